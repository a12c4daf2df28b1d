/** AWS Artifact: reports' metadata, agreements, and the way to documents. One answer for the whole account, whatever the region. */
import { getReport, getTerms } from "./artifact-documents.ts";
import { AwsError } from "./aws-error.ts";
import { constraintBroken } from "./input.ts";
import { type Call, type JsonOperation, pageFor } from "./operation.ts";
import type { FakeReport, JsonObject } from "./state.ts";

/** Reports a page when none is asked for. AWS does not say how many; small enough to need a second page. */
const defaultPage = 20;

/** A refusal of the input: Artifact names the fields. */
function invalid(field: string, why: string): AwsError {
  return new AwsError("ValidationException", `Invalid ${field}: ${why}`, 400, {
    members: { reason: "fieldValidationFailed", fieldList: [{ name: field, message: why }] },
  });
}

function page(call: Call, listName: string, list: () => readonly JsonObject[]): JsonObject {
  const raw = call.input.members.maxResults;
  if (raw !== undefined && !/^\d+$/.test(String(raw)))
    throw invalid("maxResults", "not a whole number");
  const limit = raw === undefined ? defaultPage : Number(raw);
  if (limit < 1 || limit > 300) throw invalid("maxResults", "must be from 1 to 300");
  const { items: rows, nextToken } = pageFor(call, list, {
    limit,
    tokenName: "nextToken",
    refuse: () => invalid("nextToken", "the token is not valid"),
  });
  return { [listName]: rows, ...(nextToken === null ? {} : { nextToken }) };
}

/** Members of a report that only its own metadata has. */
const detailOnly = new Set([
  "createdAt",
  "lastModifiedAt",
  "deletedAt",
  "termArn",
  "sequenceNumber",
]);

const summaryOf = (report: FakeReport): JsonObject =>
  Object.fromEntries(Object.entries(report).filter(([name]) => !detailOnly.has(name)));

function versionsOf(call: Call): readonly FakeReport[] {
  const id = call.input.text("reportId");
  if (id === null) throw constraintBroken("reportId", null, "Member must not be null");
  const versions = call.account.artifact.reports
    .filter((report) => report.id === id)
    .sort((a, b) => b.version - a.version);
  if (versions.length === 0) throw notFound(id);
  return versions;
}

const notFound = (id: string): AwsError =>
  new AwsError("ResourceNotFoundException", `Report ${id} was not found.`, 404, {
    members: { resourceId: id, resourceType: "report" },
  });

const listReports: JsonOperation = (call) => {
  const newest = new Map<string, FakeReport>();
  for (const report of call.account.artifact.reports) {
    const known = newest.get(report.id);
    if (known === undefined || known.version < report.version) newest.set(report.id, report);
  }
  return page(call, "reports", () => [...newest.values()].map(summaryOf));
};

const listVersions: JsonOperation = (call) =>
  page(call, "reports", () => versionsOf(call).map(summaryOf));

const getMetadata: JsonOperation = (call) => {
  const versions = versionsOf(call);
  const asked = call.input.text("reportVersion");
  const report =
    asked === null ? versions[0] : versions.find(({ version }) => String(version) === asked);
  if (report === undefined) throw notFound(`${versions[0]?.id}:${asked}`);
  return { reportDetails: report };
};

const listAgreements: JsonOperation = (call) =>
  page(call, "customerAgreements", () => call.account.artifact.agreements);

const getSettings: JsonOperation = (call) => ({
  accountSettings: { notificationSubscriptionStatus: call.account.artifact.notifications },
});

export const artifactOperations: Readonly<Record<string, JsonOperation>> = {
  ListReports: listReports,
  ListReportVersions: listVersions,
  GetReportMetadata: getMetadata,
  GetTermForReport: getTerms(versionsOf),
  GetReport: getReport(versionsOf),
  ListCustomerAgreements: listAgreements,
  GetAccountSettings: getSettings,
};

/** Method and path of every Artifact operation, those the caller may not use among them. */
export const artifactPaths: Readonly<Record<string, string>> = {
  ListReports: "GET /v1/report/list",
  ListReportVersions: "GET /v1/report/listVersions",
  GetReportMetadata: "GET /v1/report/getMetadata",
  GetTermForReport: "GET /v1/report/getTermForReport",
  GetReport: "GET /v1/report/get",
  ListCustomerAgreements: "GET /v1/customer-agreement/list",
  GetAccountSettings: "GET /v1/account-settings/get",
  PutAccountSettings: "PUT /v1/account-settings/put",
};
