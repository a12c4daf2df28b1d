import type { Posture } from "../../lib/posture/posture.ts";
import type { PostureChanges } from "../../lib/posture/posture-changes.ts";
import { changeCauses } from "../../lib/posture/vocabulary.ts";
import { Card } from "../_components/card.tsx";
import { changesHref } from "../_links/history-href.ts";
import { latelyChanged } from "../_posture/history-door.ts";
import { causeSentence, progressSentence } from "../_words/changes.ts";
import { day } from "../_words/instants.ts";
import { count, counted } from "../_words/numbers.ts";

/** Did it get better in the last week? In sentences, cause by cause: what was merely newly seen is no progress. */
export async function ChangesCard({ posture }: { readonly posture: Posture }) {
  const { id } = posture.snapshot;
  const answer = await latelyChanged(id);
  if (answer.kind !== "changes") {
    return (
      <Card className="self-start only:col-span-full" id="changes" title="What changed">
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
  const href = changesHref(id, { since: answer.before.id });
  const { byCause } = answer.changes;
  return (
    <Card
      aside={
        <a className="link text-brand" href={href}>
          All that changed
        </a>
      }
      className="only:col-span-full"
      id="changes"
      title={`Since ${day(answer.before.finishedAt)}`}
    >
      <p className="mb-2 max-w-[30ch] text-balance font-semibold text-lg leading-snug">
        {progressSentence(byCause.resource)}
      </p>
      <ul className="divide-y divide-line text-sm">
        {changeCauses
          .filter((cause) => byCause[cause].changed > 0)
          .map((cause) => (
            <li key={cause}>
              <a className="block py-2 hover:underline" href={`${href}#${cause}`}>
                {causeSentence(cause, byCause[cause])}
              </a>
            </li>
          ))}
        <Besides changes={answer.changes} />
      </ul>
      <p className="mt-2 text-mute text-xs">
        <a className="link" href={changesHref(id)}>
          Only since the collection before
        </a>
      </p>
    </Card>
  );
}

/** Findings, and what could be seen. */
function Besides({ changes: { findings, coverage } }: { readonly changes: PostureChanges }) {
  const difference = Object.values(findings.counts).reduce((sum, value) => sum + value, 0);
  const readings = (kind: "gained" | "lost") =>
    coverage.filter((change) => change.kind === kind).length;
  const [gained, lost] = [readings("gained"), readings("lost")];
  return [
    difference !== 0 &&
      `${count(Math.abs(difference))} ${difference > 0 ? "more" : "fewer"} active findings than then.`,
    gained > 0 && `${counted(gained, "source reading")} came into sight.`,
    lost > 0 && `${counted(lost, "source reading")} went out of sight.`,
  ]
    .filter((part) => part !== false)
    .map((part) => (
      <li className="py-2" key={part}>
        {part}
      </li>
    ));
}
