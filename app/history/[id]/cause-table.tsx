import type { PostureChanges } from "../../../lib/posture/posture-changes.ts";
import { changeCauses } from "../../../lib/posture/vocabulary.ts";
import { DataTable } from "../../_components/data-table.tsx";
import { causeWords, signed } from "../../_words/changes.ts";
import { count } from "../../_words/numbers.ts";

/** Every cause with what it made of the counts, so that anyone can add it up: nothing is mixed. */
export function CauseTable({ byCause }: Pick<PostureChanges, "byCause">) {
  return (
    <DataTable
      caption="Change by cause"
      columns={[
        { name: "Cause" },
        { name: "Stopped failing", numeric: true },
        { name: "Started failing", numeric: true },
        { name: "Passing", numeric: true, narrow: "hide" },
        { name: "Not seen", numeric: true, narrow: "hide" },
        { name: "Failing resources", numeric: true, narrow: "hide" },
        { name: "Controls", numeric: true },
      ]}
    >
      {changeCauses.map((cause) => {
        const figures = byCause[cause];
        return (
          <tr className={figures.changed === 0 ? "text-mute" : ""} key={cause}>
            <th scope="row">
              <span className="block font-medium">{causeWords[cause].name}</span>
              <span className="block text-mute text-xs max-md:sr-only">
                {causeWords[cause].says}
              </span>
            </th>
            <td className="text-right">{count(figures.stoppedFailing)}</td>
            <td className="text-right">{count(figures.startedFailing)}</td>
            <td className="text-right max-md:hidden">{signed(figures.counts.passing)}</td>
            <td className="text-right max-md:hidden">{signed(figures.counts.notEvaluated)}</td>
            <td className="text-right max-md:hidden">{signed(figures.failingResources)}</td>
            <td className="text-right">
              {figures.changed === 0 ? (
                "0"
              ) : (
                <a
                  className="link inline-flex min-h-6 min-w-6 items-center justify-end"
                  href={`#${cause}`}
                >
                  {count(figures.changed)}
                  <span className="sr-only"> by: {causeWords[cause].name}</span>
                </a>
              )}
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}
