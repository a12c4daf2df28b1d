import type { FindingGroup } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Age } from "../_components/moment.tsx";
import { RegionNames } from "../_components/region-names.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { RowLink } from "../_lists/row-link.tsx";
import { requestedAt } from "../_posture/posture-door.ts";
import { customerItems } from "../_words/names.ts";
import { count } from "../_words/numbers.ts";

/** The active findings of one type: how bad, how many, whose doing, what is new, what goes on. */
export function GroupRow({
  group,
  touched,
}: {
  readonly group: FindingGroup;
  /** Of attack sequences, how many things they touched. */
  readonly touched: number | null;
}) {
  const { type } = group;
  const resources = touched ?? group.resources;
  return (
    <tr>
      <td>
        <SeverityWord narrow="shape" severity={group.severity} />
      </td>
      <th scope="row">
        <RowLink href={findingsHref({ type })} row={type} shown={undefined}>
          <AwsText text={group.title} />
        </RowLink>
        <AwsText className="block font-mono text-2xs text-mute max-md:line-clamp-1" text={type} />
        <GroupNotes group={group} />
      </th>
      <td className="text-right">
        <a className="link" href={findingsHref({ type })}>
          {count(group.count)}
        </a>
      </td>
      <td className="text-right max-md:hidden">
        {resources === 0 ? (
          "–"
        ) : (
          <a className="link" href={findingsHref({ type })}>
            {count(resources)}
          </a>
        )}
      </td>
      <td className="max-lg:hidden">
        {group.responsibility === null ? "–" : customerItems[group.responsibility].name}
      </td>
      <td className="max-lg:hidden">
        {group.regions.length <= 2 ? (
          <RegionNames regions={group.regions} />
        ) : (
          `${group.regions.length} regions`
        )}
      </td>
      <td className="whitespace-nowrap text-right">
        {group.lastSeenAt === null ? "–" : <Age at={group.lastSeenAt} now={requestedAt()} />}
      </td>
    </tr>
  );
}

/** New, going on, our own doing: each a way to just those. */
function GroupNotes({ group: { type, lastDay, asDoer } }: { readonly group: FindingGroup }) {
  const notes = [
    { words: "new", number: lastDay.made, href: findingsHref({ type, activity: "new" }) },
    {
      words: "seen in the last day",
      number: lastDay.seen,
      href: findingsHref({ type, activity: "ongoing" }),
    },
    {
      words: "by your own resource",
      number: asDoer,
      href: findingsHref({ type, role: "actor" }),
    },
  ].filter(({ number }) => number > 0);
  if (notes.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-3 text-xs">
      {notes.map(({ words, number, href }) => (
        <a className="link inline-flex min-h-6 items-center" href={href} key={words}>
          {`${count(number)} ${words}`}
        </a>
      ))}
    </span>
  );
}
