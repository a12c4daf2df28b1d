import { byTextOf } from "./order.ts";
import type { ReportAssessment } from "./posture.ts";

/** What changes in a report's name from one period to the next. */
const datedWords =
  /\b(20\d\d|q[1-4]|h[12]|current|previous|spring|summer|fall|autumn|winter|(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*)\b/g;

/**
 * The newest report that takes another's place: of the same publisher and series, under the same name but
 * for its dates, with a period that ends later, or a later version of the same one. Null when there is none.
 */
export function newerThan(
  report: ReportAssessment,
  reports: readonly ReportAssessment[],
): ReportAssessment | null {
  const newer = reports.filter(
    (other) =>
      isOfOneLine(other, report) && (isLaterVersion(other, report) || isLater(other, report)),
  );
  return (
    newer.sort(byTextOf(({ periodEnd, version }) => `${periodEnd ?? ""} ${version}`)).at(-1) ?? null
  );
}

function isOfOneLine(a: ReportAssessment, b: ReportAssessment): boolean {
  return (
    a.series === b.series &&
    a.companyName === b.companyName &&
    a.productName === b.productName &&
    a.state !== "UNPUBLISHED" &&
    undated(a.name) === undated(b.name)
  );
}

function isLaterVersion(a: ReportAssessment, b: ReportAssessment): boolean {
  return a.id === b.id && a.version > b.version;
}

function isLater(a: ReportAssessment, b: ReportAssessment): boolean {
  return a.id !== b.id && a.periodEnd !== null && b.periodEnd !== null && a.periodEnd > b.periodEnd;
}

function undated(name: string): string {
  // An edition belongs to the name: ISO 27001:2013 is another standard than ISO 27001:2022.
  const editions = name.toLowerCase().replaceAll(/:(\d{4})\b/g, ":edition$1");
  return editions
    .replaceAll(datedWords, " ")
    .replaceAll(/[^a-z0-9:-]+/g, " ")
    .trim();
}
