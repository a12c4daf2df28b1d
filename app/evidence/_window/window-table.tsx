import type { AuditWindow, KindInWindow } from "../../../lib/posture/audit-window.ts";
import { DataTable } from "../../_components/data-table.tsx";
import { evidenceKindHref, type WindowQuery, withQuery } from "../../_links/hrefs.ts";
import { evidenceKindWords } from "../../_words/standards.ts";
import { WindowBar } from "./window-bar.tsx";
import { coverInWords, windowSentences } from "./window-words.ts";

/** Kinds of evidence against a window: what each covers of it, and what to ask for. */
export function WindowTable({
  window,
  kinds,
  caption,
}: {
  readonly window: AuditWindow;
  readonly kinds: readonly KindInWindow[];
  readonly caption: string;
}) {
  const query: WindowQuery = { from: window.from, to: window.to };
  return (
    <div className="mt-3">
      <DataTable
        caption={caption}
        columns={[{ name: "Kind of evidence" }, { name: "In your window, and what to ask for" }]}
      >
        {kinds.map((judged) => (
          <tr key={judged.kind}>
            <th className="md:whitespace-nowrap" scope="row">
              <a
                className="font-medium hover:underline"
                href={withQuery(evidenceKindHref(judged.kind), query)}
              >
                {evidenceKindWords[judged.kind]}
              </a>
            </th>
            <td className="w-full">
              <div className="gap-x-8 md:grid md:grid-cols-[16rem_1fr]">
                <div>
                  {coverInWords(judged)}
                  <WindowBar judged={judged} window={window} />
                </div>
                <div className="max-md:mt-1.5">
                  <Sentences judged={judged} window={window} />
                </div>
              </div>
            </td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}

function Sentences({
  judged,
  window,
}: {
  readonly judged: KindInWindow;
  readonly window: AuditWindow;
}) {
  const name = evidenceKindWords[judged.kind];
  return windowSentences(window, name, judged.kind, judged).map((sentence) => (
    <p className="not-first:mt-1" key={sentence}>
      {sentence}
    </p>
  ));
}
