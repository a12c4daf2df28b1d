import type { JournalEntry } from "../../lib/posture/journal.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Moment } from "../_components/moment.tsx";
import { actWords, changedMembers, type MemberChange, subjectOf } from "./subject-words.ts";

/** Changes as they were written down: who, when, what before and after. */
export function JournalEntries({ entries }: { readonly entries: readonly JournalEntry[] }) {
  return (
    <ol className="divide-y divide-line rounded-xl border border-line bg-card">
      {entries.map((entry) => (
        <li className="px-4 py-3 sm:px-5" data-entry={entry.number} key={entry.number}>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-mono text-mute text-xs">{entry.number}</span>
            <span>
              <AwsText className="font-medium" text={entry.who} /> {actWords(entry)}{" "}
              <Subject entry={entry} />
            </span>
            <span className="text-mute text-sm">
              <Moment at={entry.at} />
            </span>
          </p>
          <Changes members={changedMembers(entry)} />
        </li>
      ))}
    </ol>
  );
}

function Subject({ entry }: { readonly entry: JournalEntry }) {
  const { name, href } = subjectOf(entry);
  return (
    <a className="link wrap-anywhere" href={href}>
      <AwsText text={name} />
    </a>
  );
}

function Changes({ members }: { readonly members: readonly MemberChange[] }) {
  return (
    <dl className="mt-1 grid gap-x-4 gap-y-0.5 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
      {members.map(({ name, before, after }) => (
        <div className="contents" key={name}>
          <dt className="text-mute">{name}</dt>
          <dd className="max-sm:mb-1">
            {before !== null && (
              <del className="wrap-anywhere text-mute">
                <AwsText text={before} />
              </del>
            )}
            {before !== null && after !== null && " "}
            {after !== null && (
              <ins className="wrap-anywhere no-underline">
                <AwsText text={after} />
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
