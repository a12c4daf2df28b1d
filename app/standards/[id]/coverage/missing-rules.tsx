import type { RuleSight } from "../../../../lib/posture/coverage.ts";
import type { Standard } from "../../../../lib/posture/standard.ts";
import type { MissingRule } from "../../../../lib/posture/standard-gaps.ts";
import { classifyRule } from "../../../../lib/read-catalogue.ts";
import { counted } from "../../../_words/numbers.ts";
import { listMissing, type RegionalGap } from "./list-missing.ts";
import { RuleTable, WorstFirst } from "./missing-rule-table.tsx";

/** Managed rules that speak for something in a standard and that the account lacks. */
export function MissingRules({
  missing,
  sight,
  standard,
}: {
  readonly missing: readonly MissingRule[];
  readonly sight: RuleSight;
  readonly standard: Standard;
}) {
  const { everywhere, inSomeRegions, grouped } = listMissing(missing, (identifier) =>
    classifyRule({ identifier, name: identifier, resourceTypes: [] }),
  );
  const title = `${counted(everywhere.length, "rule")} ${noRegionWords(sight)}`;
  return (
    <>
      {everywhere.length > 0 && (
        <section aria-labelledby="missing">
          <h2 className="mb-2 font-semibold text-lg" id="missing">
            {title}
          </h2>
          <WorstFirst lines={everywhere} standard={standard} title={title} />
        </section>
      )}
      {grouped.length > 0 && (
        <details className="mt-3 text-sm">
          <summary className="min-h-6">
            {counted(grouped.length, "more rule")} that ask one resource type after another for tags
            or a description
          </summary>
          <p className="wrap-anywhere mt-1 font-mono text-2xs text-mute">
            {grouped.map(({ identifier }) => identifier).join("  ")}
          </p>
        </details>
      )}
      <MissingInPart gaps={inSomeRegions} standard={standard} />
    </>
  );
}

/** What is said of rules that were seen nowhere. */
function noRegionWords({ anyRead, notRead }: RuleSight): string {
  if (!anyRead) return "that could not be looked for";
  return notRead.length > 0
    ? "that no region has, as far as rules were read"
    : "that no region has";
}

/** Rules that some region has, folded by the regions that lack them: the list is long and says the same often. */
function MissingInPart({
  gaps,
  standard,
}: {
  readonly gaps: readonly RegionalGap[];
  readonly standard: Standard;
}) {
  if (gaps.length === 0) return null;
  const total = gaps.reduce((sum, { lines }) => sum + lines.length, 0);
  return (
    <section aria-labelledby="missing-in-part" className="mt-8">
      <h2 className="mb-1 font-semibold text-lg" id="missing-in-part">
        {counted(total, "rule")} that only some regions have
      </h2>
      <p className="mb-3 max-w-[86ch] text-mute text-sm">
        Where a recorder runs and a rule is missing, its resources are not judged, however well they
        pass elsewhere. Rules about global resources need one region only and are not listed.
      </p>
      <div className="divide-y divide-line rounded-xl border border-line bg-card">
        {gaps.map(({ regions, lines }) => (
          <details key={regions.join(" ")}>
            <summary className="px-4 py-2 text-sm hover:bg-shaft">
              <b className="font-semibold">{counted(lines.length, "rule")}</b>{" "}
              <span className="text-mute">missing in</span> {regions.join(", ")}
            </summary>
            <RuleTable
              caption={`Missing in ${regions.join(", ")}`}
              lines={lines}
              standard={standard}
            />
          </details>
        ))}
      </div>
    </section>
  );
}
