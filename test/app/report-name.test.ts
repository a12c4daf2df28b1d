import { expect, test } from "vitest";
import { firstToEnd } from "../../lib/exports/report-name.ts";

test("the report that ends first comes first, and one without a date last", () => {
  const reports = ["2028-10-17", null, "2027-03-25", "2027-12-31"].map((validUntil) => ({
    validUntil,
  }));
  expect(firstToEnd(reports).map(({ validUntil }) => validUntil)).toEqual([
    "2027-03-25",
    "2027-12-31",
    "2028-10-17",
    null,
  ]);
});
