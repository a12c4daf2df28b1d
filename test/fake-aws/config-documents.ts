/** The configuration items AWS Config keeps of its own verdicts: what its SQL can see. */
import type { FakeAccount } from "./account.ts";
import { recordsType } from "./recording.ts";
import type { FakeRegion, FakeRule, JsonObject } from "./state.ts";
import {
  currentRows,
  rulesOfPack,
  type Summary,
  verdictOfPack,
  verdictOfRule,
} from "./verdicts.ts";

export interface ConfigDocument extends JsonObject {
  readonly resourceId: string;
  readonly resourceType: string;
}

interface Judged {
  type: string;
  id: string;
  verdict: Summary;
  since: Date;
  rules: { rule: FakeRule; verdict: Summary }[];
}

/** One entry for each resource that some rule judges. */
function judgedResources(region: FakeRegion): Judged[] {
  const judged = new Map<string, Judged>();
  for (const rule of region.rules.values()) {
    for (const row of currentRows(rule)) {
      if (row.verdict === "NOT_APPLICABLE") continue;
      const key = `${row.resourceType}/${row.resourceId}`;
      const entry = judged.get(key) ?? {
        type: row.resourceType,
        id: row.resourceId,
        verdict: "COMPLIANT",
        since: row.inStateSince,
        rules: [],
      };
      entry.rules.push({ rule, verdict: row.verdict });
      if (row.verdict === "NON_COMPLIANT") entry.verdict = "NON_COMPLIANT";
      if (row.inStateSince > entry.since) entry.since = row.inStateSince;
      judged.set(key, entry);
    }
  }
  return [...judged.values()].sort((a, b) => (`${a.type}/${a.id}` < `${b.type}/${b.id}` ? -1 : 1));
}

const resourceCompliance = "AWS::Config::ResourceCompliance";
const packCompliance = "AWS::Config::ConformancePackCompliance";

function resourceDocuments(account: FakeAccount, region: FakeRegion): ConfigDocument[] {
  return judgedResources(region).map(({ type, id, verdict, since, rules }) => ({
    resourceId: `${type}/${id}`,
    resourceType: resourceCompliance,
    accountId: account.id,
    awsRegion: region.name,
    configurationItemCaptureTime: since.toISOString(),
    configuration: {
      targetResourceId: id,
      targetResourceType: type,
      complianceType: verdict,
      configRuleList: rules.map((entry) => ({
        configRuleName: entry.rule.name,
        configRuleArn: entry.rule.arn,
        configRuleId: entry.rule.id,
        complianceType: entry.verdict,
      })),
    },
  }));
}

function packDocuments(account: FakeAccount, region: FakeRegion): ConfigDocument[] {
  return [...region.packs.values()].map((pack) => {
    const rules = rulesOfPack(region, pack).map((rule) => ({ rule, verdict: verdictOfRule(rule) }));
    const count = (verdict: Summary): number =>
      rules.filter((entry) => entry.verdict === verdict).length;
    return {
      resourceId: pack.id,
      resourceName: pack.name,
      resourceType: packCompliance,
      accountId: account.id,
      awsRegion: region.name,
      configurationItemCaptureTime: pack.scoreUpdatedAt.toISOString(),
      configuration: {
        complianceType: verdictOfPack(region, pack),
        totalRuleCount: rules.length,
        compliantRuleCount: count("COMPLIANT"),
        nonCompliantRuleCount: count("NON_COMPLIANT"),
        configRuleList: rules.map((entry) => ({
          configRuleName: entry.rule.name,
          complianceType: entry.verdict,
          controls: [],
        })),
      },
    };
  });
}

const kept = new WeakMap<FakeRegion, { changes: number; documents: readonly ConfigDocument[] }>();

/** Every recorded verdict of the region; those of a type the recorder leaves out are not there. */
export function complianceDocuments(
  account: FakeAccount,
  region: FakeRegion,
): readonly ConfigDocument[] {
  const last = kept.get(region);
  const all =
    last?.changes === region.changes
      ? last.documents
      : [...resourceDocuments(account, region), ...packDocuments(account, region)];
  kept.set(region, { changes: region.changes, documents: all });
  return all.filter((document) => recordsType(region.recorder, document.resourceType));
}
