/** What was not seen, as programs are told of it: a code for each reason, one word wherever it comes up. */
import { wasRead } from "../posture/coverage.ts";
import type { ControlAssessment, Posture, RuleAssessment } from "../posture/posture.ts";
import type { KeptCoverage } from "../posture/snapshot.ts";
import type { CoverageReason, Source } from "../posture/vocabulary.ts";
import { reasonWords, sourceWords } from "./words.ts";

/** Why there is no result. */
export interface NotEvaluated {
  /** `CONFIG_RECORDER_DISABLED`; AWS Security Hub's word where it has one. */
  readonly code: string;
  /** Sentences for people, the shortest first. Text from the account is among them: hostile until escaped. */
  readonly details: readonly string[];
}

/** Security Hub's reason codes; what it has no word for is named in the same manner. */
const reasonCodes: Readonly<Record<CoverageReason, string>> = {
  recorder_missing: "RECORDER_DISABLED",
  recorder_stopped: "RECORDER_DISABLED",
  detector_missing: "DETECTOR_MISSING",
  detector_suspended: "DETECTOR_SUSPENDED",
  denied: "ACCESS_DENIED",
  denied_by_scp: "ACCESS_DENIED",
  region_disabled: "REGION_DISABLED",
  not_in_region: "NOT_IN_REGION",
  throttled: "THROTTLED",
  credentials: "CREDENTIALS_REFUSED",
  malformed: "ANSWER_MALFORMED",
  unreachable: "UNREACHABLE",
  aws_error: "SERVICE_ERROR",
};

const sourceCodes: Readonly<Record<Source, string>> = {
  config: "CONFIG",
  guardduty: "GUARDDUTY",
  artifact: "ARTIFACT",
};

/** AWS Config ran a rule, or should have, and has no result of it. */
const insufficientData = "CONFIG_INSUFFICIENT_DATA";

function codeOf(source: Source, reason: CoverageReason): string {
  return `${sourceCodes[source]}_${reasonCodes[reason]}`;
}

/** A reading that is not whole. */
export function unreadOf(row: KeptCoverage): NotEvaluated {
  const { source, state, reason, detail, lastReadAt } = row;
  const unexplained = state === "partial" ? "READ_IN_PART" : "NOT_COLLECTED";
  return {
    code: reason === null ? `${sourceCodes[source]}_${unexplained}` : codeOf(source, reason),
    details: [
      ...(reason === null ? [] : [reasonWords[reason]]),
      detail,
      lastReadAt === null ? "never read" : `last read at ${lastReadAt}`,
    ].filter((text) => text !== ""),
  };
}

/** `AWS Config was read in part in eu-west-1`. */
export function readingTitle({ source, region, state }: KeptCoverage): string {
  const states = {
    read: "was read",
    partial: "was read in part",
    not_set_up: "is not set up",
    not_read: "was not read",
  } as const;
  const places: Readonly<Record<string, string>> = {
    global: "",
    unlisted: " in the regions that AWS did not name",
  };
  return `${sourceWords[source]} ${states[state]}${places[region] ?? ` in ${region}`}`;
}

/** Why a deployed rule has no current result; null when it has one, be it that nothing is in its scope. */
export type RuleUnseen = (rule: RuleAssessment) => NotEvaluated | null;

/** Tells of each of a posture's rules why it was not evaluated. */
export function unseenRulesOf(posture: Posture): RuleUnseen {
  const config = new Map(
    posture.coverage.filter(({ source }) => source === "config").map((row) => [row.region, row]),
  );
  const controls = new Map(posture.controls.map((control) => [control.key, control]));
  return (rule) => {
    if (rule.because === null) return null;
    const row = config.get(rule.region);
    if (row === undefined) return { code: "CONFIG_NOT_COLLECTED", details: [rule.because] };
    if (!wasRead(row)) return unreadOf(row);
    return {
      code:
        rule.compliance === "NOT_READ"
          ? codeOf("config", reasonOf(rule, controls.get(rule.control)))
          : insufficientData,
      details: [
        rule.because,
        ...(rule.compliance === "NOT_READ"
          ? [rule.observedAt === null ? "never read" : `last read at ${rule.observedAt}`]
          : []),
      ],
    };
  };
}

/** A rule's reason stands with its control, among those of the copies in the same region. */
function reasonOf(rule: RuleAssessment, control: ControlAssessment | undefined): CoverageReason {
  const here = (control?.unseen ?? []).flatMap((unseen) =>
    unseen.kind === "not_read" && unseen.regions.includes(rule.region) ? [unseen] : [],
  );
  const own = here.find(({ detail }) => detail === rule.because) ?? here[0];
  return own?.reason ?? "aws_error";
}
