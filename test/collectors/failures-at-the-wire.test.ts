import { describe, expect, test } from "vitest";
import type { Fault } from "../fake-aws/faults.ts";
import { addBucketRule, anAccount, onlyThere, region } from "./a-region.ts";
import { aSandbox, callsIn } from "./a-sandbox.ts";

/** Collects one region in which a service answers with nothing but this fault. */
async function collectWith(service: "config" | "guardduty" | "artifact", fault: Fault) {
  const account = anAccount();
  addBucketRule(account, { good: "COMPLIANT" });
  account.fault({ service, fault });
  const { collect } = await aSandbox(account);
  const collected = await collect(onlyThere);
  const observation = service === "artifact" ? collected.artifact() : collected[service](region);
  return { account, observation };
}

const services = ["config", "guardduty", "artifact"] as const;

const faults = [
  ["denied", { kind: "denied" }, "denied"],
  ["denied by an organisation's policy", { kind: "denied_by_scp" }, "denied_by_scp"],
  ["denied without a word", { kind: "empty_message_denied" }, "not_in_region"],
  ["met with expired credentials", { kind: "expired" }, "credentials"],
  ["answered with half an answer", { kind: "malformed_json" }, "malformed"],
  ["answered by a proxy's log-in page", { kind: "html_page" }, "malformed"],
] as const satisfies readonly (readonly [string, Fault, string])[];

describe.each(services)("%s", (service) => {
  test.each(faults)(
    "that is %s is not read, once asked, and says why",
    async (_, fault, reason) => {
      const { observation } = await collectWith(service, fault);

      expect(observation.reading).toBeNull();
      expect(observation.coverage).toMatchObject({ state: "not_read", reason });
      expect(observation.coverage.detail).toMatch(new RegExp(`^${service}:\\w+: .+`));
    },
  );
});

describe("a region that is switched off", () => {
  test("is recognised by credentials that home accepts, and asked no further", async () => {
    const account = anAccount();
    account.fault({ service: "config", region, fault: { kind: "region_disabled" } });
    const { collect } = await aSandbox(account);

    const { coverage } = (await collect(onlyThere)).config(region);

    expect(coverage).toMatchObject({ state: "not_read", reason: "region_disabled" });
    expect(callsIn(account, region)["config:DescribeConfigurationRecorders"]).toBe(1);
    expect(callsIn(account)["sts:GetCallerIdentity"]).toBe(2);
  });

  test("is not what stands behind it when home refuses the credentials as well", async () => {
    const account = anAccount();
    account.fault({ service: "config", region, fault: { kind: "wrong_credentials" } });
    account.fault({ service: "sts", after: 1, fault: { kind: "wrong_credentials" } });
    const { collect } = await aSandbox(account);

    const { coverage } = (await collect(onlyThere)).config(region);

    expect(coverage).toMatchObject({ state: "not_read", reason: "credentials" });
  });
});

describe("AWS's own trouble", () => {
  test("that passes is not even noticed", async () => {
    const account = anAccount();
    const name = addBucketRule(account, { good: "COMPLIANT" });
    account.fault({ service: "config", times: 2, fault: { kind: "server_error" } });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.config(region).coverage.state).toBe("read");
    expect(collected.rule(region, name).rows).toHaveLength(1);
  });

  test("that stays is told as AWS's, with the number of attempts", async () => {
    const { observation } = await collectWith("guardduty", { kind: "server_error" });

    expect(observation.coverage).toMatchObject({
      state: "not_read",
      reason: "aws_error",
      detail: expect.stringContaining("after 6 attempts"),
    });
  });

  test("a connection that is cut once is made again", async () => {
    const account = anAccount();
    account.fault({ service: "config", times: 1, fault: { kind: "reset" } });
    const { collect } = await aSandbox(account);

    expect((await collect(onlyThere)).config(region).coverage.state).toBe("read");
  });

  test("a connection that is always cut is unreachable", async () => {
    const { observation } = await collectWith("config", { kind: "reset" });

    expect(observation.coverage).toMatchObject({ state: "not_read", reason: "unreachable" });
  });
});

describe("throttling", () => {
  test("that passes costs time and nothing else", async () => {
    const account = anAccount();
    const name = addBucketRule(account, { bad: "NON_COMPLIANT" });
    account.fault({
      operation: "GetComplianceDetailsByConfigRule",
      times: 1,
      fault: { kind: "throttled" },
    });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.config(region).coverage).toMatchObject({ state: "read", detail: "" });
    expect(collected.rule(region, name).rows[0]?.annotation).toBe("bad keeps no versions");
  });
});
