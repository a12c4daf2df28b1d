import type { AddendumStanding } from "../../lib/posture/judge-addendum.ts";
import type { Agreement } from "../../lib/posture/snapshot.ts";
import { day } from "../_words/instants.ts";

/** Whose an agreement is; null where AWS did not say. */
export function holderWords({ holder }: Agreement): string | null {
  if (holder === null) return null;
  return holder === "organisation" ? "your organisation" : "this account";
}

/** Whether the business associate addendum stands, in one or two plain sentences. */
export function addendumSentence(standing: AddendumStanding): string {
  switch (standing.kind) {
    case "in_force": {
      const [agreement] = standing.agreements;
      const since = agreement?.effectiveStart ?? null;
      const until = agreement?.effectiveEnd ?? null;
      const holder = agreement === undefined ? null : holderWords(agreement);
      return `A business associate addendum is in force${holder === null ? "" : ` for ${holder}`}${since === null ? "" : ` since ${day(since)}`}${until === null ? "" : `, until ${day(until)}`}.`;
    }
    case "ended": {
      const { effectiveEnd, state } = standing.agreement;
      const by =
        state === "CUSTOMER_TERMINATED" ? " by you" : state === "AWS_TERMINATED" ? " by AWS" : "";
      return `No business associate addendum is in force: the last one ended${by}${effectiveEnd === null ? "" : ` on ${day(effectiveEnd)}`}.`;
    }
    case "to_come": {
      const { effectiveStart } = standing.agreement;
      return `No business associate addendum is in force yet: one begins${effectiveStart === null ? " later" : ` on ${day(effectiveStart)}`}.`;
    }
    case "none":
      return "No business associate addendum is in force: Artifact was read and has none for this account.";
    case "not_read":
      return standing.lastKnown.length === 0
        ? "Whether a business associate addendum is in force could not be read."
        : "Whether a business associate addendum is in force could not be read; an earlier reading knew of one, which may have ended since.";
    default:
      return standing satisfies never;
  }
}
