import type { Agreement, Report } from "../../lib/posture/snapshot.ts";

/** A SOC 2 report of the last half-year. */
export function aReport(given: Partial<Report> = {}): Report {
  return {
    id: "report-0000000000000001",
    version: 1,
    name: "System and Organization Controls (SOC) 2 Report",
    description: null,
    series: "SOC",
    category: "Certifications and Attestations",
    companyName: "Amazon Web Services",
    productName: null,
    state: "PUBLISHED",
    periodStart: "2026-04-01T00:00:00.000Z",
    periodEnd: "2026-09-30T00:00:00.000Z",
    acceptanceType: "EXPLICIT",
    ...given,
  };
}

/** The business associate addendum, in force. */
export function anAgreement(given: Partial<Agreement> = {}): Agreement {
  return {
    id: "agreement-0000000000000001",
    name: "AWS Business Associate Addendum",
    state: "ACTIVE",
    type: "CUSTOM",
    effectiveStart: "2025-01-01T00:00:00.000Z",
    effectiveEnd: null,
    holder: "account",
    ...given,
  };
}
