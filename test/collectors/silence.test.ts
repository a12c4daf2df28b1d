import { describe, expect, test } from "vitest";
import { addBucketRule, anAccount, onlyThere, region } from "./a-region.ts";
import { aSandbox, callsIn } from "./a-sandbox.ts";

/** Long for this machine, short for a test. */
const patience = { connecting: 2_000, answering: 1_000, reading: 1_000 };

describe("an address that takes every question and never answers", () => {
  test.each([
    ["config", "config:DescribeConfigurationRecorders"],
    ["guardduty", "guardduty:ListDetectors"],
    ["artifact", "artifact:ListReports"],
  ] as const)(
    "leaves %s unread as unreachable, its first question asked six times, and the others are whole",
    async (service, question) => {
      const account = anAccount();
      const rule = addBucketRule(account, { good: "COMPLIANT" });
      account.fault({ service, fault: { kind: "hang" } });
      const { collect } = await aSandbox(account);

      const collected = await collect({ ...onlyThere, patience });

      const readings = {
        config: collected.config(region),
        guardduty: collected.guardduty(region),
        artifact: collected.artifact(),
      };
      const silent = readings[service];
      expect(silent.reading).toBeNull();
      expect(silent.coverage).toMatchObject({ state: "not_read", reason: "unreachable" });
      expect(silent.coverage.detail).toMatch(new RegExp(`^${question}: .*(T|t)imeout`));
      expect(callsIn(account)[question]).toBe(6);
      for (const other of Object.values(readings))
        if (other !== silent) expect(other.reading).not.toBeNull();
      if (service !== "config") expect(collected.rule(region, rule).rows).toHaveLength(1);
    },
  );

  test("and is read when it answers at last", async () => {
    const account = anAccount();
    account.fault({ service: "config", times: 2, fault: { kind: "hang" } });
    const { collect } = await aSandbox(account);

    const collected = await collect({ ...onlyThere, patience });

    expect(collected.config(region).coverage).toMatchObject({ state: "read", detail: "" });
  });
});
