/**
 * How far AWS's evidence covers the time an auditor looks at. A window and a period are UTC days, and both
 * ends count: a period that AWS ends at 2026-09-30T00:00:00Z covers the whole of 30 September. The months in
 * which a SOC report is still relied on after its period are no cover: only what was examined is.
 */

import { isBridgeLetter } from "./assess-evidence.ts";
import type { EvidenceKindMapping } from "./control.ts";
import { type DaySpan, daysLeftOpen, joined, within } from "./day-spans.ts";
import { dayOf } from "./plain-date.ts";
import type { Posture, ReportAssessment } from "./posture.ts";
import type { Agreement } from "./snapshot.ts";
import type { EvidenceKind } from "./vocabulary.ts";

/** The first and the last day that an auditor looks at. */
export type AuditWindow = DaySpan;

/** What to ask AWS or its assessor for. */
export type AskFor =
  | "bridge_letter"
  | "new_attestation"
  | "renewed_certificate"
  | "next_report"
  | "earlier_one"
  | "one_between"
  | "agreement";

/** Days of the window that nothing covers. */
export interface WindowGap extends DaySpan {
  readonly place: "before" | "between" | "after" | "whole";
  /** The last covered day before it, inside the window or not; null when there is none. */
  readonly coveredTo: string | null;
  /** The first covered day after it. */
  readonly coveredFrom: string | null;
  readonly askFor: AskFor;
  /** Days of it that a letter in Artifact speaks for. A letter is AWS's word, not an assessor's. */
  readonly letters: readonly DaySpan[];
}

/**
 * `cannot_tell`: there is one, without a period. `missing`: Artifact was read, and has none. `not_read`:
 * nobody knows.
 */
export type WindowCover = "whole" | "part" | "none" | "cannot_tell" | "missing" | "not_read";

/** What evidence covers of a window. Where it can be told, covered and gaps are the window. */
export interface CoverInWindow {
  readonly cover: WindowCover;
  readonly covered: readonly DaySpan[];
  readonly gaps: readonly WindowGap[];
  /** Artifact was read whole: otherwise what is open may be covered by what was not read. */
  readonly isWhole: boolean;
}

/** One kind of evidence against a window. */
export interface KindInWindow extends CoverInWindow {
  readonly kind: EvidenceKind;
}

type Evidence = Pick<Posture, "reports" | "agreements" | "coverage">;

/** Holds one kind of evidence against a window. */
export function judgeInWindow(
  window: AuditWindow,
  kind: EvidenceKindMapping,
  { reports, agreements, coverage }: Evidence,
): KindInWindow {
  const artifact = coverage.find((row) => row.source === "artifact");
  const isWhole = artifact?.state === "read";
  const none = { kind: kind.kind, covered: [], gaps: [], isWhole };
  if (artifact === undefined || artifact.state === "not_read")
    return { ...none, cover: "not_read" };
  const ofKind =
    kind.from === "reports"
      ? reports.filter(({ kinds }) => kinds.includes(kind.kind)).map(periodOf)
      : agreementsOf(kind, agreements).map((one) => termOf(one, window));
  const spans = ofKind.filter((span) => span !== null);
  if (ofKind.length === 0) return { ...none, cover: isWhole ? "missing" : "not_read" };
  if (spans.length === 0) return { ...none, cover: "cannot_tell" };
  const letters = lettersAmong(reports);
  return { kind: kind.kind, ...coverWindow(window, spans, kind.kind, letters), isWhole };
}

/** The same for one report. */
export function judgeReportInWindow(
  window: AuditWindow,
  report: ReportAssessment,
  { reports, coverage }: Pick<Evidence, "reports" | "coverage">,
): CoverInWindow {
  const isWhole = coverage.some(({ source, state }) => source === "artifact" && state === "read");
  const span = periodOf(report);
  if (span === null) return { cover: "cannot_tell", covered: [], gaps: [], isWhole };
  const letters = lettersAmong(reports);
  return { ...coverWindow(window, [span], report.kinds[0] ?? null, letters), isWhole };
}

function lettersAmong(reports: Evidence["reports"]): DaySpan[] {
  return reports.filter(isBridgeLetter).flatMap((letter) => periodOf(letter) ?? []);
}

/** Agreements that are of a kind by the words of their name, in force or not. */
export function agreementsOf(
  { patterns }: Pick<EvidenceKindMapping, "patterns">,
  agreements: readonly Agreement[],
): Agreement[] {
  return agreements.filter(({ name }) =>
    patterns.some((pattern) => new RegExp(pattern, "i").test(name)),
  );
}

function coverWindow(
  window: AuditWindow,
  spans: readonly DaySpan[],
  kind: EvidenceKind | null,
  letters: readonly DaySpan[],
): Omit<CoverInWindow, "isWhole"> {
  const whole = joined(spans);
  const covered = whole.flatMap((span) => within(span, window) ?? []);
  const bridges = bridged.has(kind) ? joined(letters) : [];
  const gaps = daysLeftOpen(window, whole).map((open) => {
    const coveredTo = whole.findLast(({ to }) => to < open.from)?.to ?? null;
    const coveredFrom = whole.find(({ from }) => from > open.to)?.from ?? null;
    return {
      ...open,
      place: placeOf(open, window),
      coveredTo,
      coveredFrom,
      askFor: askFor(kind, coveredTo !== null, coveredFrom !== null),
      letters: bridges.flatMap((letter) => within(letter, open) ?? []),
    };
  });
  const cover = gaps.length === 0 ? "whole" : covered.length === 0 ? "none" : "part";
  return { cover, covered, gaps };
}

function placeOf(open: DaySpan, window: AuditWindow): WindowGap["place"] {
  const fromStart = open.from === window.from;
  const toEnd = open.to === window.to;
  if (fromStart && toEnd) return "whole";
  if (fromStart) return "before";
  return toEnd ? "after" : "between";
}

/** Reports that look back over a closed time, and whose successor a letter announces. */
const bridged: ReadonlySet<EvidenceKind | null> = new Set(["soc-1", "soc-2", "soc-3"]);

function askFor(kind: EvidenceKind | null, hasBefore: boolean, hasAfter: boolean): AskFor {
  if (kind === "baa") return "agreement";
  if (hasAfter) return hasBefore ? "one_between" : "earlier_one";
  if (bridged.has(kind)) return "bridge_letter";
  if (kind === "pci-aoc" || kind === "pci-responsibility-summary") return "new_attestation";
  return kind?.startsWith("iso-") ? "renewed_certificate" : "next_report";
}

/** The days a report is about; null where AWS does not say both, or says them the wrong way round. */
export function periodOf({
  periodStart,
  periodEnd,
}: Pick<ReportAssessment, "periodStart" | "periodEnd">): DaySpan | null {
  return periodStart === null || periodEnd === null ? null : spanOf(periodStart, periodEnd);
}

/** The days an agreement was in force. One that stands has no end, as far as anyone knows. */
function termOf(
  { state, effectiveStart, effectiveEnd }: Agreement,
  window: AuditWindow,
): DaySpan | null {
  if (effectiveStart === null) return null;
  if (effectiveEnd !== null) return spanOf(effectiveStart, effectiveEnd);
  if (state !== "ACTIVE") return null;
  const from = dayOf(effectiveStart);
  if (from === null) return null;
  return from > window.to ? { from, to: from } : { from, to: window.to };
}

function spanOf(start: string, end: string): DaySpan | null {
  const from = dayOf(start);
  const to = dayOf(end);
  return from === null || to === null || from > to ? null : { from, to };
}
