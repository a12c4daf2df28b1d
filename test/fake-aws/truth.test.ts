/** The account's truth against what the real SDK clients read of it: two ways to one number. */
import {
  DescribeConformancePacksCommand,
  GetConformancePackComplianceSummaryCommand,
  ListConformancePackComplianceScoresCommand,
  paginateDescribeComplianceByConfigRule,
  paginateDescribeConformancePackCompliance,
} from "@aws-sdk/client-config-service";
import { GetFindingsStatisticsCommand } from "@aws-sdk/client-guardduty";
import { describe, expect, test } from "vitest";
import { freshAccount, tallyByRule, tallyBySql, trueTally, withClients } from "./checks/tallies.ts";
import type { Clients } from "./checks/watched-clients.ts";
import { ruleOnItsWayOut } from "./sample/rules.ts";

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
