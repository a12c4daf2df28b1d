/** Cells and the words in them. */
import type { ControlCounts, Ratio, SeverityCounts } from "../../posture/posture.ts";
import type {
  ControlStatus,
  EvidenceStatus,
  PostureStatus,
  Severity,
} from "../../posture/vocabulary.ts";
import { type Counts, rangeInWords, shareInWords } from "../share-in-words.ts";
import { shortText } from "../visible-text.ts";
import { controlStatusWords, evidenceWords, statusWords } from "../words.ts";
import type { Bar, Cell } from "./posture-report.ts";

/** A name may be hostile and long; no more of it than this is ever needed to know what is meant. */
const longest = 240;

/**
 * Words, and a quieter note below them. What is unseen in either is written out; what is too long ends in an
 * ellipsis.
 */
export function text(words: string, note?: string): Cell {
  const shown = shortText(words, 2000);
  return note === undefined || note === ""
    ? { kind: "text", text: shown }
    : { kind: "text", text: shown, note: shortText(note, longest) };
}

/** A name of AWS’s or from the account, on one line. */
export function code(name: string): Cell {
  return { kind: "code", text: shortText(name, longest) };
}

/** A count, told as it is. */
export function number(value: number): Cell {
  return { kind: "number", value };
}

/** A severity as its shape and its word. */
export function severityCell(severity: Severity): Cell {
  return { kind: "mark", mark: { channel: "severity", severity }, text: severity };
}

/** A control’s status as its mark and its words, and a quieter note below them. */
export function controlStatusCell(status: ControlStatus, note?: string): Cell {
  const cell: Cell = {
    kind: "mark",
    mark: { channel: "control", status },
    text: controlStatusWords[status],
  };
  return note === undefined ? cell : { ...cell, note: shortText(note, longest) };
}

/** How an item of AWS’s is evidenced, as its mark and its words. */
export function evidenceCell(status: EvidenceStatus): Cell {
  return { kind: "mark", mark: { channel: "evidence", status }, text: evidenceWords[status] };
}

/** The status of a posture or of a pillar, as its mark and its words. */
export function postureStatusCell(status: PostureStatus): Cell {
  return { kind: "mark", mark: { channel: "posture", status }, text: statusWords[status] };
}

/**
 * Counts of controls as a bar.
 *
 * @param blind whether nothing could be looked at: then no count means anything
 */
export function barOf(counts: Counts, blind: boolean): Bar {
  const { passing, failing, notEvaluated } = counts;
  return { passing, failing, unseen: notEvaluated, blind };
}

/** As {@link shareInWords}, held together on one line. */
export function shareOf(ratio: Ratio, counts: Counts): string {
  return unbroken(shareInWords(ratio, counts));
}

/** As {@link rangeInWords}, its sign held to its number. */
export function rangeOf(ratio: Ratio, counts?: Counts): string {
  return unbroken(rangeInWords(ratio, counts));
}

function unbroken(words: string): string {
  return words.replace(/ %$/, "\u00A0%");
}

/** `41 of 50 pass, 18 not seen`: numerator, denominator and what was left out. */
export function countsInWords({
  passing,
  failing,
  notEvaluated,
  excepted,
  notApplicable,
}: ControlCounts): string {
  return [
    passing + failing === 0 ? "none judged" : `${passing} of ${passing + failing} pass`,
    ...(notEvaluated > 0 ? [`${notEvaluated} not seen`] : []),
    ...(excepted > 0 ? [`${excepted} excepted`] : []),
    ...(notApplicable > 0 ? [`${notApplicable} with nothing in scope`] : []),
  ].join(", ");
}

/** `2 critical, 5 high`; `none`. */
export function severitiesInWords(counts: SeverityCounts): string {
  const parts = (["critical", "high", "medium", "low"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

/**
 * `1 region`, `3 regions`.
 *
 * @param many where an s does not make it
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `2026-11-22 09:00 UTC`: the same for every reader. */
export function minute(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}

/** The day of an instant, `2026-11-22`; null is told as `not said`. */
export function day(at: string | null): string {
  return at === null ? "not said" : at.slice(0, 10);
}

/** The first few, and how many more there are. */
export function firstOf(names: readonly string[], most: number): string {
  const shown = names.length > most + 1 ? names.slice(0, most) : names;
  const others = names.length - shown.length;
  const said = shown.map((name) => shortText(name, 80)).join(", ");
  return others === 0 ? said : `${said} and ${others} more`;
}
