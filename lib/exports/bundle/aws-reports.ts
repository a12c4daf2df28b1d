import type { Posture } from "../../posture/posture.ts";
import { agreementRow, reportRow } from "../json-rows.ts";
import { byId } from "../order-rows.ts";

/** What AWS Artifact lists: about each report, never the report. */
export function awsReportsToJson({ account, asOf, reports, agreements }: Posture): string {
  const document = {
    schema: "demarc.aws-reports/1",
    account: account.id,
    asOf,
    note:
      "Metadata alone. The reports themselves are AWS's, given to each customer under terms that do not let " +
      "them be passed on: ask for them in AWS Artifact, or let the account's owner show them to you.",
    reports: byId(reports, (row) => [row.id, String(row.version).padStart(9, "0")]).map(reportRow),
    agreements: byId(agreements, (row) => [row.name, row.id]).map(agreementRow),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
