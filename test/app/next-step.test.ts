import { describe, expect, test } from "vitest";
import { actionIn, nextStepOf } from "../../lib/exports/next-step.ts";
import { groupGaps } from "../../lib/posture/group-gaps.ts";
import type { KeptCoverage } from "../../lib/posture/snapshot.ts";
import { coverageReasons } from "../../lib/posture/vocabulary.ts";

const place = {
  region: "eu-west-1",
  accountId: "111122223333",
  partition: "aws-us-gov",
  recorder: "main",
};

function aGap(given: Partial<KeptCoverage> = {}): KeptCoverage {
  return {
    accountId: "111122223333",
    region: "eu-west-1",
    source: "config",
    state: "not_read",
    reason: "denied",
    detail: "config:DescribeConfigRules: AccessDeniedException: no",
    collectedAt: "2026-11-22T09:00:00.000Z",
    lastReadAt: null,
    ...given,
  };
}

describe("the next step for what was not seen", () => {
  test.each(coverageReasons)("%s has an act of its own, and says what stays blind", (reason) => {
    const step = nextStepOf(aGap({ reason }), place);
    expect(step.act.length).toBeGreaterThan(20);
    expect(step.blind).toContain("No rule");
  });

  test("a denied read names the action to allow", () => {
    expect(nextStepOf(aGap(), place).act).toContain("config:DescribeConfigRules");
  });

  test("a denial without words does not make up an action", () => {
    expect(nextStepOf(aGap({ detail: "AccessDenied" }), place).act).toContain(
      "the action that the detail names",
    );
  });

  test("commands carry the region, the partition and the recorder's own name", () => {
    const missing = nextStepOf(aGap({ reason: "recorder_missing" }), place);
    expect(missing.command).toContain("arn:aws-us-gov:iam::111122223333:role/");
    expect(missing.command).toContain("--region eu-west-1");
    const stopped = nextStepOf(aGap({ reason: "recorder_stopped" }), place);
    expect(stopped.command).toContain("--configuration-recorder-name main");
  });

  test.each([
    ["config", "aws", "config.eu-west-1.amazonaws.com"],
    ["guardduty", "aws", "guardduty.eu-west-1.amazonaws.com"],
    ["guardduty", "aws-cn", "guardduty.eu-west-1.amazonaws.com.cn"],
    ["guardduty", "aws-eusc", "guardduty.eu-west-1.amazonaws.eu"],
    ["artifact", "aws", "artifact.us-east-1.amazonaws.com"],
    ["artifact", "aws-us-gov", "artifact.us-gov-west-1.amazonaws.com"],
  ] as const)(
    "a %s in %s that gave no answer is knocked at its own door, %s",
    (source, partition, host) => {
      const gap = aGap({ source, reason: "unreachable" });
      expect(nextStepOf(gap, { ...place, partition }).command).toContain(` https://${host}/`);
    },
  );

  test("no door is made up in a partition that is not known", () => {
    const gap = aGap({ source: "guardduty", reason: "unreachable" });
    expect(nextStepOf(gap, { ...place, partition: "aws-new" }).command).toBeNull();
  });

  test("what was read in part is not called blind as a whole", () => {
    expect(nextStepOf(aGap({ state: "partial" }), place).blind).toContain("Part of it was read");
  });

  test("an action is found in AWS's words, and only where there is one", () => {
    expect(actionIn("guardduty:ListDetectors: AccessDeniedException: …")).toBe(
      "guardduty:ListDetectors",
    );
    expect(actionIn("arn:aws:iam::111122223333:role/x")).toBeNull();
    expect(actionIn("")).toBeNull();
  });
});

describe("gaps for one reason are told together", () => {
  test("by source, state and reason; what failed comes before what is not set up", () => {
    const coverage = [
      aGap({ region: "a", state: "read", reason: null }),
      aGap({ region: "b", state: "not_set_up", reason: "recorder_missing" }),
      aGap({ region: "c" }),
      aGap({ region: "d", state: "not_set_up", reason: "recorder_missing" }),
      aGap({ region: "e", state: "partial", reason: "throttled" }),
    ];
    expect(groupGaps(coverage).map(({ gaps }) => gaps.map(({ region }) => region))).toEqual([
      ["c"],
      ["b", "d"],
      ["e"],
    ]);
  });

  test("no gap, no group", () => {
    expect(groupGaps([aGap({ state: "read", reason: null })])).toEqual([]);
  });
});

describe("what stays blind", () => {
  const gap = { source: "config", detail: "" } as const;

  test("is no control where Config was never set up, for no rule is known there", () => {
    const { blind } = nextStepOf(
      { ...gap, state: "not_set_up", reason: "recorder_missing" },
      place,
    );
    expect(blind).toMatch(/^No rule is known to be deployed here/);
  });

  test("is every control that needs the region where reading failed", () => {
    const { blind } = nextStepOf({ ...gap, state: "not_read", reason: "denied" }, place);
    expect(blind).toContain("every control that needs this region counts as not seen");
  });
});
