import type { CallsOfCollection, ExplainedCalls } from "../../lib/read-latest-calls.ts";
import { DataTable } from "../_components/data-table.tsx";
import { Moment } from "../_components/moment.tsx";
import { count, counted } from "../_words/numbers.ts";
import { CallRow } from "./call-row.tsx";
import { troubledFirst } from "./order-calls.ts";

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
      <p className="mb-1.5 max-w-[76ch] text-mute">
        {counted(
          sum((call) => call.calls),
          "request",
        )}{" "}
        in {counted(seconds, "second")}, ended <Moment at={finishedAt} />.{" "}
        {throttles === 0
          ? "No request was"
          : `${counted(throttles, "request was", "requests were")}`}{" "}
        throttled, {errors === 0 ? "and none failed" : `and ${count(errors)} failed`}. What was
        tried again is counted each time.
      </p>
      <p className="mb-3 max-w-[76ch] text-mute">
        A row is one entry of an answer: a finding’s id and its detail are two. A collection’s
        progress counts what it kept instead.
      </p>
      <DataTable
        grouped
        caption="Requests of the last collection by operation"
        columns={[
          { name: "Operation" },
          { name: "Requests", numeric: true },
          { name: "Rows", numeric: true },
          { name: "Regions", numeric: true, narrow: "hide" },
          { name: "Throttled", numeric: true, narrow: "hide" },
          { name: "Failed", numeric: true, narrow: "hide" },
        ]}
      >
        {troubledFirst(calls).map((call) => (
          <CallRow call={call} key={call.action} />
        ))}
      </DataTable>
    </>
  );
}
