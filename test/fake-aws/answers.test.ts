/** Every operation, asked with the SDK's real clients over real HTTP, held against the SDK's own schemas. */
import { ListRegionsCommand } from "@aws-sdk/client-account";
import {
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConformancePackStatusCommand,
  DescribeConformancePacksCommand,
  GetComplianceDetailsByConfigRuleCommand,
  GetConformancePackComplianceSummaryCommand,
  ListConformancePackComplianceScoresCommand,
  paginateDescribeComplianceByConfigRule,
  paginateDescribeConfigRuleEvaluationStatus,
  paginateDescribeConfigRules,
  paginateDescribeConformancePackCompliance,
  paginateGetConformancePackComplianceDetails,
  paginateGetDiscoveredResourceCounts,
  paginateListTagsForResource,
  paginateSelectResourceConfig,
} from "@aws-sdk/client-config-service";
import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import {
  GetDetectorCommand,
  GetFilterCommand,
  GetFindingsCommand,
  GetFindingsStatisticsCommand,
  ListDetectorsCommand,
  ListFiltersCommand,
  paginateListFindings,
} from "@aws-sdk/client-guardduty";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ListCustomerAgreementsCommand,
  ListReportsCommand,
} from "../../lib/collectors/artifact/artifact-client.ts";
import type { FakeAccount } from "./account.ts";
import { answerProblems } from "./checks/schema-problems.ts";
import { type Clients, watchedClients } from "./checks/watched-clients.ts";
import { xmlAnswerProblems } from "./checks/xml-problems.ts";
import { buildSampleAccount, sampleRole } from "./sample-account.ts";
import { type ServedAccount, serveAccount } from "./serve.ts";

let account: FakeAccount;
let served: ServedAccount;

beforeAll(async () => {
  account = buildSampleAccount({ now: new Date("2026-11-22T09:00:00Z") });
  served = await serveAccount(account);
});
afterAll(() => served.close());

/** Runs the questions in one region and gives every answer with what is wrong with it. */
async function problemsOf(
  region: string,
  ask: (clients: Clients) => Promise<void>,
): Promise<{ operations: string[]; problems: string[] }> {
  const clients = watchedClients({ url: served.url, region });
  try {
    await ask(clients);
    const problems = clients.seen.flatMap(({ operation, output, body }) => {
      const found = body.startsWith("<")
        ? xmlAnswerProblems(operation.startsWith("Describe") ? "ec2" : "sts", output, body)
        : answerProblems(output, body);
      return found.map((problem) => `${operation} ${problem}`);
    });
    return { operations: [...new Set(clients.seen.map(({ operation }) => operation))], problems };
  } finally {
    clients.destroy();
  }
}

const everyPage = async (pages: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of pages);
};

async function askEverythingOfConfig({ config: client }: Clients): Promise<void> {
  await client.send(new DescribeConfigurationRecordersCommand({}));
  await client.send(new DescribeConfigurationRecorderStatusCommand({}));
  await client.send(new ListConformancePackComplianceScoresCommand({}));
  await client.send(new DescribeConformancePackStatusCommand({}));
  const { ConformancePackDetails = [] } = await client.send(
    new DescribeConformancePacksCommand({}),
  );
  await everyPage(paginateDescribeConfigRules({ client }, {}));
  await everyPage(paginateDescribeConfigRuleEvaluationStatus({ client }, {}));
  await everyPage(paginateDescribeComplianceByConfigRule({ client }, {}));
  await everyPage(paginateGetDiscoveredResourceCounts({ client }, {}));
  for (const Expression of [
    "SELECT resourceId, configuration.configRuleList, configuration.complianceType WHERE resourceType = 'AWS::Config::ResourceCompliance'",
    "SELECT resourceId, configuration.totalRuleCount WHERE resourceType = 'AWS::Config::ConformancePackCompliance'",
  ])
    await everyPage(paginateSelectResourceConfig({ client }, { Expression }));
  for (const { ConformancePackName } of ConformancePackDetails) {
    // Each its own input: the SDK's paginators write the token into the one they are given.
    await everyPage(paginateDescribeConformancePackCompliance({ client }, { ConformancePackName }));
    await everyPage(
      paginateGetConformancePackComplianceDetails({ client }, { ConformancePackName }),
    );
    const names = { ConformancePackNames: [ConformancePackName ?? ""] };
    await client.send(new GetConformancePackComplianceSummaryCommand(names));
  }
}

