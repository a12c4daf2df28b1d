import type {
  AskFor,
  AuditWindow,
  CoverInWindow,
  WindowCover,
  WindowGap,
} from "../../../lib/posture/audit-window.ts";
import { type DaySpan, daysLeftOpen } from "../../../lib/posture/day-spans.ts";
import type { EvidenceKind } from "../../../lib/posture/vocabulary.ts";
import { inWords } from "../../_words/standards.ts";

/** How much of a window is covered, in words; where Artifact was not read whole, by what was read of it. */
export function coverInWords({ cover, gaps, isWhole }: CoverInWindow): string {
  return gaps.length > 0 && !isWhole ? `${coverWords[cover]}, as far as read` : coverWords[cover];
}

const coverWords: Readonly<Record<WindowCover, string>> = {
  whole: "covers all of it",
  part: "covers part of it",
  none: "covers none of it",
  cannot_tell: "cannot be told",
  missing: "not there",
  not_read: "not read",
};

/** What to do about a window, one sentence for each gap; dates as auditors write them. */
export function windowSentences(
  window: AuditWindow,
  name: string,
  kind: EvidenceKind | null,
  judged: CoverInWindow,
): readonly string[] {
  const { cover, isWhole } = judged;
  switch (cover) {
    case "whole":
      return [
        `${name} covers your whole window: nothing to ask for.`,
        ...(isWhole ? [] : ended(kind)),
      ];
    case "part":
    case "none":
      return [
        ...judged.gaps.map((gap) => gapSentence(window, name, kind, { ...gap, isWhole })),
        ...(isWhole ? [] : [readInPart]),
      ];
    case "cannot_tell":
      return [
        `${name} has no period in Artifact, so what it covers cannot be told: read it in the document.`,
        ...(isWhole ? [] : [readInPart]),
      ];
    case "missing":
      return [`Artifact was read and has no ${name} for this account.`];
    case "not_read":
      return [`What ${name} covers is not known: Artifact could not be read, or not whole.`];
    default:
      return cover satisfies never;
  }
}

const readInPart = "Artifact was not read whole: what was not read may cover more.";

/** An agreement that was read before may be over since; what a report covers, it goes on covering. */
function ended(kind: EvidenceKind | null): string[] {
  if (kind !== "baa") return [];
  return ["Artifact was not read whole: it may have ended since it was read."];
}

function gapSentence(
  window: AuditWindow,
  name: string,
  kind: EvidenceKind | null,
  gap: WindowGap & Pick<CoverInWindow, "isWhole">,
): string {
  const { coveredTo, coveredFrom, isWhole } = gap;
  const ask = `${isWhole ? "ask" : "read it whole before you ask"} for ${askWords(gap.askFor, kind)}`;
  const covers = isWhole ? `${name} covers` : `as far as Artifact was read, ${name} covers`;
  const letter = gap.letters.length === 0 ? "" : ` ${lettersThere(gap)}`;
  if (coveredTo !== null && coveredFrom !== null)
    return `Your window includes ${daysWords(gap)}, ${covers} to ${coveredTo} and from ${coveredFrom} on: ${ask}.${letter}`;
  if (coveredTo !== null)
    return `Your window ends ${window.to}, ${covers} to ${coveredTo}: ${ask}.${letter}`;
  return `Your window begins ${window.from}, ${covers} from ${coveredFrom} on: ${ask}.${letter}`;
}

function lettersThere(gap: WindowGap & Pick<CoverInWindow, "isWhole">): string {
  const left = daysLeftOpen(gap, gap.letters);
  const nothing = gap.isWhole ? "Nothing covers" : "Nothing that was read covers";
  const silent = left.length === 0 ? "" : ` ${nothing} ${inWords(left.map(daysWords))}.`;
  return `Artifact already has a letter, for ${inWords(gap.letters.map(daysWords))}: open that first. It is AWS’s word, not an assessor’s.${silent}`;
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
