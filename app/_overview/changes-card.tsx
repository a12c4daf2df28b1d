import type { Posture } from "../../lib/posture/posture.ts";
import type { PostureChanges } from "../../lib/posture/posture-changes.ts";
import { changeCauses } from "../../lib/posture/vocabulary.ts";
import { Card } from "../_components/card.tsx";
import { changesHref } from "../_links/history-href.ts";
import { latelyChanged } from "../_posture/history-door.ts";
import { causeWords, figureWords, signed } from "../_words/changes.ts";
import { day } from "../_words/instants.ts";
import { counted } from "../_words/numbers.ts";

/** What the last week brought, cause by cause: what was merely newly seen is no progress. */
export async function ChangesCard({ posture }: { readonly posture: Posture }) {
  const { id } = posture.snapshot;
  const answer = await latelyChanged(id);
  if (answer.kind !== "changes") {
    return (
      <Card id="changes" title="What changed">
        <p className="text-mute text-sm">
          This is the first collection. The next one shows what changed, and by which cause:{" "}
          <a className="link" href="/history">
            when it comes
          </a>
          .
        </p>
      </Card>
    );
  }
  const since = answer.before.id;
  return (
    <Card
      aside={
        <a className="link text-brand" href={changesHref(id, { since })}>
          All that changed
        </a>
      }
      id="changes"
      title={`Since ${day(answer.before.finishedAt)}`}
    >
      <Causes byCause={answer.changes.byCause} href={changesHref(id, { since })} />
      <Besides changes={answer.changes} />
      <p className="mt-2.5 text-mute text-xs">
        <a className="link" href={changesHref(id)}>
          Since the collection before
        </a>
      </p>
    </Card>
  );
}

function Causes({ byCause, href }: Pick<PostureChanges, "byCause"> & { readonly href: string }) {
  const told = changeCauses.filter((cause) => byCause[cause].changed > 0);
  if (told.length === 0) return <p className="text-sm">No control stands otherwise than then.</p>;
  return (
    <ul className="divide-y divide-line">
      {told.map((cause) => {
        const { startedFailing, stoppedFailing } = byCause[cause];
        return (
          <li key={cause}>
            <a
              className="grid grid-cols-[3.5rem_1fr] items-baseline gap-3 py-2 hover:bg-well"
              href={`${href}#${cause}`}
            >
              <span className="font-semibold text-xl tracking-tight">
                {signed(startedFailing - stoppedFailing)}
                <span className="sr-only"> failing controls</span>
              </span>
              <span className="text-sm">
                <span className="block font-medium">{causeWords[cause].name}</span>
                <span className="block text-mute text-xs">
                  {figureWords(cause, byCause[cause]).join(", ")}
                </span>
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The rest in one line: findings, and what could be seen. */
function Besides({ changes: { findings, coverage } }: { readonly changes: PostureChanges }) {
  const difference = Object.values(findings.counts).reduce((sum, count) => sum + count, 0);
  const readings = (kind: "gained" | "lost") =>
    coverage.filter((change) => change.kind === kind).length;
  const parts = [
    difference !== 0 && `${signed(difference)} active findings`,
    readings("gained") > 0 && `${counted(readings("gained"), "reading")} gained`,
    readings("lost") > 0 && `${counted(readings("lost"), "reading")} lost`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : <p className="mt-2 text-sm">{parts.join(" · ")}</p>;
}
