import { Fragment } from "react";
import type { ExplainedCalls } from "../../lib/read-latest-calls.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { count, counted } from "../_words/numbers.ts";
import { rowsOf } from "./order-calls.ts";
import { wordHumps } from "./word-humps.ts";

/** How many columns the table of requests has where there is room for all. */
export const callColumns = 6;

/** One operation; below it, across the table, its last failure. */
export function CallRow({ call }: { readonly call: ExplainedCalls }) {
  const rows = rowsOf(call);
  return (
    <tbody>
      <tr>
        <th className="font-normal" scope="row">
          <code className="wrap-break-word font-mono text-xs">
            {wordHumps(call.action).map((hump, index) => (
              // Humps have no identity but their place, and the list never changes.
              <Fragment key={`${index}`}>
                {index > 0 && <wbr />}
                {hump}
              </Fragment>
            ))}
          </code>
          {call.why !== null && <span className="block text-mute text-xs">{call.why}</span>}
          <Troubles call={call} />
        </th>
        <td className="text-right">{count(call.calls)}</td>
        <td className="text-right">{rows === null ? "–" : count(rows)}</td>
        <td className="text-right max-md:hidden">{count(call.regions)}</td>
        <td className={`text-right max-md:hidden ${toneOf(call.throttles, "text-amber")}`}>
          {count(call.throttles)}
        </td>
        <td className={`text-right max-md:hidden ${toneOf(call.errors, "text-fail")}`}>
          {count(call.errors)}
        </td>
      </tr>
      {call.lastError !== null && (
        <tr>
          <td className="border-t-0! pt-0! text-xs" colSpan={callColumns}>
            <span className="text-mute">Last failure:</span> <AwsText text={call.lastError} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Where the columns for it have no room. */
function Troubles({ call: { errors, throttles, regions } }: { readonly call: ExplainedCalls }) {
  return (
    <span className="flex flex-wrap gap-x-3 font-medium text-xs md:hidden">
      <span className="font-normal text-mute">in {counted(regions, "region")}</span>
      {errors > 0 && <span className="text-fail">{count(errors)} failed</span>}
      {throttles > 0 && <span className="text-amber">{count(throttles)} throttled</span>}
    </span>
  );
}

function toneOf(value: number, trouble: string): string {
  return value > 0 ? `font-medium ${trouble}` : "text-mute";
}
