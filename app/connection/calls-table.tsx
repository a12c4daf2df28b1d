import type { CallsOfCollection, ExplainedCalls } from "../../lib/read-latest-calls.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { DataTable } from "../_components/data-table.tsx";
import { Moment } from "../_components/moment.tsx";
import { count, counted } from "../_words/numbers.ts";

/** What the last collection asked of AWS, operation by operation, and what came of it. */
export function CallsTable({ collection }: { readonly collection: CallsOfCollection | null }) {
  return (
    <section aria-labelledby="calls" className="mb-6">
      <h2 className="mb-2 font-semibold text-lg" id="calls">
        What the last collection asked
      </h2>
      {collection === null ? (
        <p className="max-w-[76ch] text-mute">
          No collection has come to its end yet. The next one will be listed here, call by call.
        </p>
      ) : (
        <Calls collection={collection} />
      )}
    </section>
  );
}

function Calls({
  collection: { calls, startedAt, finishedAt },
}: {
  readonly collection: CallsOfCollection;
}) {
  const sum = (of: (call: ExplainedCalls) => number) =>
    calls.reduce((total, call) => total + of(call), 0);
  const seconds = Math.max(1, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000));
  const throttles = sum((call) => call.throttles);
  const errors = sum((call) => call.errors);
  return (
    <>
      <p className="mb-3 max-w-[76ch] text-mute">
        {counted(
          sum((call) => call.calls),
          "request",
        )}{" "}
        in {counted(seconds, "second")}, ended <Moment at={finishedAt} />. AWS asked for patience{" "}
        {throttles === 0 ? "never" : counted(throttles, "time")};{" "}
        {errors === 0 ? "no request failed" : `${counted(errors, "request")} failed`}. Requests that
        were tried again are counted each time.
      </p>
      <DataTable
        caption="Requests of the last collection by operation"
        columns={[
          { name: "Operation" },
          { name: "Requests", numeric: true },
          { name: "Rows", numeric: true },
          { name: "Regions", numeric: true, narrow: "hide" },
          { name: "Throttled", numeric: true, narrow: "hide" },
          { name: "Failed", numeric: true },
        ]}
      >
        {calls.map((call) => (
          <CallRow call={call} key={call.action} />
        ))}
      </DataTable>
    </>
  );
}

function CallRow({ call }: { readonly call: ExplainedCalls }) {
  return (
    <tr>
      <th className="font-normal" scope="row">
        <code className="wrap-anywhere font-mono text-xs">{call.action}</code>
        {call.why !== null && <span className="block text-mute text-xs">{call.why}</span>}
        {call.lastError !== null && (
          <span className="mt-1 block text-xs">
            AWS’s last words: <AwsText text={call.lastError} />
          </span>
        )}
      </th>
      <td className="text-right">{count(call.calls)}</td>
      <td className="text-right">{count(call.rows)}</td>
      <td className="text-right max-md:hidden">{count(call.regions)}</td>
      <td className="text-right max-md:hidden">{count(call.throttles)}</td>
      <td className="text-right">{count(call.errors)}</td>
    </tr>
  );
}
