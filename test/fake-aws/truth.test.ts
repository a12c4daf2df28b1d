/** The account's truth against what the real SDK clients read of it: two ways to one number. */
import {
  DescribeConformancePacksCommand,
  type EvaluationResultIdentifier,
  GetConformancePackComplianceSummaryCommand,
  ListConformancePackComplianceScoresCommand,
  paginateDescribeComplianceByConfigRule,
  paginateDescribeConformancePackCompliance,
  paginateGetComplianceDetailsByConfigRule,
  paginateGetConformancePackComplianceDetails,
  paginateSelectResourceConfig,
} from "@aws-sdk/client-config-service";
import { GetFindingsStatisticsCommand } from "@aws-sdk/client-guardduty";
import { describe, expect, test } from "vitest";
import type { FakeAccount } from "./account.ts";
import { type Clients, watchedClients } from "./checks/watched-clients.ts";
import { handlersOf } from "./handlers.ts";
import { ruleOnItsWayOut } from "./sample/rules.ts";
import { buildSampleAccount } from "./sample-account.ts";

const freshAccount = (): FakeAccount =>
  buildSampleAccount({ now: new Date("2026-11-22T09:00:00Z") });

/** Distinct resources, or rules, by verdict. */
type Tally = Record<string, { compliant: number; failing: number }>;

const regionsWithRules = [
  "us-east-1",
  "us-west-2",
  "eu-west-1",
  "eu-central-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-west-2",
];

async function withClients<T>(
  account: FakeAccount,
  region: string,
  read: (clients: Clients) => Promise<T>,
): Promise<T> {
  const clients = watchedClients({ handlers: handlersOf(account), region });
  try {
    return await read(clients);
  } finally {
    clients.destroy();
  }
}

function count(tally: Tally, rule: string | undefined, verdict: string | undefined): void {
  const entry = tally[rule ?? ""] ?? { compliant: 0, failing: 0 };
  if (verdict === "COMPLIANT") entry.compliant += 1;
  else entry.failing += 1;
  tally[rule ?? ""] = entry;
}

const trueTally = (account: FakeAccount, region: string): Tally =>
  Object.fromEntries(
    account
      .truth()
      .rules.filter((rule) => rule.region === region && rule.state === "evaluated")
      .map((rule) => [
        rule.name,
        { compliant: rule.compliantResources, failing: rule.nonCompliantResources },
      ]),
  );

async function tallyBySql({ config: client }: Clients): Promise<Tally> {
  const tally: Tally = {};
  const Expression =
    "SELECT resourceId, configuration.configRuleList.configRuleName, configuration.configRuleList.complianceType WHERE resourceType = 'AWS::Config::ResourceCompliance'";
  for await (const { Results = [] } of paginateSelectResourceConfig({ client }, { Expression }))
    for (const row of Results)
      for (const { configRuleName, complianceType } of JSON.parse(row).configuration.configRuleList)
        if (configRuleName !== ruleOnItsWayOut.name) count(tally, configRuleName, complianceType);
  return tally;
}

/** Rows about resources that are only planned are no part of the posture. */
const isDeployed = (identifier: EvaluationResultIdentifier | undefined): boolean =>
  identifier?.EvaluationResultQualifier?.EvaluationMode !== "PROACTIVE";

async function tallyByRule(
  account: FakeAccount,
  region: string,
  { config: client }: Clients,
): Promise<Tally> {
  const tally: Tally = {};
  const { rules, packs } = account.region(region);
  for (const ConfigRuleName of rules.keys()) {
    if (ConfigRuleName.length > 64 || ConfigRuleName === ruleOnItsWayOut.name) continue;
    const pages = paginateGetComplianceDetailsByConfigRule(
      { client, pageSize: 100 },
      { ConfigRuleName },
    );
    for await (const { EvaluationResults = [] } of pages)
      for (const { ComplianceType, EvaluationResultIdentifier } of EvaluationResults)
        if (isDeployed(EvaluationResultIdentifier)) count(tally, ConfigRuleName, ComplianceType);
  }
  // Rules whose names are too long for that call are all of a pack.
  for (const ConformancePackName of packs.keys()) {
    const pages = paginateGetConformancePackComplianceDetails({ client }, { ConformancePackName });
    for await (const { ConformancePackRuleEvaluationResults = [] } of pages)
      for (const {
        EvaluationResultIdentifier,
        ComplianceType,
      } of ConformancePackRuleEvaluationResults) {
        const rule = EvaluationResultIdentifier?.EvaluationResultQualifier?.ConfigRuleName;
        if ((rule?.length ?? 0) > 64 && isDeployed(EvaluationResultIdentifier))
          count(tally, rule, ComplianceType);
      }
  }
  return tally;
}

