import type { Trend } from "../../lib/posture/trend.ts";
import { changesHref } from "../_links/history-href.ts";
import { breakWords } from "../_words/changes.ts";
import { minute } from "../_words/instants.ts";
import { count, percentOf } from "../_words/numbers.ts";

const columns = [
  ["Collected", "text-left"],
  ["Worst", "text-right"],
  ["Measured", "text-right"],
  ["Best", "text-right"],
  ["Passing", "text-right"],
  ["Failing", "text-right"],
  ["Not seen", "text-right"],
  ["Changed besides", "text-left"],
] as const;

/** The picture as a table: every point that is drawn, newest first. */
export function TrendTable({ trend }: { readonly trend: Trend }) {
  return (
    <details className="mt-2 text-sm print:hidden">
      <summary className="min-h-6 text-mute">The same as a table</summary>
      <div className="mt-1 overflow-x-auto">
        <table className="data-table w-full">
          <caption className="sr-only">Points of the trend</caption>
          <thead>
            <tr>
              {columns.map(([name, align]) => (
                <th className={align} key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {trend.points.toReversed().map((point) => (
              <tr key={point.id}>
                <th className="whitespace-nowrap" scope="row">
                  <a className="link" href={changesHref(point.id)}>
                    {minute(point.at)}
                  </a>
                </th>
                <td className="text-right">{percentOf(point.worst)}</td>
                <td className="text-right">{percentOf(point.measured)}</td>
                <td className="text-right">{percentOf(point.best)}</td>
                <td className="text-right">{count(point.controls.passing)}</td>
                <td className="text-right">{count(point.controls.failing)}</td>
                <td className="text-right">{count(point.controls.notEvaluated)}</td>
                <td>
                  {[
                    ...point.breaks.map((each) => breakWords[each]),
                    ...(point.afterGap ? ["a gap before"] : []),
                  ].join(", ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
