import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePostures } from "../../lib/posture/compare-postures.ts";
import type { ControlChange } from "../../lib/posture/posture-changes.ts";
import { countControls } from "../../lib/posture/roll-up.ts";
import {
  type ControlChangeKind,
  changeCauses,
  controlStatuses,
  pillarIds,
} from "../../lib/posture/vocabulary.ts";
import { anyPosture } from "./any-account.ts";

const mirrored: Readonly<Record<ControlChangeKind, ControlChangeKind>> = {
  newly_failing: "no_longer_failing",
  no_longer_failing: "newly_failing",
  more_failing: "fewer_failing",
  fewer_failing: "more_failing",
  newly_seen: "no_longer_seen",
  no_longer_seen: "newly_seen",
  in_scope: "out_of_scope",
  out_of_scope: "in_scope",
  excepted: "no_longer_excepted",
  no_longer_excepted: "excepted",
  appeared: "disappeared",
  disappeared: "appeared",
  placed: "placed",
};

const place = fc.constantFrom(null, ...pillarIds);

/** What must be the same of a change, whichever way time runs. */
const told = ({ key, kind, cause, alsoBy, before, after }: ControlChange) => ({
  key,
  kind,
  cause,
  alsoBy,
  before,
  after,
});

describe("the laws of change", () => {
  test("a posture compared with itself has changed in nothing", () => {
    fc.assert(
      fc.property(anyPosture, place, (posture, pillar) => {
        const changes = comparePostures(posture, posture, pillar);

        expect(changes.controls).toEqual([]);
        expect(changes.findings.groups).toEqual([]);
        expect(changes.reports).toEqual([]);
        expect(changes.coverage).toEqual([]);
        expect(changeCauses.map((cause) => changes.byCause[cause].changed)).toEqual([
          0, 0, 0, 0, 0,
        ]);
      }),
    );
  });

  test("swapping before and after mirrors every change, under the same cause", () => {
    fc.assert(
      fc.property(anyPosture, anyPosture, place, (one, two, pillar) => {
        const byKeyOf = (a: ControlChange, b: ControlChange) => (a.key < b.key ? -1 : 1);
        const there = comparePostures(one, two, pillar).controls.toSorted(byKeyOf).map(told);
        const back = comparePostures(two, one, pillar).controls.toSorted(byKeyOf).map(told);

        expect(back).toEqual(
          there.map((change) => ({
            ...change,
            kind: mirrored[change.kind],
            before: change.after,
            after: change.before,
          })),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("added over all causes, the figures are the difference of the counts", () => {
    fc.assert(
      fc.property(anyPosture, anyPosture, place, (before, after, pillar) => {
        const { byCause } = comparePostures(before, after, pillar);
        const within = (posture: typeof before) =>
          posture.controls.filter(({ pillars }) => pillar === null || pillars.includes(pillar));
        const [was, is] = [countControls(within(before)), countControls(within(after))];
        const sumOf = (figure: (cause: (typeof changeCauses)[number]) => number) =>
          changeCauses.reduce((sum, cause) => sum + figure(cause), 0);
        const failingResources = (posture: typeof before) =>
          within(posture).reduce((sum, control) => sum + control.nonCompliantResources, 0);

        for (const status of controlStatuses) {
          expect(sumOf((cause) => byCause[cause].counts[status])).toBe(is[status] - was[status]);
        }
        expect(sumOf((cause) => byCause[cause].failingResources)).toBe(
          failingResources(after) - failingResources(before),
        );
        expect(
          sumOf((cause) => byCause[cause].startedFailing - byCause[cause].stoppedFailing),
        ).toBe(is.failing - was.failing);
      }),
      { numRuns: 300 },
    );
  });

  test("findings add up: what the types gained and lost is what the severities did", () => {
    fc.assert(
      fc.property(anyPosture, anyPosture, (before, after) => {
        const { counts, groups } = comparePostures(before, after).findings;
        const bySeverity = Object.values(counts).reduce((sum, count) => sum + count, 0);

        expect(groups.reduce((sum, group) => sum + group.after - group.before, 0)).toBe(bySeverity);
      }),
    );
  });
});
