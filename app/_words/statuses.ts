import type { RuleAssessment } from "../../lib/posture/posture.ts";
import type {
  ControlStatus,
  CoverageReason,
  CoverageState,
  ReportValidity,
} from "../../lib/posture/vocabulary.ts";

export { classificationWords, complianceWords } from "../../lib/exports/words.ts";

/** Where a control stands, in a reader's words. */
export const controlStatusWords: Readonly<Record<ControlStatus, string>> = {
  failing: "failing",
  passing: "passing",
  excepted: "excepted",
  notApplicable: "nothing in scope",
  notEvaluated: "not seen",
};

/** Whether a report still speaks. */
export const validityWords: Readonly<Record<ReportValidity, string>> = {
  current: "current",
  expiring: "ends soon",
  expired: "ended",
  undated: "undated",
};

/** How much of a source was read in a region. */
export const coverageStateWords: Readonly<Record<CoverageState, string>> = {
  read: "read",
  partial: "partly read",
  not_set_up: "not set up",
  not_read: "not read",
};

/** Why a source was not read, or not whole, in the fewest words. */
export const coverageReasonWords: Readonly<Record<CoverageReason, string>> = {
  recorder_missing: "no recorder",
  recorder_stopped: "recorder stopped",
  detector_missing: "no detector",
  detector_suspended: "suspended",
  denied: "denied",
  denied_by_scp: "denied by organisation",
  region_disabled: "region disabled",
  not_in_region: "not offered here",
  throttled: "throttled",
  credentials: "credentials",
  malformed: "answer not understood",
  unreachable: "unreachable",
  aws_error: "AWS error",
};

/** Who wrote a rule. */
export const ownerWords: Readonly<Record<RuleAssessment["owner"], string>> = {
  AWS: "AWS managed",
  CUSTOM_LAMBDA: "custom, Lambda",
  CUSTOM_POLICY: "custom, Guard policy",
};
