import { expect, test } from "vitest";
import { newerThan } from "../../lib/posture/newer-report.ts";
import type { Report } from "../../lib/posture/snapshot.ts";
import { aReport } from "../builders/a-report.ts";
import { assess } from "./assessing.ts";

function newerOf(older: Partial<Report>, other: Partial<Report>): string | null {
  const { reports } = assess({
    reports: [aReport({ id: "report-a", ...older }), aReport({ id: "report-b", ...other })],
  });
  const [first] = reports;
  return first === undefined ? null : (newerThan(first, reports)?.id ?? null);
}

const later = { periodEnd: "2027-03-31T00:00:00.000Z" };

test("a report of the same series and name with a later period is newer", () => {
  expect(newerOf({}, later)).toBe("report-b");
  expect(newerOf(later, {})).toBeNull();
});

test("the dates in a name are no part of it", () => {
  expect(
    newerOf({ name: "SOC 2 Report - Spring 2026" }, { name: "SOC 2 Report - Fall 2026", ...later }),
  ).toBe("report-b");
});

test("another report of the series is no newer one", () => {
  expect(newerOf({}, { name: "System and Organization Controls (SOC) 1 Report", ...later })).toBe(
    null,
  );
});

test("nor is another edition of a standard", () => {
  const iso = { series: "ISO" };
  expect(
    newerOf({ ...iso, name: "ISO 27001:2013" }, { ...iso, name: "ISO 27001:2022", ...later }),
  ).toBeNull();
});

test("nor a vendor's, nor one that is not published", () => {
  expect(newerOf({}, { companyName: "Contoso, Inc.", ...later })).toBeNull();
  expect(newerOf({}, { state: "UNPUBLISHED", ...later })).toBeNull();
});

test("a later version of the same report is newer", () => {
  expect(newerOf({}, { id: "report-a", version: 2 })).toBe("report-a");
});
