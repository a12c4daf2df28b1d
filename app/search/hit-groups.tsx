import { AwsText } from "../_components/aws-text.tsx";
import { count } from "../_words/numbers.ts";
import type { Hit, HitGroup } from "./search-answer.ts";

/** What was found, kind by kind. */
export function HitGroups({ groups }: { readonly groups: readonly HitGroup[] }) {
  return (
    <div className="gap-4 lg:columns-2">
      {groups.map((group, index) => (
        <Group group={group} id={`group-${index}`} key={group.name} />
      ))}
    </div>
  );
}

function Group({ group, id }: { readonly group: HitGroup; readonly id: string }) {
  const { name, hits, total, all } = group;
  const number =
    hits.length < total ? `the first ${count(hits.length)} of ${count(total)}` : count(total);
  return (
    <section
      aria-labelledby={id}
      className="mb-4 break-inside-avoid rounded-xl border border-line bg-card px-2 pt-4 pb-2 sm:px-3"
    >
      <div className="mb-1.5 flex items-baseline justify-between gap-4 px-2">
        <h2 className="font-semibold text-sm" id={id}>
          {name}
        </h2>
        <p className="text-mute text-sm">
          {all === undefined ? (
            number
          ) : (
            <a className="link" href={all}>
              {number}
            </a>
          )}
        </p>
      </div>
      <ul>
        {hits.map((hit) => (
          <Row hit={hit} key={`${hit.href} ${hit.name}`} />
        ))}
      </ul>
    </section>
  );
}

function Row({ hit }: { readonly hit: Hit }) {
  return (
    <li>
      <a
        className="block rounded-md px-2 py-1.5 hover:bg-well"
        data-row=""
        download={hit.act?.startsWith("export:") ? "" : undefined}
        href={hit.href}
      >
        <AwsText className="font-medium" text={hit.name} />
        {hit.detail !== "" && (
          <span className="block text-mute text-xs">
            <AwsText text={hit.detail} />
          </span>
        )}
      </a>
    </li>
  );
}
