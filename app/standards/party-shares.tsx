import type { FrameworkAssessment } from "../../lib/posture/posture.ts";
import { parties } from "../../lib/posture/vocabulary.ts";
import { standardHref } from "../_links/hrefs.ts";
import { count } from "../_words/numbers.ts";
import { partyWords } from "../_words/standards.ts";
import { partyMark } from "./party-mark.ts";

/** Whose job the requirements in scope are, counted; each number opens as many. */
export function PartyShares({
  framework: { id, controls },
}: {
  readonly framework: FrameworkAssessment;
}) {
  const inScope = controls.filter((each) => each.inScope);
  return (
    <ul aria-label="Requirements of each party" className="mt-3 flex flex-wrap gap-x-6 text-sm">
      {parties.map((who) => (
        <li key={who}>
          <a
            className="inline-flex min-h-6 items-center gap-1.5 hover:underline"
            href={standardHref(id, { who, scope: "in" })}
          >
            <b className="font-semibold">
              {count(inScope.filter(({ responsibility }) => responsibility === who).length)}
            </b>
            <span className={`${partyMark[who]} text-mute`}>{partyWords[who]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
