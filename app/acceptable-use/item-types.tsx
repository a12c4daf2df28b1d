import { AwsText } from "../_components/aws-text.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { standingWords } from "../_words/finding-words.ts";
import { count, counted } from "../_words/numbers.ts";
import type { ItemView, WatchedType } from "./view-items.ts";

/** The finding types that would be evidence: those with active findings in sight, the rest a click away. */
export function ItemTypes({ types }: { readonly types: ItemView["types"] }) {
  const found = types.filter(({ active }) => active > 0);
  const silent = types.filter(({ active }) => active === 0);
  return (
    <>
      {found.length > 0 && (
        <>
          <h3 className="mt-3.5 text-mute text-xs">Active findings of types that could show it</h3>
          <TypeList types={found} />
        </>
      )}
      {silent.length > 0 && (
        <details className="mt-1.5 text-sm">
          <summary className="min-h-6 text-mute">
            {counted(silent.length, found.length > 0 ? "more type" : "finding type")} without an
            active finding
          </summary>
          <TypeList types={silent} />
        </details>
      )}
    </>
  );
}

function TypeList({ types }: { readonly types: readonly WatchedType[] }) {
  return (
    <ul className="divide-y divide-line text-sm">
      {types.map(({ mapping, active }) => (
        <li className="grid grid-cols-[1fr_auto] items-baseline gap-x-3 py-1.5" key={mapping.type}>
          <span className="min-w-0">
            <AwsText text={mapping.title} />
            {mapping.standing !== "active" && (
              <span className="text-mute"> · {standingWords[mapping.standing]}</span>
            )}
            <span className="wrap-anywhere block font-mono text-2xs text-mute">{mapping.type}</span>
          </span>
          {active === 0 ? (
            <span className="text-mute">0</span>
          ) : (
            <a className="link font-medium" href={findingsHref({ type: mapping.type })}>
              {count(active)}
              <span className="sr-only">
                {active === 1 ? " active finding" : " active findings"}
              </span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
