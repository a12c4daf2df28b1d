import { describe, expect, test } from "vitest";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { addBucketRule, addPackWith, anAccount, onlyThere, region } from "./a-region.ts";
import { aSandbox, now } from "./a-sandbox.ts";
import { aWatchedAccount, aWireFinding } from "./a-watched-account.ts";

describe("an account that refuses everything", () => {
  test("is a ledger of refusals: the one region known, and those that are not, each with AWS's words", async () => {
    const account = buildEmptyAccount({ now });
    account.deny({ service: "*", by: "identity_policy" });
    const { collect } = await aSandbox(account);

    const { observations } = await collect();

    expect(
      observations
        .map(
          ({ coverage: { region, source, state, reason } }) =>
            `${source} ${region} ${state} ${reason}`,
        )
        .sort(),
    ).toEqual([
      "artifact global not_read denied",
      "config unlisted not_read denied",
      "config us-east-1 not_read denied",
      "guardduty unlisted not_read denied",
      "guardduty us-east-1 not_read denied",
    ]);
    for (const { coverage, reading } of observations) {
      expect(reading).toBeNull();
      expect(coverage.detail).toContain("is not authorized to perform");
      expect(coverage.collectedAt).toBe(now.toISOString());
    }
  });
});

describe("an account without Config anywhere", () => {
  test("was read: there is nothing set up, which is not the same as a failure", async () => {
    const { collect } = await aSandbox(buildEmptyAccount({ now }));

    const { observations } = await collect();

    const config = observations.filter(({ source }) => source === "config");
    expect(config).toHaveLength(18);
    for (const { coverage, reading } of config) {
      expect(coverage).toMatchObject({ state: "not_set_up", reason: "recorder_missing" });
      expect(reading).toEqual({ recorder: null, rules: [], packs: [] });
    }
  });
});

describe("credentials that run out while they are used", () => {
  test("leave what follows unread, as credentials, and what came before stands", async () => {
    const account = anAccount();
    addBucketRule(account, { bad: "NON_COMPLIANT" });
    account.fault({ operation: "GetComplianceDetailsByConfigRule", fault: { kind: "expired" } });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.config(region).coverage).toMatchObject({
      state: "partial",
      reason: "credentials",
      detail: expect.stringContaining("ExpiredTokenException"),
    });
    expect(collected.evaluations(region)).toHaveLength(1);
  });
});

/** What an account's owner, or an attacker who names things there, may write. */
const hostile = {
  html: '<script>alert(1)</script><img src=x onerror="alert(2)">',
  formula: '=HYPERLINK("http://example.com","x")',
  direction: "invoice\u202Efdp.exe",
  long: "x".repeat(10_000),
  control: "a\u0000b\u0007c",
  halfPair: "a\uD800b",
};

describe("hostile text", () => {
  test("in resource names and rules' parameters is kept as it is, but for what storage chokes on", async () => {
    const account = anAccount();
    account.addRule(region, {
      name: "rule",
      resourceTypes: ["AWS::S3::Bucket"],
      parameters: hostile,
    });
    for (const resourceId of Object.values(hostile))
      account.setVerdict({
        region,
        rule: "rule",
        resourceType: "AWS::S3::Bucket",
        resourceId,
        verdict: "NON_COMPLIANT",
        annotation: resourceId.slice(0, 256),
      });
    const { collect } = await aSandbox(account);

    const rule = (await collect(onlyThere)).rule(region, "rule");

    const kept = { ...hostile, control: "ab\u0007c", halfPair: "a\uFFFDb" };
    expect(rule.rows.map(({ resourceId }) => resourceId).sort()).toEqual(
      Object.values(kept).sort(),
    );
    expect(rule.rows.map(({ annotation }) => annotation).sort()).toEqual(
      Object.values(kept)
        .map((text) => text.slice(0, 256))
        .sort(),
    );
    expect(rule.parameters).toEqual(kept);
  });

  test("in the names of rules and packs is kept, and the rule is still its pack's", async () => {
    const account = anAccount();
    const { ruleNames } = addPackWith(account, hostile.html, {
      [hostile.formula]: { bad: "NON_COMPLIANT" },
    });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, ruleNames[0] ?? "").packName).toBe(hostile.html);
    expect(collected.config(region).reading?.packs).toMatchObject([{ name: hostile.html }]);
  });

  test("in a finding is kept, in its summary and in all that AWS said", async () => {
    const account = aWatchedAccount([aWireFinding("f1", { updatedAt: "2026-11-21T08:00:00Z" })]);
    const finding = {
      accountId: account.id,
      arn: "arn",
      createdAt: "2026-11-20T08:00:00Z",
      description: hostile.long,
      id: "f1",
      partition: "aws",
      region,
      resource: { resourceType: "Instance", instanceDetails: { instanceId: hostile.direction } },
      schemaVersion: "2.0",
      service: { archived: false, count: 1, additionalInfo: { type: "x", value: hostile.control } },
      severity: 5,
      title: hostile.control,
      type: hostile.html,
      updatedAt: "2026-11-21T08:00:00Z",
    };
    account.fault({
      operation: "GetFindings",
      fault: { kind: "answer", body: JSON.stringify({ findings: [finding] }) },
    });
    const { collect } = await aSandbox(account);

    const [read] = (await collect(onlyThere)).findings(region);

    expect(read).toMatchObject({
      title: "ab\u0007c",
      description: hostile.long,
      type: hostile.html,
      resourceId: hostile.direction,
    });
    expect(read?.detail).not.toContain("\\u0000");
    expect(JSON.parse(read?.detail ?? "")).toMatchObject({
      Title: "ab\u0007c",
      Service: { AdditionalInfo: { Value: "ab\u0007c" } },
    });
  });

  test("in AWS's refusal is told, but not without end", async () => {
    const account = anAccount();
    const body = JSON.stringify({ __type: "AccessDeniedException", message: hostile.long });
    account.fault({ service: "config", fault: { kind: "answer", status: 400, body } });
    const { collect } = await aSandbox(account);

    const { coverage } = (await collect(onlyThere)).config(region);

    expect(coverage.reason).toBe("denied");
    expect(coverage.detail.length).toBeLessThan(1_100);
  });
});
