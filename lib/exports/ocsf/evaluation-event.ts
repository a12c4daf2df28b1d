import type { ExceptionAssessment } from "../../posture/posture.ts";
import { isGlobalType } from "../../posture/resource.ts";
import type { Evaluation, Instant } from "../../posture/snapshot.ts";
import { titleOfCheck } from "../check-title.ts";
import type { Stamp } from "./ocsf-stamp.ts";
import {
  complianceFinding,
  informational,
  life,
  outcome,
  severityMembers,
  timeOf,
} from "./ocsf-words.ts";
import type { RuleContext, RuleParts } from "./rule-event.ts";

export interface JudgedEvaluation {
  readonly evaluation: Evaluation;
  readonly context: RuleContext;
  readonly parts: RuleParts;
  /** The exception in force that excuses the failure; null: none does, or it does not fail. */
  readonly exception: ExceptionAssessment | null;
}

/** One resource under one rule. */
export function evaluationEvent(
  judged: JudgedEvaluation,
  stamp: Stamp,
  finishedAt: Instant,
): object {
  const { evaluation, context, parts, exception } = judged;
  const { rule, mapping } = context;
  const status = statusOf(judged);
  const { resourceType, resourceId, region, annotation, inStateSince } = evaluation;
  const time = evaluation.evaluatedAt ?? rule.lastEvaluatedAt ?? rule.observedAt ?? finishedAt;
  return {
    ...complianceFinding,
    time: timeOf(time),
    time_dt: time,
    ...verdictMembers(judged),
    message: `${resourceType} ${resourceId}: ${titleOfCheck(mapping.title, status)}`,
    finding_info: {
      uid: `${rule.arn}/${resourceType}/${resourceId}`,
      ...parts.findingInfo(status),
      ...(inStateSince === null ? {} : { first_seen_time: timeOf(inStateSince) }),
      last_seen_time: timeOf(time),
    },
    compliance: {
      ...outcomeMembers(judged),
      ...detailsMembers([annotation, ...staleWords(context)]),
      ...parts.compliance,
    },
    resources: [
      {
        uid: resourceId,
        type: resourceType,
        region: isGlobalType(resourceType) ? "global" : region,
        cloud_partition: stamp.partition,
        owner: { account: stamp.account },
      },
    ],
    ...(exception === null ? {} : { comment: exceptionWords(exception) }),
    ...(status === "failing" ? { remediation: parts.remediation } : {}),
    ...parts.tail,
  };
}

/** Where the resource stands; an excepted failure fails. */
function statusOf({ evaluation, context }: JudgedEvaluation) {
  if (evaluation.compliance === "NON_COMPLIANT") return "failing";
  return context.unseen === null ? "passing" : "notEvaluated";
}

/** How bad it is, and whether anything is to be done. */
function verdictMembers({ evaluation, context, exception }: JudgedEvaluation) {
  if (evaluation.compliance === "NON_COMPLIANT") {
    return {
      ...severityMembers(context.rule.severity),
      ...(exception === null ? life.open : life.suppressed),
    };
  }
  return context.unseen === null
    ? { ...informational, ...life.resolved }
    : {
        ...severityMembers(context.rule.severity),
        ...life.open,
        status_code: context.unseen.code,
      };
}

/** A failure that was kept still fails; a pass that was not seen again passes no more. */
function outcomeMembers({ evaluation, context }: JudgedEvaluation) {
  if (evaluation.compliance === "NON_COMPLIANT")
    return { ...outcome.fail, status_code: "NON_COMPLIANT" };
  return context.unseen === null
    ? { ...outcome.pass, status_code: "COMPLIANT" }
    : { ...outcome.warning, status_code: context.unseen.code };
}

function staleWords({ unseen }: RuleContext): readonly string[] {
  return unseen === null ? [] : ["Kept from an earlier reading.", ...unseen.details];
}

function detailsMembers(details: readonly (string | null)[]) {
  const said = details.filter((detail) => detail !== null && detail !== "");
  return said.length === 0 ? {} : { status_details: said };
}

/** The reason, with who answers for it and until when. */
function exceptionWords({ id, reason, owner, ticket, expiresOn }: ExceptionAssessment): string {
  const where = ticket === null ? "" : `, ticket ${ticket}`;
  return `Accepted until ${expiresOn} (exception ${id}, owner ${owner}${where}): ${reason}`;
}
