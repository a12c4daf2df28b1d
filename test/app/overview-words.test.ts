import { describe, expect, test } from "vitest";
import { seenLast } from "../../app/_overview/seen-last.ts";
import { openingOf } from "../../lib/posture/opening-sentence.ts";
import type { FindingGroup, Posture } from "../../lib/posture/posture.ts";
import { rankFixes } from "../../lib/posture/rank-fixes.ts";
import type { PostureStatus } from "../../lib/posture/vocabulary.ts";
import { aPosture } from "../builders/a-posture.ts";
import { aControl } from "./a-control.ts";

const noFindings = { critical: 0, high: 0, medium: 0, low: 0, archived: 0, sample: 0 };

/** A posture in which only what the first sentence looks at is said. */
function aPostureWith(given: Partial<Posture>, status: PostureStatus): Posture {
  return { ...aPosture(), status, controls: [], findings: noFindings, ...given };
}

describe("the first sentence", () => {
  test("names the worst that fails or is active, and nothing milder", () => {
    const posture = aPostureWith(
      {
        controls: [aControl({ severity: "critical" }), aControl({ severity: "high" })],
        findings: { ...noFindings, critical: 2, high: 9 },
      },
      "at_risk",
    );
    expect(openingOf(posture)).toEqual({
      kind: "urgent",
      severity: "critical",
      controls: 1,
      findings: 2,
    });
  });

  test("high is urgent when nothing is critical", () => {
    const posture = aPostureWith({ findings: { ...noFindings, high: 1 } }, "at_risk");
    expect(openingOf(posture)).toMatchObject({ kind: "urgent", severity: "high", controls: 0 });
  });

  test("medium and low are smaller things", () => {
    const posture = aPostureWith({ controls: [aControl({ severity: "low" })] }, "attention");
    expect(openingOf(posture)).toMatchObject({ kind: "smaller", controls: 1 });
  });

  test("nothing failing is clean only where it was seen", () => {
    expect(openingOf(aPostureWith({}, "met_where_seen"))).toEqual({ kind: "clean_where_seen" });
    expect(openingOf(aPostureWith({}, "met"))).toEqual({ kind: "clean" });
  });

  test("nothing judged is not clean", () => {
    expect(openingOf(aPostureWith({}, "unknown"))).toEqual({ kind: "unknown" });
  });

  test("a passing control of critical severity is no alarm", () => {
    const controls = [aControl({ severity: "critical", status: "passing" })];
    expect(openingOf(aPostureWith({ controls }, "met")).kind).toBe("clean");
  });
});

describe("why findings stand among what to fix first", () => {
  const now = "2026-03-08T12:00:00.000Z";

  test.each([
    ["2026-03-08T11:50:00.000Z", "last seen 10 min ago"],
    ["2026-03-06T16:00:00.000Z", "last seen 44 h ago"],
    ["2026-03-02T12:00:00.000Z", "last seen 6 days ago"],
    [null, null],
  ])("is when they were seen last: %s", (lastSeenAt, words) => {
    expect(seenLast({ lastSeenAt }, now)).toBe(words);
  });
});

describe("what to fix first", () => {
  const group = (given: Partial<FindingGroup>): FindingGroup => ({
    type: "Backdoor:EC2/Spambot",
    title: "Instance sends spam",
    severity: "medium",
    severityScore: 5,
    count: 1,
    regions: ["eu-west-1"],
    pillars: ["security"],
    responsibility: "os-network-firewall",
    lastSeenAt: null,
    asDoer: 0,
    resources: 1,
    lastDay: { made: 0, seen: 0 },
    ...given,
  });
  const order = (posture: Pick<Posture, "controls" | "findingGroups">) =>
    rankFixes(posture).map((fix) => (fix.kind === "control" ? fix.control.key : fix.group.type));

  test("severity decides, whatever the number of resources", () => {
    const controls = [
      aControl({ key: "MANY", severity: "low", nonCompliantResources: 900 }),
      aControl({ key: "ONE", severity: "critical", nonCompliantResources: 1 }),
    ];
    expect(order({ controls, findingGroups: [] })).toEqual(["ONE", "MANY"]);
  });

  test("within a severity, what happens comes before what could happen, then what touches more", () => {
    const controls = [
      aControl({ key: "FEW", nonCompliantResources: 1 }),
      aControl({ key: "MORE", nonCompliantResources: 7 }),
    ];
    const findingGroups = [group({ type: "A", count: 1 }), group({ type: "B", count: 3 })];
    expect(order({ controls, findingGroups })).toEqual(["B", "A", "MORE", "FEW"]);
  });

  test("what passes, is excepted or was not seen is not to be fixed", () => {
    const controls = (["passing", "excepted", "notApplicable", "notEvaluated"] as const).map(
      (status) => aControl({ status }),
    );
    expect(order({ controls, findingGroups: [] })).toEqual([]);
  });
});
