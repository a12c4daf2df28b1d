import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BroughtFinding,
  type CountedFindings,
  countsHeld,
  disagreementOf,
  firstStep,
  isListingOld,
  type KnownById,
} from "../../lib/collectors/guardduty/plan-findings.ts";
import type { KnownFindings } from "../../lib/posture/collected-rows.ts";
import { now } from "./a-sandbox.ts";

type Findings = ReadonlyMap<string, BroughtFinding>;

const updatedAt = "2026-11-21T08:00:00.000Z";

function countsOf(findings: Findings, archived?: boolean): Map<number, number> {
  const counted = [...findings.values()].filter(
    (finding) => archived === undefined || finding.archived === archived,
  );
  return new Map(
    [...Map.groupBy(counted, ({ severityScore }) => severityScore)].map(([severity, group]) => [
      severity,
      group.length,
    ]),
  );
}

function known(findings: Findings, listedAt: string | null = now.toISOString()): KnownFindings {
  return {
    updatedUntil: findings.size === 0 ? null : updatedAt,
    active: countsOf(findings, false),
    archived: countsOf(findings, true),
    listedAt,
    byId: async () => findings,
  };
}

const counted = (findings: Findings) => ({
  all: countsOf(findings),
  active: countsOf(findings, false),
});

const none: Findings = new Map();
const one: Findings = new Map([["f", { archived: false, severityScore: 8 }]]);

describe("the first step", () => {
  test.each([
    ["is nothing where none was known and none is there", none, none, "nothing"],
    ["is everything where none was known", none, one, "everything"],
    ["is what changed where some are known", one, one, "changes"],
    ["is to look again where statistics say that all known are gone", one, none, "everything"],
  ])("%s", (_, before, current, step) => {
    expect(firstStep(known(before), countsOf(current))).toBe(step);
  });

  test("is everything where a region was never read, or nobody knows how many there are", () => {
    expect(firstStep(null, countsOf(one))).toBe("everything");
    expect(firstStep(null, countsOf(none))).toBe("nothing");
    expect(firstStep(null, null)).toBe("everything");
    expect(firstStep(known(none), null)).toBe("everything");
    expect(firstStep(known(one), null)).toBe("changes");
  });
});

/** Whether the known and the changes may not be all there is. */
function needsListing(reading: {
  readonly known: KnownFindings;
  readonly byId: KnownById;
  readonly brought: Findings;
  readonly counted: CountedFindings;
}): boolean {
  const { known, counted } = reading;
  return isListingOld(known, now) || disagreementOf(counted, countsHeld(known, reading)) !== null;
}

describe("every id is listed", () => {
  const nothingNew = { byId: one, brought: none, counted: counted(one) };

  test.each([
    ["23 hours old", "2026-11-21T10:00:00.000Z", false],
    ["24 hours old", "2026-11-21T09:00:00.000Z", true],
    ["from the future", "2026-11-22T09:00:01.000Z", true],
    ["that never was", null, true],
  ])("after a listing %s: %s", (_, listedAt, needed) => {
    expect(needsListing({ ...nothingNew, known: known(one, listedAt) })).toBe(needed);
  });

  test("where a finding weighs more than it did and was not told, not where it was", () => {
    const heavier: Findings = new Map([["f", { archived: false, severityScore: 9 }]]);
    const reading = { ...nothingNew, known: known(one), counted: counted(heavier) };

    expect(needsListing({ ...reading, brought: heavier })).toBe(false);
    expect(needsListing(reading)).toBe(true);
  });
});

test("a disagreement says of which severity AWS counts how many, and how many are held", () => {
  const held = countsHeld(known(one), { byId: one, brought: none, gone: ["f"] });
  const numbers = { severity: 8, counted: 1, held: 0 };

  expect(disagreementOf(counted(one), held)).toEqual({ which: "all", ...numbers });
  expect(disagreementOf({ active: countsOf(one) }, held)).toEqual({ which: "active", ...numbers });
  expect(disagreementOf(counted(none), held)).toBeNull();
});

const flag = fc.constantFrom("active", "archived", null);
/** Findings before and now. `told`: whether the listing of changes has it. */
const histories = fc
  .array(fc.record({ before: flag, current: flag, told: fc.boolean(), severityScore: fc.nat(2) }), {
    maxLength: 12,
  })
  .map((history) => {
    const at = (state: "before" | "current", which = history) =>
      new Map(
        which.flatMap((finding) => {
          if (finding[state] === null) return [];
          const { severityScore } = finding;
          const archived = finding[state] === "archived";
          return [[String(history.indexOf(finding)), { archived, severityScore }] as const];
        }),
      );
    const told = history.filter((finding) => finding.told);
    return { before: at("before"), current: at("current"), brought: at("current", told) };
  });

const planOf = ({ before, current, brought }: Record<"before" | "current" | "brought", Findings>) =>
  needsListing({
    known: known(before),
    byId: before,
    brought,
    counted: counted(current),
  });

describe("whatever was known and whatever there is", () => {
  test("no ids are listed where the known and the changes are all there is", () => {
    fc.assert(
      fc.property(histories, ({ before, brought }) => {
        const current = new Map([...before, ...brought]);

        expect(planOf({ before, current, brought })).toBe(false);
      }),
    );
  });

  test("where no ids are listed, the known and the changes are as many of each severity as there are", () => {
    fc.assert(
      fc.property(histories, ({ before, current, brought }) => {
        const assumed = new Map([...before, ...brought]);
        const isRight = ([true, false] as const).every((archived) =>
          [0, 1, 2].every(
            (severity) =>
              (countsOf(assumed, archived).get(severity) ?? 0) ===
              (countsOf(current, archived).get(severity) ?? 0),
          ),
        );

        expect(planOf({ before, current, brought })).toBe(!isRight);
      }),
    );
  });

  test("a finding that is gone is noticed, as long as every new one was told", () => {
    fc.assert(
      fc.property(histories, ({ before, current, brought }) => {
        const assumed = new Map([...before, ...brought]);
        fc.pre(current.keys().every((id) => assumed.has(id)) && current.size < assumed.size);

        expect(planOf({ before, current, brought })).toBe(true);
      }),
    );
  });
});
