import type { CauseFigures, ControlChange } from "../../lib/posture/posture-changes.ts";
import type { TrendBreak } from "../../lib/posture/trend.ts";
import type { ChangeCause } from "../../lib/posture/vocabulary.ts";
import { count, counted } from "./numbers.ts";

/** What a cause is called, and what it says of progress. */
export const causeWords: Readonly<
  Record<ChangeCause, { readonly name: string; readonly says: string }>
> = {
  resource: {
    name: "Resources changed",
    says: "A resource’s verdict changed, came or went: progress, or its opposite.",
  },
  rule: {
    name: "Rules changed",
    says: "A rule was deployed, removed or given other parameters. The account is as it was.",
  },
  coverage: {
    name: "Sight changed",
    says: "It came into sight or went out of it. Neither progress nor its opposite.",
  },
  exception: {
    name: "Exceptions",
    says: "A person accepted a deviation, or took that back. The resource is as it was.",
  },
  catalogue: {
    name: "Catalogue",
    says: "Another catalogue or mapping places it elsewhere. How it stands is the same.",
  },
};

/** Causes in the fewest words, for a line of figures. */
export const shortCauses: Readonly<Record<ChangeCause, string>> = {
  resource: "resource changed",
  rule: "rule changed",
  coverage: "by coverage",
  exception: "exception",
  catalogue: "catalogue",
};

/** What broke a trend. */
export const breakWords: Readonly<Record<TrendBreak, string>> = {
  rules: "rules",
  coverage: "coverage",
  exceptions: "exceptions",
  catalogue: "catalogue",
};

/** A difference with its sign: `+3`, `−4`, `±0`. */
export function signed(difference: number): string {
  if (difference === 0) return "±0";
  return difference > 0 ? `+${count(difference)}` : `−${count(-difference)}`;
}

/** What became of one control, in a few words: the kind says what, the cause says how to call it. */
export function changeWords({ kind, cause, after }: ControlChange): string {
  const bySight = cause === "coverage";
  switch (kind) {
    case "newly_failing":
      return bySight ? "newly seen to fail" : "newly failing";
    case "no_longer_failing":
      if (bySight) return "no longer seen to fail";
      if (cause === "rule") return "no failing rule left";
      return after?.status === "notEvaluated" ? "fixed where seen" : "fixed";
    case "more_failing":
      return bySight ? "more seen to fail" : "more resources fail";
    case "fewer_failing":
      return bySight ? "fewer seen to fail" : "fewer resources fail";
    case "newly_seen":
      return "newly seen";
    case "no_longer_seen":
      return "no longer seen";
    case "in_scope":
      return "something is in scope";
    case "out_of_scope":
      return "nothing in scope any more";
    case "excepted":
      return cause === "exception" ? "excepted" : "more are excepted";
    case "no_longer_excepted":
      return cause === "exception" ? "exception ended" : "nothing left to except";
    case "appeared":
      if (cause === "catalogue") return "placed here";
      return bySight ? "newly seen" : "newly deployed";
    case "disappeared":
      if (cause === "catalogue") return "placed elsewhere";
      return bySight ? "no longer seen" : "removed";
    case "placed":
      return "placed otherwise";
    default:
      return kind satisfies never;
  }
}

/** What one cause did, in figures: `4 fixed`, `1 newly failing`, `31 newly seen`. */
export function figureWords(cause: ChangeCause, figures: CauseFigures): readonly string[] {
  const { stoppedFailing, startedFailing, changed } = figures;
  const other = changed - stoppedFailing - startedFailing;
  const stopped = cause === "resource" ? "fixed" : "no longer failing";
  const started = cause === "coverage" ? "newly seen to fail" : "newly failing";
  return [
    stoppedFailing > 0 && `−${count(stoppedFailing)} ${stopped}`,
    startedFailing > 0 && `+${count(startedFailing)} ${started}`,
    other > 0 && `${count(other)} ${otherWords(cause, figures, other)}`,
  ].filter((part) => part !== false);
}

/** What the rest of a cause's controls did: those that neither began nor ceased to fail. */
function otherWords(cause: ChangeCause, { counts }: CauseFigures, other: number): string {
  switch (cause) {
    case "resource":
      return "with other failing resources";
    case "rule":
      return "deployed, removed or asked otherwise";
    case "coverage":
      if (counts.notEvaluated === -other) return "newly seen";
      return counts.notEvaluated === other ? "no longer seen" : "in or out of sight";
    case "exception":
      return "excepted otherwise";
    case "catalogue":
      return "placed otherwise";
    default:
      return cause satisfies never;
  }
}

/** Whether it got better by what was done to resources, as a person would say it. */
export function progressSentence({ stoppedFailing, startedFailing }: CauseFigures): string {
  if (stoppedFailing === 0 && startedFailing === 0) return "No control fixed, none newly failing";
  const fixed = `${counted(stoppedFailing, "control")} fixed`;
  const broke = `${counted(startedFailing, "control")} newly failing`;
  if (startedFailing === 0) return `${fixed}, none newly failing`;
  return stoppedFailing === 0 ? `No control fixed, ${broke}` : `${fixed}, ${broke}`;
}

/** One cause in a sentence for someone who does not know the page. */
export function causeSentence(cause: ChangeCause, figures: CauseFigures): string {
  const { changed, failingResources: more } = figures;
  const were = `${counted(changed, "control")} ${changed === 1 ? "was" : "were"}`;
  switch (cause) {
    case "resource": {
      const net =
        more === 0
          ? "as many failing resources as before"
          : `${counted(Math.abs(more), `${more > 0 ? "more" : "fewer"} failing resource`)}`;
      return `Resources changed under ${counted(changed, "control")}: ${net}.`;
    }
    case "rule":
      return `${were} deployed, removed or given other parameters. The resources are as they were.`;
    case "coverage":
      return `${counted(changed, "control")} came into sight or went out of it. That is neither progress nor its opposite.`;
    case "exception":
      return `${were} put under an exception or taken out of one. The resources are as they were.`;
    case "catalogue":
      return `${were} placed elsewhere by the catalogue or your mapping. How they stand is the same.`;
    default:
      return cause satisfies never;
  }
}
