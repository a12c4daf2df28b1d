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
      "Metadata alone. The reports themselves are AWS's, under terms that say who may see them: ask the " +
      "account's owner to show them to you, or for them in an AWS Artifact of your own.",
    reports: byId(reports, (row) => [row.id, String(row.version).padStart(9, "0")]).map(reportRow),
    agreements: byId(agreements, (row) => [row.name, row.id]).map(agreementRow),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
