import { notApplicableScope, type Standard } from "../../../lib/posture/standard.ts";
import { inWords } from "../../_words/standards.ts";
import type { RequirementLine } from "../standard-sections.ts";

/** Where rows out of scope are shown: that they are in no count, and how to bring them in. */
export function ScopeNote({
  shown,
  standard,
}: {
  readonly shown: readonly RequirementLine[];
  readonly standard: Standard;
}) {
  const outside = shown.filter(({ assessment }) => !assessment.inScope).length;
  if (outside === 0) return null;
  // What the mapping file itself ruled out is no part that it could bring in.
  const names = standard.scopes
    .filter(({ id, applies }) => !applies && id !== notApplicableScope)
    .map(({ name }) => name);
  return (
    <p className="mb-3 max-w-[92ch] text-mute text-sm">
      {outside} out of scope {outside === 1 ? "is" : "are"} dimmed and count neither for nor against
      you.
      {names.length > 0 && (
        <>
          {" "}
          If more is asked of you ({inWords(names)}), say so in your mapping file, under{" "}
          <code className="font-mono text-xs">scopes</code>: see{" "}
          <code className="font-mono text-xs">docs/mapping.md</code>.
        </>
      )}
    </p>
  );
}