/** Rows of a rule whose name is above 64 characters can be had through its pack, or by SQL only. */
const isReachable = (name: string): boolean =>
  name.length <= 64 || /-conformance-pack-[a-z0-9]{9}$/.test(name);

describe("every rule's verdict and numbers of resources", () => {
  test.each(regionsWithRules)("in %s, asked rule by rule", async (region) => {
    const account = freshAccount();

    const [tally, verdicts] = await withClients(account, region, async (clients) => {
      const verdicts: Record<string, string | undefined> = {};
      const pages = paginateDescribeComplianceByConfigRule({ client: clients.config }, {});
      for await (const { ComplianceByConfigRules = [] } of pages)
        for (const { ConfigRuleName = "", Compliance } of ComplianceByConfigRules)
          if (ConfigRuleName !== ruleOnItsWayOut.name)
            verdicts[ConfigRuleName] = Compliance?.ComplianceType;
      return [await tallyByRule(account, region, clients), verdicts] as const;
    });

    const rules = account.truth().rules.filter((rule) => rule.region === region);
    expect(tally).toEqual(
      Object.fromEntries(
        Object.entries(trueTally(account, region)).filter(([name]) => isReachable(name)),
      ),
    );
    expect(verdicts).toEqual(Object.fromEntries(rules.map((rule) => [rule.name, rule.compliance])));
  });

  test.each(regionsWithRules.filter((region) => region !== "eu-west-2"))(
    "in %s, asked by SQL",
    async (region) => {
      const account = freshAccount();

      const tally = await withClients(account, region, tallyBySql);

      expect(tally).toEqual(trueTally(account, region));
    },
  );

  test("where verdicts are not recorded, SQL knows nothing while the rules do", async () => {
    const account = freshAccount();

    const tally = await withClients(account, "eu-west-2", tallyBySql);

    expect(tally).toEqual({});
    expect(Object.keys(trueTally(account, "eu-west-2")).length).toBeGreaterThan(10);
  });
});

async function packsOf({ config: client }: Clients) {
  const { ConformancePackDetails = [] } = await client.send(
    new DescribeConformancePacksCommand({}),
  );
  const scores = await client.send(new ListConformancePackComplianceScoresCommand({}));
  return Promise.all(
    ConformancePackDetails.map(async ({ ConformancePackName = "", ConformancePackId }) => {
      const summary = await client.send(
        new GetConformancePackComplianceSummaryCommand({
          ConformancePackNames: [ConformancePackName],
        }),
      );
      const verdicts = { COMPLIANT: 0, NON_COMPLIANT: 0, INSUFFICIENT_DATA: 0 };
      const pages = paginateDescribeConformancePackCompliance({ client }, { ConformancePackName });
      for await (const { ConformancePackRuleComplianceList = [] } of pages)
        for (const { ComplianceType } of ConformancePackRuleComplianceList)
          if (ComplianceType !== undefined) verdicts[ComplianceType] += 1;
      const score = scores.ConformancePackComplianceScores?.find(
        (each) => each.ConformancePackName === ConformancePackName,
      )?.Score;
      return {
        name: ConformancePackName,
        id: ConformancePackId,
        compliance:
          summary.ConformancePackComplianceSummaryList?.[0]?.ConformancePackComplianceStatus,
        awsScore: score === "INSUFFICIENT_DATA" ? null : Number(score),
        rulesCompliant: verdicts.COMPLIANT,
        rulesNonCompliant: verdicts.NON_COMPLIANT,
        rulesInsufficientData: verdicts.INSUFFICIENT_DATA,
      };
    }),
  );
}

test.each(["us-east-1", "eu-west-1", "us-west-2", "eu-west-2", "ca-central-1"])(
  "every pack's verdict, score and rules in %s",
  async (region) => {
    const account = freshAccount();

    const packs = await withClients(account, region, packsOf);

    const told = account.truth().conformancePacks.filter((pack) => pack.region === region);
    expect(packs.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
      told.map(({ accountId, region, computedScore, ...pack }) => pack),
    );
  },
);

