import { readNotEvidenceFor } from "../../../../lib/read-catalogue.ts";
import { ruleHref } from "../../../_links/hrefs.ts";
import { counted } from "../../../_words/numbers.ts";
import type { StandingRequirement } from "./find-requirement.ts";

/** Rules that public mappings name for a requirement and that cannot tell: not counted, and not hidden. */
export function NotEvidence({ of: { standard, row } }: { readonly of: StandingRequirement }) {
  const struck = readNotEvidenceFor(standard.id, row.id);
  if (struck.length === 0) return null;
  const rules = new Set(struck.flatMap((entry) => entry.rules));
  return (
    <section aria-labelledby="not-evidence" className="mt-7">
      <h2 className="mb-2 font-semibold text-lg" id="not-evidence">
        {counted(rules.size, "rule")} named by others, not counted
      </h2>
      <p className="mb-3 max-w-[86ch] text-mute text-sm">
        Public mappings name them for this requirement. They would make it look checked.
      </p>
      <ul className="grid gap-3">
        {struck.map(({ why, rules: named }) => (
          <li className="max-w-[86ch] border-line border-l-2 pl-3 text-sm" key={why}>
            <p>{why}</p>
            <details className="mt-1">
              <summary className="cursor-pointer text-mute text-xs">
                {counted(named.length, "rule")}
              </summary>
              <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
                {named.map((identifier) => (
                  <li key={identifier}>
                    <a
                      className="link wrap-anywhere font-mono text-2xs"
                      href={ruleHref(identifier)}
                    >
                      {identifier}
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
