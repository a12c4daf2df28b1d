import type { RuleMapping } from "../../posture/control.ts";
import type { ControlAssessment, RuleAssessment } from "../../posture/posture.ts";
import type { ControlStatus } from "../../posture/vocabulary.ts";
import { titleOfCheck } from "../check-title.ts";
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
  /** What is found, by where the rule stands: a failure is told only of what fails. */
  readonly findingInfo: (status: ControlStatus) => object;
  readonly compliance: object;
  /** What to do about a failure. */
  readonly remediation: object;
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
    findingInfo: (status) => ({
      title: titleOfCheck(mapping.title, status),
      desc: status === "failing" ? mapping.meaning : `What the check looks for: ${mapping.meaning}`,
      types: ["Compliance"],
      analytic: { uid: rule.arn, name: rule.name, type_id: 1, type: "Rule" },
      data_sources: ["AWS Config"],
    }),
    compliance: {
      control: rule.control,
      ...(parameters.length === 0
        ? {}
        : { control_parameters: parameters.map(([name, value]) => ({ name, values: [value] })) }),
      ...(evidence.standards.length === 0 ? {} : evidence),
    },
    remediation: {
      desc: command === null ? mapping.remediation : `${mapping.remediation}\n${command}`,
    },
    tail: {
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
  const { rule, unseen } = context;
  const status = unseen === null ? "notApplicable" : "notEvaluated";
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
    message: titleOfCheck(context.mapping.title, status),
    finding_info: { uid: rule.arn, ...findingInfo(status) },
    compliance: {
      ...(unseen === null ? outcome.notApplicable : outcome.warning),
      status_code: code,
      ...(unseen === null ? {} : { status_details: unseen.details }),
      ...compliance,
    },
    ...tail,
  };
}
