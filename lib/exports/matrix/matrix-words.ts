/** What the matrix says in whole words. */
import { configReadings } from "../../posture/coverage.ts";
import type { Note } from "../../posture/journal.ts";
import type {
  ControlAssessment,
  ExceptionAssessment,
  Posture,
  RequirementAssessment,
  UnseenReason,
} from "../../posture/posture.ts";
import type { RulesBehind } from "../../posture/rules-behind.ts";
import type { KeptCoverage } from "../../posture/snapshot.ts";
import type { UserControlAssessment } from "../../posture/user-controls.ts";
import { coverageStateWords, reasonWords, sourceWords } from "../words.ts";

/** `EX-1: S3_… on bucket-1: why. Owner, until 2027-01-31, ticket`. */
export function exceptionWords(exception: ExceptionAssessment): string {
  const { id, control, resource, pattern, reason, owner, expiresOn, ticket } = exception;
  const what = resource ?? pattern ?? "every resource";
  const where = ticket === null ? "" : `, ${ticket}`;
  return `${id}: ${control} on ${what}: ${reason} (${owner}, until ${expiresOn}${where})`;
}

/** `S3_… (Ada, 2026-11-21): what she wrote`; null where nobody said anything. */
export function controlNoteWords(key: string, note: Note | undefined): string | null {
  if (note === undefined) return null;
  const { reviewer, lastReviewedOn, text } = note;
  const who = [reviewer, ...(lastReviewedOn === null ? [] : [lastReviewedOn])].join(", ");
  return `${key} (${who}): ${text === "" ? "looked at" : text}`;
}

/** What was not seen of a requirement, and why; empty where everything was. */
export function unseenReader(
  posture: Pick<Posture, "coverage">,
): (requirement: RequirementAssessment, rules: RulesBehind) => string {
  const partly = partlyRead(posture);
  return ({ responsibility, awsHalf }, { controls, known, deployed }) => {
    const yours =
      responsibility === "aws" || known === 0
        ? []
        : [
            ...(deployed < known
              ? [`${known - deployed} of ${known} rules not seen deployed`]
              : []),
            ...controls.flatMap(unseenOf),
            ...partly,
          ];
    const awss = awsHalf === "not_read" ? ["Artifact was not read, so AWS’s half is unknown"] : [];
    return [...yours, ...awss].join("; ");
  };
}

/** The same of what a SOC report expects of its readers. */
export function unseenOfUserControlReader(
  posture: Pick<Posture, "coverage" | "judgedBy">,
): (userControl: UserControlAssessment) => string {
  const partly = partlyRead(posture.judgedBy ?? posture);
  return ({ controls, deployed, missing }) => {
    if (controls.length === 0) return "";
    const absent = `${missing.length} of ${controls.length} controls not seen deployed`;
    return [
      ...(missing.length === 0 ? [] : [absent]),
      ...deployed.flatMap(unseenOf),
      ...partly,
    ].join("; ");
  };
}

function partlyRead({ coverage }: Pick<Posture, "coverage">): string[] {
  const { read, total } = configReadings(coverage);
  return read === total ? [] : [`AWS Config was read whole in ${read} of ${total} regions`];
}

function unseenOf({ key, unseen }: ControlAssessment): string[] {
  return unseen.map(
    (reason) => `${key}: ${whyUnseen(reason)} in ${reason.regions.toSorted().join(", ")}`,
  );
}

function whyUnseen(reason: UnseenReason): string {
  switch (reason.kind) {
    case "insufficient_data":
      return "AWS has no result";
    case "not_read":
      return `not read, ${reasonWords[reason.reason]},`;
    default:
      return reason satisfies never;
  }
}

/** `AWS Config in eu-west-1`. */
export function placeWords({ source, region }: Pick<KeptCoverage, "source" | "region">): string {
  return `${sourceWords[source]} in ${region === "global" ? "its one place" : region}`;
}

/** Why a reading was not whole, in our words and AWS's. */
export function whyNotWhole({ state, reason, detail }: KeptCoverage): string {
  const why = reason === null ? "" : `: ${reasonWords[reason]}`;
  return `${coverageStateWords[state]}${why}${detail === "" ? "" : ` (${detail})`}`;
}
