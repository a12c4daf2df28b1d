import type { RuleMapping } from "../../posture/control.ts";
import type { ControlAssessment, RuleAssessment } from "../../posture/posture.ts";
import type { NotEvaluated } from "../not-evaluated.ts";
import type { EvidenceFor } from "../requirements-of.ts";
import type { Stamp } from "./ocsf-stamp.ts";
import {
  complianceFinding,
  informational,
  life,
  outcome,
  severityMembers,
  timeOf,
} from "./ocsf-words.ts";

/** All that is known of a deployed rule, gathered once for its thousands of rows. */
export interface RuleContext {
  readonly rule: RuleAssessment;
  readonly control: ControlAssessment | null;
  readonly mapping: RuleMapping;
  readonly evidence: EvidenceFor;
  readonly unseen: NotEvaluated | null;
}

/** What a line about a rule says of it, whatever the verdict. */
export interface RuleParts {
  readonly findingInfo: object;
  readonly compliance: object;
  readonly tail: object;
}

/** The members that all lines of one rule share. */
export function rulePartsOf(
  { rule, control, mapping, evidence }: RuleContext,
  stamp: Stamp,
): RuleParts {
  const parameters = Object.entries(control?.parameters ?? {}).toSorted();
  const { command } = mapping;
  return {
    findingInfo: {
      title: mapping.title,
      desc: mapping.meaning,
      types: ["Compliance"],
      analytic: { uid: rule.arn, name: rule.name, type_id: 1, type: "Rule" },
      data_sources: ["AWS Config"],
    },
    compliance: {
      control: rule.control,
      ...(parameters.length === 0
        ? {}
        : { control_parameters: parameters.map(([name, value]) => ({ name, values: [value] })) }),
      ...(evidence.standards.length === 0 ? {} : evidence),
    },
    tail: {
      remediation: {
        desc: command === null ? mapping.remediation : `${mapping.remediation}\n${command}`,
      },
      cloud: stamp.cloud(rule.region),
      metadata: stamp.metadata,
      unmapped: {
        control_severity: rule.severity,
        pillars: rule.pillars.toSorted(),
        responsibility: rule.responsibility,
        conformance_pack: rule.pack,
      },
    },
  };
}

/** A rule as a whole that gave no verdict: it was not evaluated, or it ran and nothing is in its scope. */
export function ruleWithoutRows(context: RuleContext, stamp: Stamp, finishedAt: string): object {
  const { rule, mapping, unseen } = context;
  const { findingInfo, compliance, tail } = rulePartsOf(context, stamp);
  const time = unseen === null ? (rule.lastEvaluatedAt ?? finishedAt) : finishedAt;
  const code = unseen?.code ?? "CONFIG_EVALUATIONS_EMPTY";
  return {
    ...complianceFinding,
    time: timeOf(time),
    time_dt: time,
    ...(unseen === null ? informational : severityMembers(rule.severity)),
    ...(unseen === null ? life.resolved : life.open),
    status_code: code,
    message:
      unseen === null
        ? `Nothing is in the scope of the check “${mapping.title}”.`
        : `Not evaluated: whether “${mapping.title}” is not known.`,
    finding_info: { uid: rule.arn, ...findingInfo },
    compliance: {
      ...(unseen === null ? outcome.notApplicable : outcome.warning),
      status_code: code,
      ...(unseen === null ? {} : { status_details: unseen.details }),
      ...compliance,
    },
    ...tail,
  };
}
