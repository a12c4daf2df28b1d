/** The sample account: its size, its coverage, and that it is the same every time. */
import { describe, expect, test } from "vitest";
import packs from "./facts/conformance-packs.json" with { type: "json" };
import { buildSampleAccount } from "./sample-account.ts";
import type { FakeFinding, FakeRow, FakeRule } from "./state.ts";

const now = new Date("2026-11-22T09:00:00Z");
const account = buildSampleAccount({ now });
const regions = [...account.regions.values()];
const rules: readonly FakeRule[] = regions.flatMap((region) => [...region.rules.values()]);
const rows: readonly FakeRow[] = rules
  .flatMap((rule) => [...rule.rows.values()])
  .filter(({ verdict }) => verdict !== "NOT_APPLICABLE");
const findings: readonly FakeFinding[] = regions.flatMap((region) => [
  ...(region.detector?.findings.values() ?? []),
]);

/** The whole state as text: maps as lists, dates as instants. */
const asText = (seed: number, at = now): string =>
  JSON.stringify(buildSampleAccount({ now: at, seed }), (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );

describe("its size", () => {
  test("at least 17 regions are enabled and some are not", () => {
    const enabled = regions.filter(({ optStatus }) => optStatus.startsWith("ENABLED"));

    expect(enabled.length).toBeGreaterThanOrEqual(17);
    expect(regions.length).toBeGreaterThan(enabled.length);
  });

  test("about 3,000 evaluations, mostly compliant", () => {
    const failing = rows.filter(({ verdict }) => verdict === "NON_COMPLIANT").length;

    expect(rows.length).toBeGreaterThanOrEqual(2800);
    expect(rows.length).toBeLessThanOrEqual(3300);
    expect(failing / rows.length).toBeGreaterThan(0.05);
    expect(failing / rows.length).toBeLessThan(0.2);
  });

  test.each([2, 3, 4, 5])("and so with seed %i", (seed) => {
    const { rules: told } = buildSampleAccount({ now, seed }).truth();
    const pairs = told.reduce(
      (sum, rule) => sum + rule.compliantResources + rule.nonCompliantResources,
      0,
    );

    expect(pairs).toBeGreaterThanOrEqual(2800);
    expect(pairs).toBeLessThanOrEqual(3300);
  });

  test("200 findings of 40 or more types, some archived, some samples", () => {
    const { findings: counts } = account.truth();

    expect(findings).toHaveLength(200);
    expect(new Set(findings.map(({ type }) => type)).size).toBeGreaterThanOrEqual(40);
    expect(counts.archived).toBeGreaterThanOrEqual(20);
    expect(counts.sample).toBeGreaterThanOrEqual(4);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(200);
  });

  test("6 conformance packs under AWS's names, 25 reports, a business associate addendum", () => {
    const told = account.truth();

    expect(told.conformancePacks).toHaveLength(6);
    expect(told.conformancePacks.filter(({ name }) => !(name in packs))).toEqual([]);
    expect(told.reports).toHaveLength(25);
    expect(told.agreements).toContainEqual(
      expect.objectContaining({ name: "AWS Business Associate Addendum", state: "ACTIVE" }),
    );
  });
});

describe("it is the same every time", () => {
  test("same seed and same now, same account to the last byte", () => {
    expect(asText(1)).toBe(asText(1));
  });

  test("another seed is another account", () => {
    expect(asText(2)).not.toBe(asText(1));
  });

  test("at another time only the dates move", () => {
    const withoutDates = (text: string): string =>
      text.replace(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g, "").replace(/(At"|Seen"|Time"):[\d.]+/g, "$1");

    expect(withoutDates(asText(1, new Date("2027-03-01T00:00:00Z")))).toBe(withoutDates(asText(1)));
  });

  test("nothing is dated after now, and no finding is older than the 90 days AWS keeps it", () => {
    const oldest = new Date(now.getTime() - 90 * 86_400_000);

    expect(
      rows.filter((row) => row.evaluatedAt > now || row.inStateSince > row.evaluatedAt),
    ).toEqual([]);
    expect(
      findings.filter(
        ({ createdAt, updatedAt }) =>
          new Date(createdAt) < oldest || new Date(updatedAt) > now || createdAt > updatedAt,
      ),
    ).toEqual([]);
  });
});

describe("what its truth says of coverage", () => {
  test("every enabled region has a row for both services, and Artifact one for the account", () => {
    const { coverage } = account.truth();
    const reasons = new Set(coverage.map(({ source, reason }) => `${source} ${reason}`));

    expect(coverage.filter(({ source }) => source === "artifact")).toEqual([
      {
        accountId: "111122223333",
        region: "global",
        source: "artifact",
        state: "read",
        reason: null,
      },
    ]);
    expect(coverage.filter(({ source }) => source === "config")).toHaveLength(18);
    expect(coverage.filter(({ source }) => source === "guardduty")).toHaveLength(18);
    expect(reasons).toEqual(
      new Set([
        "artifact null",
        "config null",
        "config recorder_missing",
        "config recorder_stopped",
        "config denied_by_scp",
        "guardduty null",
        "guardduty detector_missing",
        "guardduty detector_suspended",
        "guardduty denied",
        "guardduty denied_by_scp",
      ]),
    );
  });
});
