/** AWS Config's words to ours. Pure: nothing here asks AWS or knows the time. */

import type { CollectedEvaluation } from "../../posture/collected-rows.ts";
import type { ConformancePack, Instant, Rule, RuleState } from "../../posture/snapshot.ts";
import type { EvaluationCompliance, RuleCompliance, RuleOwner } from "../../posture/vocabulary.ts";
import { cleanText } from "../wire-text.ts";
import type { WirePack, WireResourceVerdicts, WireRow, WireRule } from "./wire-schema.ts";

/** Where everything in one reading is from. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
}

/** Whether a rule judges deployed resources, and is not on its way out. */
export function judgesDeployedResources(wire: WireRule): boolean {
  const leaving = wire.ConfigRuleState?.startsWith("DELETING") ?? false;
  const modes = (wire.EvaluationModes ?? []).map(({ Mode }) => Mode);
  return !leaving && (modes.length === 0 || modes.includes("DETECTIVE"));
}

export function translateRule(
  wire: WireRule,
  place: Place,
  found: {
    readonly packName: string | null;
    readonly state: RuleState;
    readonly lastEvaluatedAt: Instant | null;
    readonly tags: Rule["tags"];
  },
): Rule {
  const owner = translateOwner(wire.Source.Owner);
  return {
    ...place,
    name: wire.ConfigRuleName,
    arn: wire.ConfigRuleArn,
    identifier: owner === "AWS" ? wire.Source.SourceIdentifier : null,
    owner,
    createdBy: wire.CreatedBy,
    parameters: translateParameters(wire.InputParameters),
    packName: found.packName,
    resourceTypes: wire.Scope?.ComplianceResourceTypes ?? [],
    tags: found.tags,
    state: found.state,
    lastEvaluatedAt: found.lastEvaluatedAt,
  };
}

/** A word AWS may yet add is at least not a managed rule: the customer's own code, of whatever kind. */
function translateOwner(word: string): RuleOwner {
  return word === "AWS" || word === "CUSTOM_POLICY" ? word : "CUSTOM_LAMBDA";
}

function translateParameters(
  parameters: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [
        cleanText(name),
        cleanText(typeof value === "string" ? value : JSON.stringify(value)),
      ]),
  );
}

export function translatePack(
  wire: WirePack,
  place: Place,
  found: {
    readonly verdict: string | null;
    readonly score: string | null;
    readonly ruleNames: readonly string[] | null;
  },
): ConformancePack {
  return {
    ...place,
    name: wire.ConformancePackName,
    id: wire.ConformancePackId,
    arn: wire.ConformancePackArn,
    compliance: translatePackVerdict(found.verdict),
    awsScore: translateScore(found.score),
    ruleNames: found.ruleNames,
  };
}

function translatePackVerdict(word: string | null): RuleCompliance {
  return word === "COMPLIANT" || word === "NON_COMPLIANT" || word === "INSUFFICIENT_DATA"
    ? word
    : "NOT_READ";
}

/** AWS writes a number, or a word where there is none. */
function translateScore(score: string | null): number | null {
  const percent = score === null || score.trim() === "" ? Number.NaN : Number(score);
  return Number.isFinite(percent) ? percent : null;
}

/** A row whose word is no verdict on its resource, so that only its rule can be told of it. */
export interface RowWithoutVerdict {
  readonly ruleName: string;
  /** INSUFFICIENT_DATA, or a word that we do not know, as AWS wrote it. */
  readonly word: string;
}

/** Null: the row judges nothing, and AWS says so. */
function translateVerdict(word: string): EvaluationCompliance | "none" | null {
  if (word === "NOT_APPLICABLE") return null;
  return word === "COMPLIANT" || word === "NON_COMPLIANT" ? word : "none";
}

/**
 * One resource with every rule's verdict on it: one evaluation for each rule that is among the known ones.
 *
 * @param settledUntil reasons are asked for while verdicts still come, so one that came early may be the
 * reason of a verdict before. A verdict that was written down later than this goes without its date: the
 * next collection then asks for its reason again
 */
export function translateResourceVerdicts(
  { configuration, configurationItemCaptureTime: at }: WireResourceVerdicts,
  { settledUntil, ...place }: Place & { readonly settledUntil: Instant },
  isKnownRule: (name: string) => boolean,
): (CollectedEvaluation | RowWithoutVerdict)[] {
  return configuration.configRuleList.flatMap(({ configRuleName, complianceType }) => {
    const compliance = translateVerdict(complianceType);
    if (compliance === null || !isKnownRule(configRuleName)) return [];
    if (compliance === "none") return { ruleName: configRuleName, word: complianceType };
    return {
      ...place,
      ruleName: configRuleName,
      resourceType: configuration.targetResourceType,
      resourceId: configuration.targetResourceId,
      compliance,
      annotation: null,
      inStateSince: at,
      evaluatedAt: null,
      capturedAt: at !== null && at <= settledUntil ? at : null,
    };
  });
}

/** One row of a rule's or a pack's details; null when it judges no deployed resource. */
export function translateRow(
  wire: WireRow,
  place: Place,
): CollectedEvaluation | RowWithoutVerdict | null {
  const { EvaluationMode, ...judged } = wire.EvaluationResultIdentifier.EvaluationResultQualifier;
  const compliance = translateVerdict(wire.ComplianceType);
  if (compliance === null || EvaluationMode === "PROACTIVE") return null;
  if (compliance === "none") return { ruleName: judged.ConfigRuleName, word: wire.ComplianceType };
  return {
    ...place,
    ruleName: judged.ConfigRuleName,
    resourceType: judged.ResourceType,
    resourceId: judged.ResourceId,
    compliance,
    annotation: wire.Annotation,
    inStateSince: null,
    evaluatedAt: wire.ResultRecordedTime,
    capturedAt: null,
  };
}
