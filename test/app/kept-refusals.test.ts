import { expect, test } from "vitest";
import {
  forgetRefusal,
  keepRefusal,
  keptRefusal,
  mostKept,
} from "../../app/evidence/reports/[report]/kept-refusals.ts";

const aRefusal = (report: string) => ({
  report,
  at: "2026-11-22T09:00:00.000Z",
  refusal: { kind: "refused", why: "denied", detail: "", waitSeconds: null } as const,
});

test("why a request led nowhere is told to who has its name, on its report's page, until one leads on", () => {
  const latest = aRefusal("report-a");
  const name = keepRefusal(latest);
  expect(keptRefusal(name, "report-a")).toBe(latest);
  expect(keptRefusal(name, "report-b")).toBeNull();
  expect(keptRefusal("", "report-a")).toBeNull();
  forgetRefusal(name);
  expect(keptRefusal(name, "report-a")).toBeNull();
});

test("however many requests lead nowhere, only so many are remembered, the newest", () => {
  const names = Array.from({ length: mostKept + 50 }, () => keepRefusal(aRefusal("report-a")));
  const told = names.filter((name) => keptRefusal(name, "report-a") !== null);
  expect(told).toEqual(names.slice(50));
});
