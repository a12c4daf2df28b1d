/**
 * Shapes of the Artifact operations Demarc calls, as the official client names them, and their wire schemas:
 * two listings, and the two by which a person asks for a document.
 */
import type { MetadataBearer, StaticOperationSchema, StaticStructureSchema } from "@smithy/types";
import { artifactNamespace } from "./artifact-errors.ts";

/** A report as a listing gives it. Every member is optional: a certificate has no period, say. */
export interface ReportSummary {
  id?: string;
  arn?: string;
  name?: string;
  description?: string;
  series?: string;
  category?: string;
  companyName?: string;
  productName?: string;
  state?: string;
  version?: number;
  periodStart?: Date;
  periodEnd?: Date;
  acceptanceType?: string;
  uploadState?: string;
  statusMessage?: string;
}

/** An agreement in force, or once in force, between the account or its organisation and AWS. */
export interface CustomerAgreementSummary {
  id?: string;
  name?: string;
  arn?: string;
  agreementArn?: string;
  awsAccountId?: string;
  organizationArn?: string;
  state?: string;
  type?: string;
  effectiveStart?: Date;
  effectiveEnd?: Date;
  acceptanceTerms?: string[];
  terminateTerms?: string[];
}

interface PageRequest {
  /** 1–300. */
  maxResults?: number;
  nextToken?: string;
}

export interface ListReportsCommandInput extends PageRequest {}
export interface ListReportsCommandOutput extends MetadataBearer {
  reports?: ReportSummary[];
  nextToken?: string;
}
export interface ListCustomerAgreementsCommandInput extends PageRequest {}
export interface ListCustomerAgreementsCommandOutput extends MetadataBearer {
  customerAgreements?: CustomerAgreementSummary[];
  nextToken?: string;
}

export interface GetTermForReportCommandInput {
  reportId: string;
  reportVersion?: number;
}
export interface GetTermForReportCommandOutput extends MetadataBearer {
  documentPresignedUrl?: string;
  termToken?: string;
}
export interface GetReportCommandInput {
  reportId: string;
  reportVersion?: number;
  termToken: string;
}
export interface GetReportCommandOutput extends MetadataBearer {
  documentPresignedUrl?: string;
}

const text = 0;
const number = 1;
const dateTime = 5;
const textList = 64;

type Kind = StaticStructureSchema[5][number];

function structure(name: string, members: Readonly<Record<string, Kind>>): StaticStructureSchema {
  return [3, artifactNamespace, name, 0, Object.keys(members), Object.values(members)];
}

const reportSummary = structure("ReportSummary", {
  id: text,
  arn: text,
  name: text,
  description: text,
  series: text,
  category: text,
  companyName: text,
  productName: text,
  state: text,
  version: number,
  periodStart: dateTime,
  periodEnd: dateTime,
  acceptanceType: text,
  uploadState: text,
  statusMessage: text,
});

const agreementSummary = structure("CustomerAgreementSummary", {
  id: text,
  name: text,
  arn: text,
  agreementArn: text,
  awsAccountId: text,
  organizationArn: text,
  state: text,
  type: text,
  effectiveStart: dateTime,
  effectiveEnd: dateTime,
  acceptanceTerms: textList,
  terminateTerms: textList,
});

/** One `GET` operation that lists structures in pages. */
function listing(
  name: string,
  path: string,
  member: string,
  element: StaticStructureSchema,
): StaticOperationSchema {
  const list: Kind = [1, artifactNamespace, `${name}List`, 0, () => element];
  const request = structure(`${name}Request`, {
    maxResults: [number, { httpQuery: "maxResults" }],
    nextToken: [text, { httpQuery: "nextToken" }],
  });
  const response = structure(`${name}Response`, { [member]: list, nextToken: text });
  return [9, artifactNamespace, name, { http: ["GET", path, 200] }, () => request, () => response];
}

export const listReportsSchema = listing(
  "ListReports",
  "/v1/report/list",
  "reports",
  reportSummary,
);
export const listCustomerAgreementsSchema = listing(
  "ListCustomerAgreements",
  "/v1/customer-agreement/list",
  "customerAgreements",
  agreementSummary,
);

/** One `GET` operation about one version of a report. */
function aboutReport(
  name: string,
  path: string,
  asked: readonly string[],
  answered: readonly string[],
): StaticOperationSchema {
  const inQuery = (member: string): [string, Kind] => [member, [text, { httpQuery: member }]];
  const request = structure(`${name}Request`, {
    reportId: [text, { httpQuery: "reportId" }],
    reportVersion: [number, { httpQuery: "reportVersion" }],
    ...Object.fromEntries(asked.map(inQuery)),
  });
  const response = structure(
    `${name}Response`,
    Object.fromEntries(answered.map((member): [string, Kind] => [member, text])),
  );
  return [9, artifactNamespace, name, { http: ["GET", path, 200] }, () => request, () => response];
}

export const getTermForReportSchema = aboutReport(
  "GetTermForReport",
  "/v1/report/getTermForReport",
  [],
  ["documentPresignedUrl", "termToken"],
);
export const getReportSchema = aboutReport(
  "GetReport",
  "/v1/report/get",
  ["termToken"],
  ["documentPresignedUrl"],
);
