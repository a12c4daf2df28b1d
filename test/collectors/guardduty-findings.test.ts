import { describe, expect, test } from "vitest";
import type { FakeAccount } from "../fake-aws/account.ts";
import { onlyThere, region } from "./a-region.ts";
import { aSandbox, callsIn, now } from "./a-sandbox.ts";
import { aWatchedAccount, aWireFinding } from "./a-watched-account.ts";

const findingsOf = async (account: FakeAccount) => {
  const { collect } = await aSandbox(account);
  return (await collect(onlyThere)).findings(region);
};

/** Findings a second apart: `f0` is the latest. */
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aWireFinding(`f${index}`, {
      updatedAt: new Date(now.getTime() - index * 1000).toISOString(),
    }),
  );

describe("a finding", () => {
  test("is read with what the posture needs and all that AWS said", async () => {
    const [finding] = await findingsOf(aWatchedAccount([aWireFinding("f1")]));

    const { detail, ...summary } = finding ?? { detail: "null" };
    expect(summary).toEqual({
      accountId: "111122223333",
      region,
      id: "f1",
      arn: `arn:aws:guardduty:${region}:111122223333:detector/d/finding/f1`,
      type: "UnauthorizedAccess:EC2/SSHBruteForce",
      title: "i-0abc is under attack",
      description: "Somebody tries passwords.",
      severityScore: 8,
      createdAt: "2026-11-20T08:00:00.000Z",
      updatedAt: "2026-11-21T08:00:00.000Z",
      firstSeenAt: "2026-11-20T07:00:00.000Z",
      lastSeenAt: "2026-11-21T07:00:00.000Z",
      count: 3,
      archived: false,
      sample: false,
      resourceType: "Instance",
      resourceId: "i-0abc",
      resourceRole: "TARGET",
      attackSequenceArn: null,
    });
    expect(JSON.parse(detail)).toMatchObject({
      Id: "f1",
      Resource: { InstanceDetails: { InstanceId: "i-0abc" } },
      Service: { EventFirstSeen: "2026-11-20T07:00:00Z" },
    });
  });

  test("that is archived is read too, and says so", async () => {
    const archived = aWireFinding("f1", { service: { archived: true, count: 1 } });

    const findings = await findingsOf(aWatchedAccount([archived, aWireFinding("f2")]));

    expect(findings.map(({ id, archived }) => [id, archived]).sort()).toEqual([
      ["f1", true],
      ["f2", false],
    ]);
  });

  test.each([
    ["by its title", { title: "[SAMPLE] something" }, true],
    [
      "by its additional information",
      {
        service: {
          archived: false,
          count: 1,
          additionalInfo: { type: "default", value: '{"sample":true}' },
        },
      },
      true,
    ],
    [
      "never by information that is no JSON",
      {
        service: {
          archived: false,
          count: 1,
          additionalInfo: { type: "default", value: "sample: true" },
        },
      },
      false,
    ],
  ])("is known as a sample %s", async (_, given, sample) => {
    const findings = await findingsOf(aWatchedAccount([aWireFinding("f1", given)]));

    expect(findings).toMatchObject([{ sample }]);
  });

  test("with nothing but what AWS promises is still a finding", async () => {
    const bare = {
      accountId: "111122223333",
      arn: "arn:aws:guardduty:eu-west-1:111122223333:detector/d/finding/f1",
      createdAt: "2026-11-20T08:00:00.000Z",
      id: "f1",
      region,
      resource: {},
      schemaVersion: "2.0",
      severity: 2,
      type: "Recon:EC2/Portscan",
      updatedAt: "2026-11-21T08:00:00.000Z",
    };
    const account = aWatchedAccount();
    account.fault({
      operation: "GetFindingsStatistics",
      fault: {
        kind: "answer",
        body: '{"findingStatistics":{"groupedBySeverity":[{"severity":2,"totalFindings":1}]}}',
      },
    });
    account.fault({
      operation: "ListFindings",
      fault: { kind: "answer", body: '{"findingIds":["f1"]}' },
    });
    account.fault({
      operation: "GetFindings",
      fault: { kind: "answer", body: JSON.stringify({ findings: [bare] }) },
    });

    const findings = await findingsOf(account);

    expect(findings).toMatchObject([
      {
        title: "Recon:EC2/Portscan",
        description: "",
        count: 1,
        archived: false,
        sample: false,
        resourceType: "unknown",
        resourceId: null,
        resourceRole: null,
        firstSeenAt: null,
      },
    ]);
  });

  test.each([
    [
      "Instance",
      { instanceDetails: { instanceId: "i-1" }, accessKeyDetails: { userName: "me" } },
      "i-1",
    ],
    [
      "AccessKey",
      { instanceDetails: { instanceId: "i-1" }, accessKeyDetails: { userName: "me" } },
      "me",
    ],
    [
      "S3Bucket",
      { s3BucketDetails: [{ name: "bucket" }], accessKeyDetails: { userName: "me" } },
      "bucket",
    ],
    ["EKSCluster", { eksClusterDetails: { name: "cluster" } }, "cluster"],
    ["SomethingNew", { lambdaDetails: { functionName: "fn" } }, "fn"],
    ["AttackSequence", {}, null],
  ])(
    "about a resource of type %s goes by that resource's name",
    async (resourceType, details, name) => {
      const finding = aWireFinding("f1", { resource: { resourceType, ...details } });

      const findings = await findingsOf(aWatchedAccount([finding]));

      expect(findings).toMatchObject([{ resourceType, resourceId: name }]);
    },
  );

  test("of another account that this one administers is not this account's", async () => {
    const members = aWireFinding("f1", { accountId: "444455556666" });

    const findings = await findingsOf(aWatchedAccount([members, aWireFinding("f2")]));

    expect(findings.map(({ id }) => id)).toEqual(["f2"]);
  });
});