const regionsWithConfig = [
  "us-east-1",
  "us-west-2",
  "eu-west-1",
  "eu-central-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-west-2",
  "ap-southeast-1",
];

describe("AWS Config's answers fit the SDK's schemas", () => {
  test.each(regionsWithConfig)("page after page in %s", async (region) => {
    const { operations, problems } = await problemsOf(region, askEverythingOfConfig);

    expect(problems).toEqual([]);
    expect(operations.length).toBeGreaterThanOrEqual(10);
  });

  test("down to the tags of each rule", async () => {
    const { rules } = account.region("us-east-1");

    const { operations, problems } = await problemsOf("us-east-1", async ({ config: client }) => {
      for (const { arn } of rules.values())
        await everyPage(paginateListTagsForResource({ client }, { ResourceArn: arn }));
    });

    expect(operations).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  test("down to the rows of each rule", async () => {
    const { problems } = await problemsOf("us-east-1", async ({ config }) => {
      for (const ConfigRuleName of account.region("us-east-1").rules.keys())
        if (ConfigRuleName.length <= 64)
          await config.send(
            new GetComplianceDetailsByConfigRuleCommand({
              ConfigRuleName,
              Limit: 100,
              ComplianceTypes: ["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE"],
            }),
          );
    });

    expect(problems).toEqual([]);
  });

  test("where nothing is set up: lists are empty, not missing", async () => {
    const { operations, problems } = await problemsOf("us-west-1", askEverythingOfConfig);

    expect(problems).toEqual([]);
    expect(operations).toContain("DescribeConfigRules");
  });
});

async function askEverythingOfGuardDuty({ guardduty: client }: Clients): Promise<void> {
  const { DetectorIds = [] } = await client.send(new ListDetectorsCommand({}));
  for (const DetectorId of DetectorIds) {
    await client.send(new GetDetectorCommand({ DetectorId }));
    for (const GroupBy of ["SEVERITY", "FINDING_TYPE", "ACCOUNT", "DATE", "RESOURCE"] as const)
      await client.send(new GetFindingsStatisticsCommand({ DetectorId, GroupBy }));
    const counts = { DetectorId, FindingStatisticTypes: ["COUNT_BY_SEVERITY" as const] };
    await client.send(new GetFindingsStatisticsCommand(counts));
    const { FilterNames = [] } = await client.send(new ListFiltersCommand({ DetectorId }));
    for (const FilterName of FilterNames)
      await client.send(new GetFilterCommand({ DetectorId, FilterName }));
    for await (const { FindingIds = [] } of paginateListFindings({ client }, { DetectorId }))
      if (FindingIds.length > 0)
        await client.send(new GetFindingsCommand({ DetectorId, FindingIds }));
  }
}

describe("GuardDuty's answers fit the SDK's schemas", () => {
  test.each([
    "us-east-1",
    "eu-west-1",
    "us-west-2",
    "eu-central-1",
    "ap-southeast-2",
    "eu-west-2",
    "us-east-2",
    "ap-northeast-1",
    "eu-west-3",
    "eu-north-1",
    "us-west-1",
  ])("with every finding of %s in full", async (region) => {
    const { operations, problems } = await problemsOf(region, askEverythingOfGuardDuty);

    expect(problems).toEqual([]);
    expect(operations).toContain("ListDetectors");
  });
});

test("STS, EC2 and Account Management answer as the SDK's schemas say", async () => {
  const { operations, problems } = await problemsOf("us-east-1", async ({ sts, ec2, account }) => {
    await sts.send(new GetCallerIdentityCommand({}));
    await sts.send(
      new AssumeRoleCommand({
        RoleArn: sampleRole.arn,
        RoleSessionName: "demarc",
        ExternalId: sampleRole.externalId,
      }),
    );
    await ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
    await account.send(new ListRegionsCommand({ MaxResults: 50 }));
  });

  expect(problems).toEqual([]);
  expect(operations).toEqual(["GetCallerIdentity", "AssumeRole", "DescribeRegions", "ListRegions"]);
});

test("Artifact's two listings fit the schemas of the project's own client, which knows what it reads", async () => {
  const { operations, problems } = await problemsOf("us-east-1", async ({ artifact }) => {
    await artifact.send(new ListReportsCommand({}));
    await artifact.send(new ListCustomerAgreementsCommand({}));
  });

  expect(operations).toEqual(["ListReports", "ListCustomerAgreements"]);
  // The client names only the members Demarc reads; AWS sends more, which is no fault of the answer.
  expect(problems.filter((problem) => !problem.endsWith("unknown member"))).toEqual([]);
});
