import type { KeptCoverage } from "../../lib/posture/snapshot.ts";
import { sources } from "../../lib/posture/vocabulary.ts";
import { sourceNames } from "../_words/names.ts";
import { coverageStateWords } from "../_words/statuses.ts";

/** How much of each source was read: `Config 3 of 17`. Artifact is one reading, told by its word. */
export function CoverageSums({ coverage }: { readonly coverage: readonly KeptCoverage[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 text-mute text-sm">
      {sources.map((source) => {
        const rows = coverage.filter((row) => row.source === source);
        const [only] = rows;
        if (only === undefined) return null;
        const read = rows.filter((row) => row.state === "read").length;
        return (
          <li key={source}>
            {sourceNames[source]}{" "}
            <b className="font-medium text-ink">
              {source === "artifact" ? coverageStateWords[only.state] : `${read} of ${rows.length}`}
            </b>
          </li>
        );
      })}
    </ul>
  );
}
