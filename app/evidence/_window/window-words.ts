import type {
  AskFor,
  AuditWindow,
  KindInWindow,
  WindowCover,
  WindowGap,
} from "../../../lib/posture/audit-window.ts";
import { type DaySpan, daysLeftOpen } from "../../../lib/posture/day-spans.ts";
import type { EvidenceKind } from "../../../lib/posture/vocabulary.ts";
import { inWords } from "../../_words/standards.ts";

/** How much of a window is covered, in words. */
export const coverWords: Readonly<Record<WindowCover, string>> = {
  whole: "covers all of it",
  part: "covers part of it",
  none: "covers none of it",
  cannot_tell: "cannot be told",
  missing: "not there",
  not_read: "not read",
};

type Judged = Omit<KindInWindow, "kind">;

/** What to do about a window, one sentence for each gap; dates as auditors write them. */
export function windowSentences(
  window: AuditWindow,
  name: string,
  kind: EvidenceKind | null,
  judged: Judged,
): readonly string[] {
  switch (judged.cover) {
    case "whole":
      return [`${name} covers your whole window: nothing to ask for.`];
    case "part":
    case "none":
      return judged.gaps.map((gap) => gapSentence(window, name, kind, gap));
    case "cannot_tell":
      return [
        `${name} has no period in Artifact, so what it covers cannot be told: read it in the document.`,
      ];
    case "missing":
      return [`Artifact was read and has no ${name} for this account.`];
    case "not_read":
      return [`What ${name} covers is not known: Artifact could not be read, or not whole.`];
    default:
      return judged.cover satisfies never;
  }
}

function gapSentence(
  window: AuditWindow,
  name: string,
  kind: EvidenceKind | null,
  gap: WindowGap,
): string {
  const { coveredTo, coveredFrom } = gap;
  const ask = `ask for ${askWords(gap.askFor, kind)}`;
  const letter = gap.letters.length === 0 ? "" : ` ${lettersThere(gap)}`;
  if (coveredTo !== null && coveredFrom !== null)
    return `Your window includes ${daysWords(gap)}, ${name} covers to ${coveredTo} and from ${coveredFrom} on: ${ask}.${letter}`;
  if (coveredTo !== null)
    return `Your window ends ${window.to}, ${name} covers to ${coveredTo}: ${ask}.${letter}`;
  return `Your window begins ${window.from}, ${name} covers from ${coveredFrom} on: ${ask}.${letter}`;
}

function lettersThere(gap: WindowGap): string {
  const left = daysLeftOpen(gap, gap.letters);
  const silent = left.length === 0 ? "" : ` Nothing speaks for ${inWords(left.map(daysWords))}.`;
  return `Artifact has a letter for ${inWords(gap.letters.map(daysWords))}: it is AWS’s word, not an assessor’s.${silent}`;
}

/** `2026-10-01 to 2026-12-31`; one day alone is said once. */
export function daysWords({ from, to }: DaySpan): string {
  return from === to ? from : `${from} to ${to}`;
}

function askWords(askFor: AskFor, kind: EvidenceKind | null): string {
  switch (askFor) {
    case "bridge_letter":
      return "the bridge letter";
    case "new_attestation":
      return kind === "pci-aoc" ? "the new AOC" : "the summary that comes with the new AOC";
    case "renewed_certificate":
      return "the surveillance or recertification audit’s certificate";
    case "next_report":
      return "the report that follows it";
    case "earlier_one":
      return "the one before it";
    case "one_between":
      return "the one between";
    case "agreement":
      return "the agreement that was in force then, or accept it in Artifact";
    default:
      return askFor satisfies never;
  }
}
