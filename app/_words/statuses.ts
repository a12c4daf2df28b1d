import type { RuleAssessment } from "../../lib/posture/posture.ts";
import type { CoverageReason } from "../../lib/posture/vocabulary.ts";

export {
  classificationWords,
  complianceWords,
  controlStatusWords,
  coverageStateWords,
  validityWords,
} from "../../lib/exports/words.ts";

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
