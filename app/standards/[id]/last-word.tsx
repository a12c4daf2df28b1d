import type { Standard } from "../../../lib/posture/standard.ts";
import { inWords, lastWordOf } from "../../_words/standards.ts";
import { asksOfAws, requirementsOf } from "../read-references.ts";

/** What this list cannot say, before anyone reads it as more. */
export function LastWord({ standard }: { readonly standard: Standard }) {
  if (standard.caveat === null && !asksOfAws(standard)) return null;
  return (
    <aside
      aria-label="What this list cannot say"
      className="mb-5 max-w-[100ch] space-y-1 border-edge border-l-2 pl-3.5 text-soft text-sm"
    >
      {standard.caveat !== null && <p>{standard.caveat}</p>}
      {asksOfAws(standard) && <WhoseJob standard={standard} />}
    </aside>
  );
}

function WhoseJob({ standard }: { readonly standard: Standard }) {
  const requirements = requirementsOf(standard);
  const by = (basis: string) => requirements.filter(({ split }) => split.basis === basis).length;
  const grounds = [
    by("public") > 0 && `${by("public")} as AWS says publicly`,
    by("judgement") > 0 && `${by("judgement")} by our judgement`,
    by("user") > 0 && `${by("user")} as your mapping file says`,
  ].filter((ground) => ground !== false);
  return (
    <p>
      Whose job each of the {requirements.length} requirements is: {inWords(grounds)}.{" "}
      {lastWordOf(standard)} has the last word; a mapping file (
      <code className="font-mono text-xs">docs/mapping.md</code>) can follow it, requirement by
      requirement.
    </p>
  );
}
