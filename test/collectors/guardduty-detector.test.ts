import { describe, expect, test } from "vitest";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { onlyThere, region } from "./a-region.ts";
import { aSandbox, now } from "./a-sandbox.ts";
import { aWatchedAccount, aWireFinding } from "./a-watched-account.ts";

describe("the detector", () => {
  test("that is not there makes GuardDuty not set up, which is a fact that was read", async () => {
    const { collect } = await aSandbox(buildEmptyAccount({ now }));

    const observation = (await collect(onlyThere)).guardduty(region);

    expect(observation.coverage).toMatchObject({ state: "not_set_up", reason: "detector_missing" });
    expect(observation.reading).toEqual({ detector: null, findings: { kind: "all" } });
  });

  test("that is on says its protection plans, those unknown to us too", async () => {
    const { collect } = await aSandbox(aWatchedAccount());

    const observation = (await collect(onlyThere)).guardduty(region);

    expect(observation.coverage).toMatchObject({ state: "read", reason: null, detail: "" });
    expect(observation.reading?.detector).toEqual({
      accountId: "111122223333",
      region,
      id: "12abc34d567e8fa901bc2d34e56789f0",
      status: "ENABLED",
      features: [
        { name: "CLOUD_TRAIL", status: "ENABLED" },
        { name: "A_PLAN_OF_NEXT_YEAR", status: "DISABLED" },
      ],
    });
  });

  test("that is suspended makes GuardDuty not set up, with the findings it still holds", async () => {
    const account = aWatchedAccount([aWireFinding("f1")]);
    account.suspendDetector(region);
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.guardduty(region).coverage).toMatchObject({
      state: "not_set_up",
      reason: "detector_suspended",
    });
    expect(collected.findings(region)).toHaveLength(1);
  });

  test("that vanishes between two calls is not there", async () => {
    const account = aWatchedAccount();
    account.fault({
      operation: "GetDetector",
      fault: {
        kind: "answer",
        status: 400,
        body: '{"__type":"BadRequestException","message":"The request is rejected because the input detectorId is not owned by the current account."}',
      },
    });
    const { collect } = await aSandbox(account);

    const observation = (await collect(onlyThere)).guardduty(region);

    expect(observation.coverage).toMatchObject({ state: "not_set_up", reason: "detector_missing" });
  });

  test("that cannot be read leaves GuardDuty not read", async () => {
    const account = aWatchedAccount([aWireFinding("f1")]);
    account.deny({ service: "guardduty", operation: "GetDetector", by: "identity_policy" });
    const { collect } = await aSandbox(account);

    const observation = (await collect(onlyThere)).guardduty(region);

    expect(observation).toMatchObject({
      reading: null,
      coverage: {
        state: "not_read",
        reason: "denied",
        detail: expect.stringContaining("guardduty:GetDetector"),
      },
    });
  });
});
