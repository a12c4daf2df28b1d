import { changeCauses, severities } from "../../lib/posture/vocabulary.ts";
import type { HistoryEntry } from "../../lib/read-history.ts";
import { besideClass, type Column, DataTable } from "../_components/data-table.tsx";
import { countedSeverities, SeverityCount } from "../_components/severity.tsx";
import { changesHref, exportsOfPastHref } from "../_links/history-href.ts";
import { figureWords, shortCauses } from "../_words/changes.ts";
import { minute } from "../_words/instants.ts";
import { count } from "../_words/numbers.ts";

const columns: readonly Column[] = [
  { name: "Collected" },
  { name: "Outcome", narrow: "beside" },
  { name: "Read", numeric: true, narrow: "hide" },
  { name: "Failing", numeric: true },
  { name: "Passing", numeric: true, narrow: "hide" },
  { name: "Not seen", numeric: true },
  { name: "Findings", narrow: "beside" },
  { name: "Change by cause" },
  { name: "Files", narrow: "beside" },
];

/** The collections that were saved: each opens what changed with it, and the posture as it was. */
export function HistoryTable({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  return (
    <DataTable caption="Collections" columns={columns}>
      {entries.map((entry) => (
        <tr key={entry.header.id}>
          <Cells entry={entry} />
        </tr>
      ))}
    </DataTable>
  );
}

function Cells({ entry: { header, summary, figures } }: { readonly entry: HistoryEntry }) {
  const { id, finishedAt, outcome } = header;
  return (
    <>
      <th className="md:whitespace-nowrap" scope="row">
        <a
          className="link inline-flex min-h-6 items-center font-medium"
          data-row=""
          href={changesHref(id)}
        >
          {minute(finishedAt)}
        </a>
      </th>
      <td className={besideClass}>{outcome}</td>
      {summary === null ? (
        <td className="text-mute" colSpan={6}>
          Saved by an older Demarc: opening it judges it again.
        </td>
      ) : (
        <>
          <td className="whitespace-nowrap text-right max-md:hidden">
            {summary.coverage.read} of {summary.coverage.total}
          </td>
          <td className="text-right font-medium">{count(summary.controls.failing)}</td>
          <td className="text-right max-md:hidden">{count(summary.controls.passing)}</td>
          <td className="text-right">{count(summary.controls.notEvaluated)}</td>
          <td className={besideClass}>
            <span className="flex gap-2">
              {countedSeverities(summary.findings).map((severity) => (
                <SeverityCount
                  key={severity}
                  severity={severity}
                  value={count(summary.findings[severity])}
                />
              ))}
              {severities.every((severity) => summary.findings[severity] === 0) && "none seen"}
            </span>
          </td>
          <td>
            <Figures figures={figures} />
          </td>
        </>
      )}
      <td className={besideClass}>
        <a
          className="link inline-flex min-h-6 items-center text-xs md:whitespace-nowrap"
          href={exportsOfPastHref(id)}
        >
          Export as it was
          <span className="sr-only"> on {minute(finishedAt)}</span>
        </a>
      </td>
    </>
  );
}

function Figures({ figures }: Pick<HistoryEntry, "figures">) {
  if (figures === null) return <span className="text-mute">nothing to compare with</span>;
  const told = changeCauses.filter((cause) => figures[cause].changed > 0);
  if (told.length === 0) return <span className="text-mute">no control changed</span>;
  return (
    <ul>
      {told.map((cause) => (
        <li key={cause}>
          {figureWords(cause, figures[cause]).join(", ")}
          <span className="text-mute"> · {shortCauses[cause]}</span>
        </li>
      ))}
    </ul>
  );
}
