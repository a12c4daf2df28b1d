import type { JournalEntry, ReportRequest } from "../../../../lib/posture/journal.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { DataTable } from "../../../_components/data-table.tsx";
import { Moment } from "../../../_components/moment.tsx";

const steps: Readonly<Record<ReportRequest["step"], string>> = {
  terms: "opened the terms",
  accepting: "accepted them, to be told to AWS",
  accepted: "AWS took the acceptance and gave it",
  refused: "AWS refused the acceptance",
  failed: "no answer from AWS, which may have the acceptance",
};

/** Who asked for a report, and when, as the journal has it. Nothing where nobody did. */
export function RequestTable({
  requests,
}: {
  readonly requests: readonly JournalEntry<"report_request">[];
}) {
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby="requests" className="mt-7">
      <h2 className="mb-2 font-semibold text-lg" id="requests">
        Who asked for it
      </h2>
      <DataTable
        caption="Requests for this report"
        columns={[{ name: "Who, as they said, and when" }, { name: "What" }]}
      >
        {requests.map(({ number, at, who, after }) => (
          <tr key={number}>
            <th scope="row">
              <AwsText className="font-medium" text={who} />
              <span className="block text-mute text-xs">
                <Moment at={at} />
              </span>
            </th>
            <td>
              {after === null ? "taken back" : `${steps[after.step]}, version ${after.version}`}
              {after?.detail !== undefined && (
                <AwsText className="block text-mute text-xs" text={after.detail} />
              )}
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}
