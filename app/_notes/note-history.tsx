import type { JournalEntry } from "../../lib/posture/journal.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Moment } from "../_components/moment.tsx";
import { day } from "../_words/instants.ts";
import { count, counted } from "../_words/numbers.ts";

/** What was said before, the newest first: nothing that was said is ever lost. */
export function NoteHistory({
  entries,
  total,
}: {
  readonly entries: readonly JournalEntry<"note">[];
  readonly total: number;
}) {
  if (total < 2) return null;
  return (
    <details className="mt-2 text-sm">
      <summary className="min-h-6 text-mute">{counted(total, "review")} so far</summary>
      <ol className="mt-1.5 divide-y divide-line">
        {entries.map(({ number, at, who, after }) => (
          <li className="py-1.5" key={number}>
            <span className="text-mute">
              <Moment at={at} /> · <AwsText text={who} />
              {after?.lastReviewedOn && ` · reviewed ${day(after.lastReviewedOn)}`}
            </span>
            <span className="block max-w-[76ch]">
              {after === null || after.text === "" ? "No words" : <AwsText text={after.text} />}
            </span>
          </li>
        ))}
      </ol>
      {entries.length < total && (
        <p className="text-mute text-xs">The newest {count(entries.length)} of them.</p>
      )}
    </details>
  );
}
