import type { Catalogue } from "./control.ts";
import { byText, byTextOf } from "./order.ts";
import { dayMilliseconds } from "./plain-date.ts";
import type { AwsItemAssessment, ReportAssessment } from "./posture.ts";
import type { Agreement, Coverage, Instant, Report } from "./snapshot.ts";
import {
  awsItemIds,
  type EvidenceKind,
  type EvidenceStatus,
  type ReportValidity,
} from "./vocabulary.ts";

/** A report that ends within this time is worth asking a successor for. */
const expiringWithinDays = 90;

/**
 * A SOC report looks back over a closed period and is relied on until its successor is out, about
 * half a year later. Anything else ends when it says it ends.
 */
const socGraceMonths = 6;

/** Judges every report's period as of an instant, in order of id and version. */
export function assessReports(
  reports: readonly Report[],
  catalogue: Catalogue,
  asOf: Instant,
): ReportAssessment[] {
  return reports
    .map((report) => {
      const validUntil = validUntilOf(report);
      const kinds = kindsOf(report, catalogue);
      const items = catalogue.evidence
        .filter((row) => row.kinds.some((kind) => kinds.includes(kind)))
        .map(({ item }) => item);
      return { ...report, validUntil, validity: validityOf(validUntil, asOf), kinds, items };
    })
    .sort((a, b) => byText(a.id, b.id) || a.version - b.version);
}

/** What speaks for AWS's half of a requirement. */
export interface AwsHalf {
  readonly status: EvidenceStatus;
  /** `reportId:version`, or an agreement's id, sorted. */
  readonly evidence: readonly string[];
}

/** Judges AWS's half of a requirement by the kinds of evidence that speak for it; any one of them is enough. */
export function judgeAwsHalf(
  reports: readonly ReportAssessment[],
  agreements: readonly Agreement[],
  coverage: readonly Coverage[],
  catalogue: Catalogue,
  asOf: Instant,
): (kinds: readonly EvidenceKind[]) => AwsHalf {
  const artifact = coverage.find((row) => row.source === "artifact");
  const inForce = agreements
    .filter(
      ({ state, effectiveEnd }) =>
        state === "ACTIVE" && (effectiveEnd === null || effectiveEnd > asOf),
    )
    .map(({ id, name }) => ({ id, kinds: kindsIn(name, "agreements", catalogue) }));
  return (kinds) => {
    const about = reports.filter((report) => report.kinds.some((kind) => kinds.includes(kind)));
    const agreed = inForce.filter((one) => one.kinds.some((kind) => kinds.includes(kind)));
    const byReports = statusOf(about, artifact);
    // Kept from an earlier reading, an agreement may have been ended since: what was not read says nothing.
    const status = agreed.length > 0 && byReports !== "not_read" ? "evidenced" : byReports;
    return { status, evidence: [...evidenceOf(about), ...agreed.map(({ id }) => id)].sort(byText) };
  };
}

/** Judges AWS's five items by the reports that speak for them. They never enter the customer's score. */
export function assessAwsItems(
  reports: readonly ReportAssessment[],
  coverage: readonly Coverage[],
): AwsItemAssessment[] {
  const artifact = coverage.find((row) => row.source === "artifact");
  return awsItemIds.map((id) => {
    const about = reports.filter((report) => report.items.includes(id));
    const status = statusOf(about, artifact);
    return { id, side: "aws", status, evidence: evidenceOf(about) };
  });
}

function validUntilOf(report: Report): Instant | null {
  if (report.periodEnd === null) return null;
  const end = new Date(report.periodEnd);
  if (Number.isNaN(end.getTime())) return null;
  return (isSoc(report) ? monthsLater(end, socGraceMonths) : end).toISOString();
}

/** The same day of a later month, or that month's last where it is shorter. */
function monthsLater(date: Date, months: number): Date {
  const later = new Date(date);
  later.setUTCMonth(date.getUTCMonth() + months);
  if (later.getUTCDate() !== date.getUTCDate()) later.setUTCDate(0);
  return later;
}

/** A letter that bridges two periods is named after SOC too, and ends when it says it ends. */
function isSoc({ series, name }: Report): boolean {
  return /\bSOC\b/i.test(`${series ?? ""} ${name}`) && !/\bletter\b/i.test(name);
}

/** Whether it is AWS's own letter that its controls went on as before, between two SOC reports. */
export function isBridgeLetter(report: Report): boolean {
  const { series, name } = report;
  return isOfAws(report) && /\bSOC\b/i.test(`${series ?? ""} ${name}`) && /\bletter\b/i.test(name);
}

function validityOf(validUntil: Instant | null, asOf: Instant): ReportValidity {
  if (validUntil === null) return "undated";
  const daysLeft = (Date.parse(validUntil) - Date.parse(asOf)) / dayMilliseconds;
  if (daysLeft < 0) return "expired";
  return daysLeft <= expiringWithinDays ? "expiring" : "current";
}

/** Vendors of the Marketplace publish reports in Artifact too: they say nothing about AWS. */
function isOfAws({ companyName, state }: Report): boolean {
  return (companyName === null || /amazon|\baws\b/i.test(companyName)) && state !== "UNPUBLISHED";
}

/** A letter between two reports is AWS's own word: nobody examined anything, so it is evidence of no kind. */
function kindsOf(report: Report, catalogue: Catalogue): EvidenceKind[] {
  if (!isOfAws(report) || isBridgeLetter(report)) return [];
  const text = [report.series, report.name, report.productName].filter(Boolean).join(" ");
  return kindsIn(text, "reports", catalogue);
}

function kindsIn(
  text: string,
  from: "reports" | "agreements",
  catalogue: Catalogue,
): EvidenceKind[] {
  return catalogue.evidenceKinds
    .filter((kind) => kind.from === from)
    .filter(({ patterns }) => patterns.some((pattern) => new RegExp(pattern, "i").test(text)))
    .map(({ kind }) => kind);
}

/** An undated report says that AWS was assessed, never until when: alone it evidences nothing. */
function statusOf(
  about: readonly ReportAssessment[],
  artifact: Coverage | undefined,
): EvidenceStatus {
  if (artifact === undefined || artifact.state === "not_read") return "not_read";
  const best = (["current", "expiring", "expired"] as const).find((validity) =>
    about.some((report) => report.validity === validity),
  );
  switch (best) {
    case "current":
      return "evidenced";
    case "expiring":
    case "expired":
      return best;
    case undefined:
      return artifact.state === "read" ? "none" : "not_read";
    default:
      return best satisfies never;
  }
}

/** What can be pointed to: expired reports only when nothing better is there. */
function evidenceOf(about: readonly ReportAssessment[]): string[] {
  const standing = about.filter((report) => report.validity !== "expired");
  return (standing.length > 0 ? standing : about)
    .toSorted(byTextOf((report) => report.id))
    .map((report) => `${report.id}:${report.version}`);
}
