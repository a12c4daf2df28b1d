/**
 * The collector one would write from AWS's examples: region after region, rule after rule, page after
 * page, with the SDK as it comes. A yardstick, not a part of Demarc. `sequential-collector.ts`; the
 * account and its address come from the environment. Says each second what it has, as JSON lines.
 */
import {
  ConfigServiceClient,
  DescribeConfigRulesCommand,
  GetComplianceDetailsByConfigRuleCommand,
} from "@aws-sdk/client-config-service";
import { DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  GetFindingsCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListFindingsCommand,
} from "@aws-sdk/client-guardduty";

let rows = 0;
/** Calls that the SDK gave up on: as it comes, the program would have ended there. */
let gaveUp = 0;

const say = () => process.stdout.write(`${JSON.stringify({ rows, gaveUp })}\n`);

/** Asks again where the SDK has lost patience. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const isThrottled = error instanceof Error && /Throttling|TooManyRequests/.test(error.name);
      if (!isThrottled) throw error;
      gaveUp += 1;
    }
  }
}

async function collectRules(config: ConfigServiceClient): Promise<void> {
  const names: string[] = [];
  let token: string | undefined;
  do {
    const page = await patiently(() =>
      config.send(new DescribeConfigRulesCommand({ NextToken: token })),
    );
    names.push(...(page.ConfigRules ?? []).map((rule) => rule.ConfigRuleName ?? ""));
    token = page.NextToken;
  } while (token !== undefined);
  // Longer names are refused; an example would not know.
  for (const name of names.filter(({ length }) => length <= 64)) await collectDetails(config, name);
}

async function collectDetails(config: ConfigServiceClient, name: string): Promise<void> {
  let token: string | undefined;
  do {
    const page = await patiently(() =>
      config.send(
        new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: name, NextToken: token }),
      ),
    );
    rows += page.EvaluationResults?.length ?? 0;
    token = page.NextToken;
  } while (token !== undefined);
}

async function collectFindings(guardduty: GuardDutyClient): Promise<void> {
  const { DetectorIds = [] } = await patiently(() => guardduty.send(new ListDetectorsCommand({})));
  for (const DetectorId of DetectorIds) {
    let token: string | undefined;
    do {
      const page = await patiently(() =>
        guardduty.send(new ListFindingsCommand({ DetectorId, NextToken: token })),
      );
      const FindingIds = page.FindingIds ?? [];
      if (FindingIds.length > 0) {
        const answer = await patiently(() =>
          guardduty.send(new GetFindingsCommand({ DetectorId, FindingIds })),
        );
        rows += answer.Findings?.length ?? 0;
      }
      token = page.NextToken || undefined;
    } while (token !== undefined);
  }
}

const timer = setInterval(say, 1000);
const { Regions = [] } = await new EC2Client({}).send(new DescribeRegionsCommand({}));
for (const { RegionName: region = "" } of Regions) {
  await collectRules(new ConfigServiceClient({ region }));
  await collectFindings(new GuardDutyClient({ region }));
}
clearInterval(timer);
say();
