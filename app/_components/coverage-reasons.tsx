import { groupGaps } from "../../lib/posture/group-gaps.ts";
import type { KeptCoverage } from "../../lib/posture/snapshot.ts";
import { coverageHref } from "../_links/hrefs.ts";
import { sourceNames } from "../_words/names.ts";
import { count } from "../_words/numbers.ts";
import { coverageReasonWords, coverageStateWords } from "../_words/statuses.ts";

/** Why the hatched parts of the map are hatched, each reason a way to its next step. */
export function CoverageReasons({ coverage }: { readonly coverage: readonly KeptCoverage[] }) {
  const groups = groupGaps(coverage);
  if (groups.length === 0) return null;
  return (
    <ul className="mt-3.5 flex flex-wrap gap-x-6 text-sm">
      {groups.map(({ key, gaps }) => (
        <li key={key}>
          <a
            className="inline-flex min-h-6 items-center gap-1.5 hover:underline"
            href={coverageHref(gaps[0].region, gaps[0].source)}
          >
            <b className="font-semibold">{count(gaps.length)}</b>
            <span className="text-mute">
              {sourceNames[gaps[0].source]}{" "}
              {gaps[0].reason === null
                ? coverageStateWords[gaps[0].state]
                : coverageReasonWords[gaps[0].reason]}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
