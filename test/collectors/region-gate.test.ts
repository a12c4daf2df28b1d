/** What one source finds out about a whole region the other need not ask. */
import { describe, expect, test } from "vitest";
import { createRegionGate } from "../../lib/collectors/region-gate.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { aSandbox, callsIn, now } from "./a-sandbox.ts";

const region = "ap-southeast-2";

describe("a region that is switched off", () => {
  test("is not asked again once one source knows: the other gives the same reason in the same words", async () => {
    const account = buildSampleAccount({ now });
    account.fault({ service: "config", region, fault: { kind: "region_disabled" } });
    // By the time GuardDuty's first answer is there, Config knows.
    const late = { kind: "slow", milliseconds: 2_000 } as const;
    account.fault({ operation: "ListDetectors", region, fault: late });
    const { collect } = await aSandbox(account);

    const collected = await collect({ regions: [region] });

    const { state, reason, detail } = collected.guardduty(region).coverage;
    expect({ state, reason }).toEqual({ state: "not_read", reason: "region_disabled" });
    expect(detail).toBe(collected.config(region).coverage.detail);
    expect(detail).toContain("config:DescribeConfigurationRecorders: UnrecognizedClientException");
    expect(callsIn(account, region)).toMatchObject({ "guardduty:ListDetectors": 1 });
    expect(callsIn(account, region)["guardduty:GetDetector"]).toBeUndefined();
  });

  test("says nothing of the others", async () => {
    const account = buildSampleAccount({ now });
    account.fault({ service: "config", region, fault: { kind: "region_disabled" } });
    const { collect } = await aSandbox(account);

    const collected = await collect({ regions: [region, "us-west-2"] });

    expect(collected.config("us-west-2").coverage.reason).not.toBe("region_disabled");
    expect(collected.guardduty("us-west-2").coverage.reason).not.toBe("region_disabled");
  });
});

describe("the gate of a region", () => {
  const failure = { operation: "config:DescribeConfigRules", detail: "AWS's words" } as const;

  test("is open until the region turns out to be switched off, and then gives the first words", () => {
    const gate = createRegionGate();
    gate.hear({ ...failure, reason: "denied_by_scp" });
    gate.hear({ ...failure, reason: "credentials" });
    gate.pass();
    gate.hear({ ...failure, reason: "region_disabled" });
    gate.hear({ ...failure, reason: "region_disabled", detail: "later words" });
    expect(() => gate.pass()).toThrow("AWS's words");
  });
});