test.each(["us-east-1", "eu-west-1", "us-west-2", "eu-west-3"])(
  "findings by severity in %s, sample ones counted with the others",
  async (region) => {
    const account = freshAccount();
    const DetectorId = account.region(region).detector?.id;

    const { FindingStatistics } = await withClients(account, region, ({ guardduty }) =>
      guardduty.send(
        new GetFindingsStatisticsCommand({
          DetectorId,
          GroupBy: "SEVERITY",
          MaxResults: 100,
          FindingCriteria: { Criterion: { "service.archived": { Equals: ["false"] } } },
        }),
      ),
    );

    const told = account.truth().findingsByRegion[region];
    const groups = FindingStatistics?.GroupedBySeverity ?? [];
    const total = groups.reduce((sum, { TotalFindings = 0 }) => sum + TotalFindings, 0);
    const { archived = 0, ...active } = told ?? {};
    expect(total).toBe(Object.values(active).reduce((sum, number) => sum + number, 0));
    expect(archived).toBeGreaterThanOrEqual(0);
  },
);

describe("after a change, answers and truth still agree", () => {
  test.each<[string, (account: FakeAccount) => void]>([
    [
      "a verdict was set",
      (account) =>
        account.setVerdict({
          region: "eu-central-1",
          rule: "restricted-ssh",
          resourceType: "AWS::EC2::SecurityGroup",
          resourceId: "sg-00000000000000000",
          verdict: "NON_COMPLIANT",
        }),
    ],
    [
      "a rule came",
      (account) => {
        account.addRule("eu-central-1", { name: "new-rule", identifier: "EIP_ATTACHED" });
      },
    ],
    ["a rule went", (account) => account.deleteRule("eu-central-1", "encrypted-volumes")],
    [
      "a resource went",
      (account) => {
        const { resources } = account.region("eu-central-1");
        const bucket = [...resources.values()].find(({ type }) => type === "AWS::S3::Bucket");
        account.deleteResource("eu-central-1", "AWS::S3::Bucket", bucket?.id ?? "");
      },
    ],
    [
      "evaluations of a rule began to fail",
      (account) => {
        account.rule("eu-central-1", "restricted-ssh").lastFailure = {
          at: account.now,
          code: "InternalError",
          message: "An internal error occurred.",
        };
        account.region("eu-central-1").changes += 1;
      },
    ],
  ])("%s", async (_, change) => {
    const account = freshAccount();
    const before = trueTally(account, "eu-central-1");

    await withClients(account, "eu-central-1", tallyBySql);
    change(account);
    const bySql = await withClients(account, "eu-central-1", tallyBySql);
    const byRule = await withClients(account, "eu-central-1", (clients) =>
      tallyByRule(account, "eu-central-1", clients),
    );

    const after = trueTally(account, "eu-central-1");
    expect(bySql).toEqual(after);
    expect(byRule).toEqual(after);
    expect([before, account.truth().rules.length]).not.toEqual([
      after,
      freshAccount().truth().rules.length,
    ]);
  });

  test("a pack went, with its rules", () => {
    const account = freshAccount();
    const rules = account.region("eu-west-2").rules.size;

    account.deletePack("eu-west-2", "Operational-Best-Practices-for-Amazon-S3");

    expect(account.truth().conformancePacks).toHaveLength(5);
    expect(account.region("eu-west-2").rules.size).toBe(rules - 14);
  });

  test("a recorder was stopped, started and deleted", () => {
    const account = freshAccount();
    const reasonIn = () =>
      account
        .truth()
        .coverage.find(({ region, source }) => region === "us-west-2" && source === "config")
        ?.reason;

    const running = reasonIn();
    account.stopRecorder("us-west-2");
    const stopped = reasonIn();
    account.startRecorder("us-west-2");
    const started = reasonIn();
    account.deleteRecorder("us-west-2");
    const reasons = [running, stopped, started, reasonIn()];

    expect(reasons).toEqual([null, "recorder_stopped", null, "recorder_missing"]);
  });

  test("a detector was suspended, a finding archived, a region denied", () => {
    const account = freshAccount();
    const before = account.truth();
    const active = [...(account.region("us-east-2").detector?.findings.values() ?? [])].find(
      ({ service }) => !service.archived,
    );

    account.suspendDetector("us-west-2");
    account.archiveFinding("us-east-2", active?.id ?? "");
    account.deny({ region: "us-east-1", service: "config", by: "permissions_boundary" });
    const after = account.truth();

    const rowOf = (region: string, source: string) =>
      after.coverage.find((row) => row.region === region && row.source === source);
    expect(rowOf("us-west-2", "guardduty")).toMatchObject({
      state: "not_set_up",
      reason: "detector_suspended",
    });
    expect(rowOf("us-east-1", "config")).toMatchObject({ state: "not_read", reason: "denied" });
    expect(after.findings.archived).toBe(before.findings.archived + 1);
    expect(after.rules.filter(({ region }) => region === "us-east-1")).toEqual([]);
  });
});
