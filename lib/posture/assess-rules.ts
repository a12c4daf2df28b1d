import type { Catalogue } from "./control.ts";
import { controlKeyOf } from "./control-key.ts";
import { wasRead } from "./coverage.ts";
import { byTextOf } from "./order.ts";
import type { RuleAssessment } from "./posture.ts";
import type { KeptCoverage, KeptRule } from "./snapshot.ts";
import type { RuleTally, Tallies } from "./tally-evaluations.ts";
import type { CoverageReason, RuleCompliance } from "./vocabulary.ts";

/**
 * What one deployed rule lets us say of its region. `seen`: its result is current, whatever it is.
 * Only a seen rule can help a control to pass.
 */
export type RuleSight =
  | { readonly kind: "seen" }
  | { readonly kind: "insufficient_data"; readonly detail: string }
  | { readonly kind: "not_read"; readonly reason: CoverageReason; readonly detail: string };

export interface JudgedRule {
  readonly rule: KeptRule;
  readonly sight: RuleSight;
  readonly assessment: RuleAssessment;
}

/** Judges every deployed rule, in order of region and name. */
export function assessRules(
  rules: readonly KeptRule[],
  tallies: Tallies,
  configCoverage: ReadonlyMap<string, KeptCoverage>,
  catalogue: Catalogue,
): JudgedRule[] {
  return rules
    .map((rule) =>
      assessRule(rule, tallies.ofRule(rule), configCoverage.get(rule.region), catalogue),
    )
    .sort(byTextOf(({ rule }) => `${rule.region}\u0000${rule.name}`));
}

function assessRule(
  rule: KeptRule,
  tally: Readonly<RuleTally>,
  coverage: KeptCoverage | undefined,
  catalogue: Catalogue,
): JudgedRule {
  const sight = sightOf(rule, tally, coverage);
  const mapping = catalogue.mapRule(rule);
  const assessment: RuleAssessment = {
    accountId: rule.accountId,
    region: rule.region,
    name: rule.name,
    arn: rule.arn,
    identifier: rule.identifier,
    owner: rule.owner,
    createdBy: rule.createdBy,
    pack: rule.packName,
    resourceTypes: rule.resourceTypes,
    tags: rule.tags,
    compliance: complianceOf(rule, tally, coverage),
    compliantResources: tally.compliant,
    nonCompliantResources: tally.nonCompliant,
    severity: mapping.severity,
    pillars: mapping.pillars,
    responsibility: mapping.responsibility,
    classifiedBy: mapping.classifiedBy,
    control: controlKeyOf(rule),
    because: sight.kind === "seen" ? null : sight.detail,
    lastEvaluatedAt: rule.lastEvaluatedAt,
    observedAt: rule.observedAt,
  };
  return { rule, sight, assessment };
}

/** A rule's sight of its region. What is kept from an earlier collection is known, but no longer seen. */
function sightOf(
  rule: KeptRule,
  tally: Readonly<RuleTally>,
  coverage: KeptCoverage | undefined,
): RuleSight {
  if (coverage === undefined)
    return { kind: "not_read", reason: "aws_error", detail: "this region was not collected" };
  if (!wasRead(coverage))
    return { kind: "not_read", reason: coverage.reason ?? "aws_error", detail: coverage.detail };
  switch (rule.state.kind) {
    case "not_read":
    case "insufficient_data":
      return rule.state;
    case "nothing_in_scope":
      return { kind: "seen" };
    case "evaluated":
      return tally.compliant + tally.nonCompliant > 0
        ? { kind: "seen" }
        : { kind: "insufficient_data", detail: "AWS Config gave no results for this rule" };
    default:
      return rule.state satisfies never;
  }
}

/** AWS's verdict, from AWS's rows. A stopped recorder's last verdicts are still AWS's verdicts. */
function complianceOf(
  rule: KeptRule,
  tally: Readonly<RuleTally>,
  coverage: KeptCoverage | undefined,
): RuleCompliance {
  if (coverage === undefined || coverage.state === "not_read") return "NOT_READ";
  if (rule.state.kind === "not_read") return "NOT_READ";
  if (tally.nonCompliant > 0) return "NON_COMPLIANT";
  return tally.compliant > 0 ? "COMPLIANT" : "INSUFFICIENT_DATA";
}
