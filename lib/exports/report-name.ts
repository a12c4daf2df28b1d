const families: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/\bSOC\)?\s*([123])\b/i, (match) => `SOC ${match[1]}`],
  [/\bISO\b\D*(\d{4,5})/i, (match) => `ISO ${match[1]}`],
  [/\bPCI\b/i, () => "PCI DSS"],
  [/\bC5\b/, () => "C5"],
  [/\bIRAP\b/i, () => "IRAP"],
  [/\bFedRAMP\b/i, () => "FedRAMP"],
  [/\bCSA\b/, () => "CSA STAR"],
];

/**
 * The name people use for a report: `SOC 2`, `ISO 27001`, `PCI DSS`; the report's own where none is
 * known. Only for short labels, beside a link to the full name.
 */
export function shortReportName(report: {
  readonly name: string;
  readonly series: string | null;
}): string {
  for (const [pattern, nameOf] of families) {
    const match = pattern.exec(report.name) ?? pattern.exec(report.series ?? "");
    if (match) return nameOf(match);
  }
  return report.name;
}

/** Reports by the day until which they speak, the first to end first; those without a date last. */
export function firstToEnd<Report extends { readonly validUntil: string | null }>(
  reports: readonly Report[],
): Report[] {
  return reports.toSorted((a, b) => {
    if (a.validUntil === b.validUntil) return 0;
    if (a.validUntil === null) return 1;
    return b.validUntil === null || a.validUntil < b.validUntil ? -1 : 1;
  });
}

/**
 * Until when an item's reports speak: `the first ends 2027-03-26`. AWS gives a report a period and no
 * validity: the months that a SOC report speaks beyond its period are Demarc's own, so the period's end is named.
 *
 * @param dayOf how days are written; left out: as plain dates
 */
export function untilInWords(
  speaking: readonly SpeakingReport[],
  ended: boolean,
  dayOf: (at: string) => string = (at) => at.slice(0, 10),
): string {
  const [first] = firstToEnd(speaking);
  if (first === undefined) return "";
  if (first.validUntil === null) return "undated";
  const until = dayOf(first.validUntil);
  const all = speaking.length > 1;
  const verb = ended
    ? all
      ? "the first ended"
      : "ended"
    : all
      ? "the first ends"
      : "speaks until";
  return `${verb} ${until}${graceInWords(first, dayOf)}`;
}

/** ` (period to 2026-09-26)` of a report that speaks beyond it; else nothing. */
function graceInWords(
  { periodEnd, validUntil }: SpeakingReport,
  dayOf: (at: string) => string,
): string {
  if (periodEnd === null || validUntil === null) return "";
  return periodEnd.slice(0, 10) === validUntil.slice(0, 10)
    ? ""
    : ` (period to ${dayOf(periodEnd)})`;
}

interface SpeakingReport {
  readonly periodEnd: string | null;
  readonly validUntil: string | null;
}
