/** Verdicts and numbers of rules and packs, counted row by row. */
import type { FakeAccount } from "./account.ts";
import type { FakePack, FakeRegion, FakeRule } from "./state.ts";

/** Members are named as in the posture contract, so that a comparison needs no dictionary. */
export interface TrueRule {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  readonly identifier: string | null;
  readonly owner: string;
  readonly createdBy: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly pack: string | null;
  readonly compliance: "COMPLIANT" | "NON_COMPLIANT" | "INSUFFICIENT_DATA";
  readonly compliantResources: number;
  readonly nonCompliantResources: number;
  /** Why there is no verdict: nothing it judges exists here, or AWS has no result. */
  readonly state: "evaluated" | "nothing_in_scope" | "insufficient_data";
}

export interface TruePack {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  readonly id: string;
  readonly compliance: "COMPLIANT" | "NON_COMPLIANT" | "INSUFFICIENT_DATA";
  readonly awsScore: number | null;
  readonly computedScore: number | null;
  readonly rulesCompliant: number;
  readonly rulesNonCompliant: number;
  readonly rulesInsufficientData: number;
}

const globalTypes = ["AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::Policy"];

/** Whether the rule can see everything it judges. */
function seesAll(region: FakeRegion, rule: FakeRule): boolean {
  const { recorder } = region;
  // One that only runs on a schedule asks the services, not the recorder.
  if (rule.trigger === "periodic") return true;
  for (const type of rule.resourceTypes) {
    if (recorder === null || !recorder.recording) return false;
    if (recorder.strategy === "inclusion" && !recorder.resourceTypes.includes(type)) return false;
    if (recorder.strategy === "exclusion" && recorder.resourceTypes.includes(type)) return false;
    if (recorder.strategy === "all" && !recorder.includesGlobalTypes && globalTypes.includes(type))
      return false;
  }
  return true;
}

/** One deployed rule, its distinct resources counted. */
export function trueRule(account: FakeAccount, region: FakeRegion, rule: FakeRule): TrueRule {
  const compliant = new Set<string>();
  const failing = new Set<string>();
  if (rule.lastFailure === null) {
    for (const row of rule.rows.values()) {
      if (row.mode !== "DETECTIVE") continue;
      const resource = `${row.resourceType}/${row.resourceId}`;
      if (row.verdict === "COMPLIANT") compliant.add(resource);
      if (row.verdict === "NON_COMPLIANT") failing.add(resource);
    }
  }
  const judged = compliant.size + failing.size > 0;
  const ran = rule.lastSuccessAt !== null && rule.lastFailure === null;
  let pack: FakePack | null = null;
  for (const candidate of region.packs.values())
    if (rule.name.endsWith(`-${candidate.id}`)) pack = candidate;
  return {
    accountId: account.id,
    region: region.name,
    name: rule.name,
    identifier: rule.owner === "AWS" ? rule.identifier : null,
    owner: rule.owner,
    createdBy: rule.createdBy,
    parameters: rule.parameters,
    pack: pack?.name ?? null,
    compliance: failing.size > 0 ? "NON_COMPLIANT" : judged ? "COMPLIANT" : "INSUFFICIENT_DATA",
    compliantResources: compliant.size,
    nonCompliantResources: failing.size,
    state: judged
      ? "evaluated"
      : ran && seesAll(region, rule)
        ? "nothing_in_scope"
        : "insufficient_data",
  };
}

/** One pack, from its rules. */
export function truePack(region: FakeRegion, pack: FakePack, rules: readonly TrueRule[]): TruePack {
  let compliantPairs = 0;
  let failingPairs = 0;
  const verdicts = { COMPLIANT: 0, NON_COMPLIANT: 0, INSUFFICIENT_DATA: 0 };
  for (const rule of rules) {
    if (rule.region !== region.name || rule.pack !== pack.name) continue;
    compliantPairs += rule.compliantResources;
    failingPairs += rule.nonCompliantResources;
    verdicts[rule.compliance] += 1;
  }
  const pairs = compliantPairs + failingPairs;
  const score = pairs === 0 ? null : (100 * compliantPairs) / pairs;
  return {
    accountId: rules[0]?.accountId ?? "",
    region: region.name,
    name: pack.name,
    id: pack.id,
    compliance:
      verdicts.NON_COMPLIANT > 0
        ? "NON_COMPLIANT"
        : verdicts.COMPLIANT > 0
          ? "COMPLIANT"
          : "INSUFFICIENT_DATA",
    awsScore: score === null ? null : Math.round(score * 100) / 100,
    computedScore: score,
    rulesCompliant: verdicts.COMPLIANT,
    rulesNonCompliant: verdicts.NON_COMPLIANT,
    rulesInsufficientData: verdicts.INSUFFICIENT_DATA,
  };
}
