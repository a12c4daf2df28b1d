/** Why a rule has no rows: nothing to judge, or nothing to judge by. */
import type { Recorder, RuleState } from "../../posture/snapshot.ts";
import { recordsType, wordsOf } from "./translate-recorder.ts";
import type { WireEvaluationState, WireRule } from "./wire-schema.ts";

/** The state of a rule that was read and has no rows. Only a rule that ran well and could see has nothing in scope. */
export function stateWithoutRows(
  rule: WireRule,
  evaluation: WireEvaluationState | undefined,
  recorder: Recorder | null,
): RuleState {
  const detail = whyNotEvaluated(evaluation) ?? whyBlind(rule, recorder);
  return detail === null ? { kind: "nothing_in_scope" } : { kind: "insufficient_data", detail };
}

function whyNotEvaluated(evaluation: WireEvaluationState | undefined): string | null {
  if (evaluation === undefined) return "AWS Config gives no evaluation status for this rule";
  const { LastSuccessfulEvaluationTime: succeededAt } = evaluation;
  const failedAt = latestOf(
    evaluation.LastFailedEvaluationTime,
    evaluation.LastFailedInvocationTime,
  );
  if (failedAt !== null && (succeededAt === null || failedAt > succeededAt))
    return wordsOf(evaluation.LastErrorCode, evaluation.LastErrorMessage);
  return succeededAt === null || evaluation.FirstEvaluationStarted === false
    ? "never evaluated"
    : null;
}

function latestOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** The account itself stands for a resource in some rules; no recorder need record it. */
const accountType = "AWS::::Account";

/**
 * What keeps a rule from seeing its resources; null when nothing does. A rule that names none judges
 * the account or runs on a schedule, and asks the services itself.
 */
function whyBlind(rule: WireRule, recorder: Recorder | null): string | null {
  const types = (rule.Scope?.ComplianceResourceTypes ?? []).filter((type) => type !== accountType);
  if (types.length === 0) return null;
  if (recorder === null) return "there is no configuration recorder";
  if (!recorder.recording) return "the configuration recorder is stopped";
  const unseen = types.filter((type) => !recordsType(recorder, type));
  return unseen.length === 0 ? null : `the recorder does not record ${unseen.join(", ")}`;
}
