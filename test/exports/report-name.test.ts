import { expect, test } from "vitest";
import { untilInWords } from "../../lib/exports/report-name.ts";

const iso = { periodEnd: "2027-03-01T00:00:00.000Z", validUntil: "2027-03-01T00:00:00.000Z" };
const soc = { periodEnd: "2026-09-26T00:00:00.000Z", validUntil: "2027-03-26T00:00:00.000Z" };
const undated = { periodEnd: null, validUntil: null };

test("a report speaks until its period ends; no report is called valid", () => {
  expect(untilInWords([iso], false)).toBe("speaks until 2027-03-01");
  expect(untilInWords([iso, undated], false)).toBe("the first ends 2027-03-01");
  expect(untilInWords([undated], false)).toBe("undated");
  expect(untilInWords([], false)).toBe("");
});

test("where a SOC report speaks six months more, the end of its period is named", () => {
  expect(untilInWords([soc], false)).toBe("speaks until 2027-03-26 (period to 2026-09-26)");
});

test("reports that ended are said to have ended", () => {
  expect(untilInWords([soc, iso], true)).toBe("the first ended 2027-03-01");
});
