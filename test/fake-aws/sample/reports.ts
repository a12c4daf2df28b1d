/** Artifact's reports and agreements in the sample account. Dates are relative to its now. */
import type { FakeAccount } from "../account.ts";
import { fingerprintOf } from "../fingerprint.ts";
import type { FakeReport, JsonObject } from "../state.ts";

interface ReportPlan {
  readonly name: string;
  readonly series: string;
  readonly description: string;
  /** Days from now to the period's start and end; none for certificates without a period. */
  readonly period?: readonly [number, number];
  readonly version?: number;
  /** Periods of earlier versions that can still be had, newest first. */
  readonly earlier?: readonly (readonly [number, number])[];
  readonly category?: string;
  readonly companyName?: string;
  readonly productName?: string;
  readonly acceptanceType?: "PASSTHROUGH" | "EXPLICIT";
  readonly state?: "PUBLISHED" | "UNPUBLISHED";
}

const plan = (
  name: string,
  series: string,
  period: readonly [number, number] | null,
  more: Partial<ReportPlan> = {},
): ReportPlan => ({
  name,
  series,
  description: `${name} of Amazon Web Services.`,
  ...(period === null ? {} : { period }),
  ...more,
});

const reportPlans: readonly ReportPlan[] = [
  plan("System and Organization Controls (SOC) 1 Report", "SOC", [-240, -58], {
    version: 2,
    earlier: [[-606, -424]],
    acceptanceType: "EXPLICIT",
  }),
  plan("System and Organization Controls (SOC) 2 Report", "SOC", [-240, -58], {
    version: 4,
    earlier: [
      [-424, -241],
      [-606, -424],
      [-790, -607],
    ],
    acceptanceType: "EXPLICIT",
  }),
  plan("System and Organization Controls (SOC) 2 Privacy Report", "SOC", [-606, -424], {
    acceptanceType: "EXPLICIT",
  }),
  plan("System and Organization Controls (SOC) 3 Report", "SOC", [-240, -58]),
  plan("SOC Continued Operations Letter", "SOC", [-57, 34]),
  plan("PCI DSS Attestation of Compliance (AOC)", "PCI", [-285, 80], {
    version: 3,
    acceptanceType: "EXPLICIT",
  }),
  plan("PCI DSS Responsibility Summary", "PCI", [-285, 80]),
  plan("PCI 3DS Attestation of Compliance", "PCI", [-200, 165], { acceptanceType: "EXPLICIT" }),
  plan("PCI PIN Security Attestation of Compliance", "PCI", [-520, -155], {
    acceptanceType: "EXPLICIT",
  }),
  plan("ISO 27001:2022 Certification", "ISO", [-400, 695]),
  plan("ISO 27001:2022 Statement of Applicability (SoA)", "ISO", null),
  plan("ISO 27017:2015 Certification", "ISO", [-400, 695]),
  plan("ISO 27018:2019 Certification", "ISO", [-400, 695]),
  plan("ISO 27701:2019 Certification", "ISO", [-400, 695]),
  plan("ISO 22301:2019 Certification", "ISO", [-1020, 75]),
  plan("ISO 9001:2015 Certification", "ISO", [-400, 695]),
  plan("ISO 20000-1:2018 Certification", "ISO", [-400, 695]),
  plan("CSA STAR Level 2 Certificate", "CSA", null),
  plan("C5 Type 2 Attestation Report", "C5", [-415, -50], { acceptanceType: "EXPLICIT" }),
  plan("IRAP PROTECTED Report", "IRAP", [-700, 30], { acceptanceType: "EXPLICIT" }),
  plan("FedRAMP Moderate Customer Package", "FedRAMP", [-330, 35], {
    acceptanceType: "EXPLICIT",
    category: "Government",
  }),
  plan("HITRUST CSF Certification Letter", "HITRUST", [-300, 430]),
  plan("ENS High Certification", "ENS", [-500, 230]),
  plan("K-ISMS Certification", "K-ISMS", [-1100, -5], { state: "UNPUBLISHED" }),
  plan("SOC 2 Type II Report", "SOC", [-300, -20], {
    category: "Independent Software Vendor",
    companyName: "Contoso Observability, Inc.",
    productName: "Contoso Log Cloud",
    description: 'Report of a vendor on the marketplace. "Confidential" <b>do not forward</b>',
    acceptanceType: "EXPLICIT",
  }),
];

const dayMilliseconds = 86_400_000;

/** Periods begin and end at midnight. */
const midnight = (now: Date, days: number): string =>
  `${new Date(now.getTime() + days * dayMilliseconds).toISOString().slice(0, 10)}T00:00:00.000Z`;

function versionOf(
  account: FakeAccount,
  report: ReportPlan,
  version: number,
  period: readonly [number, number] | undefined,
): FakeReport {
  const id = `report-${fingerprintOf(`report/${report.name}/${report.companyName ?? ""}`, 16)}`;
  const publishedAt = midnight(
    account.now,
    (period?.[1] ?? -100) < 0 ? (period?.[1] ?? -100) + 20 : -90,
  );
  return {
    id,
    version,
    arn: `arn:${account.partition}:artifact:us-east-1::report/${id}:${version}`,
    name: report.name,
    description: report.description,
    series: report.series,
    category: report.category ?? "Certifications and Attestations",
    companyName: report.companyName ?? "Amazon Web Services, Inc.",
    productName: report.productName ?? "AWS Cloud",
    state: report.state ?? "PUBLISHED",
    ...(period === undefined
      ? {}
      : {
          periodStart: midnight(account.now, period[0]),
          periodEnd: midnight(account.now, period[1]),
        }),
    acceptanceType: report.acceptanceType ?? "PASSTHROUGH",
    uploadState: "COMPLETE",
    statusMessage: "",
    createdAt: publishedAt,
    lastModifiedAt: publishedAt,
    termArn: `arn:${account.partition}:artifact:us-east-1::term/term-${fingerprintOf(id, 16)}:1`,
    sequenceNumber: version,
  };
}

function agreement(account: FakeAccount, name: string, more: JsonObject): JsonObject {
  const id = `customer-agreement-${fingerprintOf(`agreement/${name}`, 16)}`;
  return {
    id,
    name,
    arn: account.arn("artifact", "", `customer-agreement/${id}`),
    agreementArn: `arn:${account.partition}:artifact:::agreement/agreement-${fingerprintOf(name, 16)}`,
    awsAccountId: account.id,
    type: "DEFAULT",
    acceptanceTerms: ["I accept the terms on behalf of the account's owner."],
    terminateTerms: ["I terminate the agreement."],
    ...more,
  };
}

/** Puts every report's versions and the agreements into the account. */
export function addReports(account: FakeAccount): void {
  for (const report of reportPlans) {
    const version = report.version ?? 1;
    account.artifact.reports.push(versionOf(account, report, version, report.period));
    for (const [index, period] of (report.earlier ?? []).entries())
      account.artifact.reports.push(versionOf(account, report, version - 1 - index, period));
  }
  const since = (days: number): string => midnight(account.now, -days);
  account.artifact.agreements.push(
    agreement(account, "AWS Business Associate Addendum", {
      state: "ACTIVE",
      effectiveStart: since(610),
    }),
    agreement(account, "AWS Artifact Nondisclosure Agreement", {
      state: "ACTIVE",
      effectiveStart: since(640),
    }),
    agreement(account, "AWS Australian Notifiable Data Breach Addendum", {
      state: "CUSTOMER_TERMINATED",
      effectiveStart: since(500),
      effectiveEnd: since(130),
    }),
  );
}
