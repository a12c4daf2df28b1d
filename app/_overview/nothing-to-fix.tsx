import { reasonWords, sourceWords } from "../../lib/exports/words.ts";
import { type GapGroup, groupGaps } from "../../lib/posture/group-gaps.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { coverageHref } from "../_links/hrefs.ts";
import { counted } from "../_words/numbers.ts";
import { coverageStateWords } from "../_words/statuses.ts";

/** No failure is known. With gaps left, seeing more is what to do first; only without is it good news. */
export function NothingToFix({ posture }: { readonly posture: Posture }) {
  const groups = groupGaps(posture.coverage);
  if (groups.length === 0) {
    return <p>Nothing fails, nothing is active, and every source was read in every region.</p>;
  }
  return (
    <>
      <p className="text-mute">
        No failure is known, but not everything was seen. To see more first:
      </p>
      <ol className="mt-2 divide-y divide-line">
        {groups.map((group) => (
          <li key={group.key}>
            <GapRow group={group} />
          </li>
        ))}
      </ol>
    </>
  );
}

function GapRow({ group }: { readonly group: GapGroup }) {
  const [first] = group.gaps;
  return (
    <a
      className="grid grid-cols-[1fr_auto] gap-x-3 py-2 hover:bg-well"
      href={coverageHref(first.region, first.source)}
    >
      <span>
        <span className="block font-medium">{sourceWords[first.source]}</span>
        <span className="block text-mute text-xs">
          {first.reason === null ? coverageStateWords[first.state] : reasonWords[first.reason]}
        </span>
      </span>
      <span className="text-mute text-sm">{counted(group.gaps.length, "place")}</span>
    </a>
  );
}