describe("many findings", () => {
  test("are listed and asked for in fifties, through an empty page in the middle", async () => {
    const account = aWatchedAccount(many(120));

    const findings = await findingsOf(account);

    expect(new Set(findings.map(({ id }) => id)).size).toBe(120);
    expect(callsIn(account, region)).toMatchObject({
      "guardduty:GetFindingsStatistics": 1,
      "guardduty:ListFindings": 4,
      "guardduty:GetFindings": 3,
    });
  });

  test("of which one is updated while they are listed, and so is listed twice, are read as they are then", async () => {
    const account = aWatchedAccount(many(50));
    const pageOf = (findingIds: readonly string[], nextToken: string) =>
      ({ kind: "answer", body: JSON.stringify({ findingIds, nextToken }) }) as const;
    const ids = many(50).map(({ id }) => id);
    account.fault({ operation: "ListFindings", times: 1, fault: pageOf(ids, "more") });
    account.fault({ operation: "ListFindings", fault: pageOf(["f49"], "") });

    const findings = await findingsOf(account);

    expect(findings).toHaveLength(50);
    expect(callsIn(account, region)).toMatchObject({ "guardduty:GetFindings": 2 });
  });

  test("of which some could not be read are those that were, and the rest stays as it was known", async () => {
    const account = aWatchedAccount(many(120));
    account.fault({ operation: "GetFindings", after: 1, fault: { kind: "denied" } });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.guardduty(region)).toMatchObject({
      coverage: {
        state: "partial",
        reason: "denied",
        detail: expect.stringContaining("guardduty:GetFindings"),
      },
      reading: {
        detector: { status: "ENABLED" },
        findings: { kind: "changes", gone: [], listed: false },
      },
    });
    const oldest = many(120)
      .slice(-50)
      .map(({ id }) => id);
    expect(collected.findings(region).map(({ id }) => id)).toEqual(expect.arrayContaining(oldest));
    expect(collected.findings(region)).toHaveLength(50);
  });

  test("of which none could be read are unknown", async () => {
    const account = aWatchedAccount(many(3));
    account.deny({ service: "guardduty", operation: "GetFindings", by: "identity_policy" });
    const { collect } = await aSandbox(account);

    const observation = (await collect(onlyThere)).guardduty(region);

    expect(observation).toMatchObject({
      coverage: { state: "partial", reason: "denied" },
      reading: { detector: { status: "ENABLED" }, findings: null },
    });
  });

  test("whose list breaks off are read as far as the list went, and the next reading goes on there", async () => {
    const account = aWatchedAccount(many(120));
    const heal = account.fault({
      operation: "ListFindings",
      after: 2,
      fault: { kind: "malformed_json" },
    });
    const { collect } = await aSandbox(account);
    const first = await collect(onlyThere);
    heal();
    account.forgetCalls();

    const second = await collect(onlyThere, { after: first });

    expect(first.guardduty(region).coverage).toMatchObject({
      state: "partial",
      reason: "malformed",
    });
    expect(first.findings(region)).toHaveLength(50);
    expect(second.guardduty(region).coverage).toMatchObject({ state: "read" });
    expect(second.findings(region)).toHaveLength(120);
  });
});

describe("a finding that is listed and not given", () => {
  const listing = (...ids: readonly string[]) =>
    ({ kind: "answer", body: JSON.stringify({ findingIds: ids, nextToken: "" }) }) as const;

  test("has vanished, if it is not listed any more", async () => {
    const account = aWatchedAccount(many(3).filter(({ id }) => id !== "f1"));
    account.fault({ operation: "ListFindings", times: 1, fault: listing("f0", "vanished", "f2") });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.guardduty(region).coverage).toMatchObject({ state: "read" });
    expect(
      collected
        .findings(region)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["f0", "f2"]);
  });

  test("is asked for once more, if it still is", async () => {
    const account = aWatchedAccount(many(3));
    account.fault({
      operation: "GetFindings",
      times: 1,
      fault: { kind: "answer", body: '{"findings":[]}' },
    });

    const findings = await findingsOf(account);

    expect(findings).toHaveLength(3);
  });

  test("is a failure that names it, if it never comes", async () => {
    const account = aWatchedAccount(many(3));
    account.fault({ operation: "ListFindings", fault: listing("f0", "hidden", "f2") });
    const { collect } = await aSandbox(account);

    const observation = (await collect(onlyThere)).guardduty(region);

    expect(observation.coverage).toMatchObject({
      state: "partial",
      reason: "aws_error",
      detail: "guardduty:GetFindings: the finding hidden stood in the list and was not given",
    });
  });
});
