/** What a careful reader counts in a region: distinct resources by rule and verdict, by two ways of asking. */
import {
  type EvaluationResultIdentifier,
  paginateGetComplianceDetailsByConfigRule,
  paginateGetConformancePackComplianceDetails,
  paginateSelectResourceConfig,
} from "@aws-sdk/client-config-service";
import type { FakeAccount } from "../account.ts";
import { handlersOf } from "../handlers.ts";
import { ruleOnItsWayOut } from "../sample/rules.ts";
import { buildSampleAccount } from "../sample-account.ts";
import { type Clients, watchedClients } from "./watched-clients.ts";

export const freshAccount = (): FakeAccount =>
  buildSampleAccount({ now: new Date("2026-11-22T09:00:00Z") });

/** Distinct resources, or rules, by verdict. */
export type Tally = Record<string, { compliant: number; failing: number }>;

export async function withClients<T>(
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

export const trueTally = (account: FakeAccount, region: string): Tally =>
  Object.fromEntries(
    account
      .truth()
      .rules.filter((rule) => rule.region === region && rule.state === "evaluated")
      .map((rule) => [
        rule.name,
        { compliant: rule.compliantResources, failing: rule.nonCompliantResources },
      ]),
  );

export async function tallyBySql({ config: client }: Clients): Promise<Tally> {
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

export async function tallyByRule(
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
