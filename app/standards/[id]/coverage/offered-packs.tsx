import type { RuleSight } from "../../../../lib/posture/coverage.ts";
import type { Standard } from "../../../../lib/posture/standard.ts";
import type { MissingRule, PackGap, StandardGaps } from "../../../../lib/posture/standard-gaps.ts";
import { Command } from "../../../_components/command.tsx";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { RegionLink } from "../../../_components/region-link.tsx";
import { count, counted } from "../../../_words/numbers.ts";
import { shortPackName } from "../../../_words/pack-name.ts";
import { standardName } from "../../../_words/standards.ts";
import { regionsLacking } from "./list-missing.ts";
import { packCommand, templateFolder } from "./pack-command.ts";

/** Packs that AWS offers for a standard: what each would add, and the command that deploys it. */
export function OfferedPacks({
  gaps: { packs, missingRules },
  sight,
  standard,
}: {
  readonly gaps: StandardGaps;
  readonly sight: RuleSight;
  readonly standard: Standard;
}) {
  return (
    <section aria-labelledby="packs" className="mb-8">
      <h2 className="mb-2 font-semibold text-lg" id="packs">
        Packs that AWS offers
      </h2>
      {packs.length === 0 ? (
        <EmptyState title={`AWS offers no sample pack for ${standardName(standard)}`}>
          <p>
            The rules below are deployed one by one, or in a conformance pack of your own that names
            them.
          </p>
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 max-w-[86ch] text-mute text-sm">
            AWS publishes the templates among its{" "}
            <a className="link" href={templateFolder} rel="noreferrer noopener" target="_blank">
              aws-config-rules on GitHub
              <span className="sr-only"> (new tab)</span>
            </a>
            . Read a template before you deploy it: AWS bills every evaluation, and some rules want
            parameters of yours. A template above 51,200 bytes goes through a bucket, with{" "}
            <code className="font-mono text-xs">--template-s3-uri</code>.
          </p>
          <div className="grid gap-4 xl:grid-cols-2">
            {packs.map((gap) => (
              <Offered gap={gap} key={gap.pack.name} missingRules={missingRules} sight={sight} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function Offered({
  gap: { pack, missing },
  missingRules,
  sight,
}: {
  readonly gap: PackGap;
  readonly missingRules: readonly MissingRule[];
  readonly sight: RuleSight;
}) {
  const lacking = regionsLacking(pack, missingRules);
  const inPlace = pack.rules.length - missing.length;
  return (
    <article className="min-w-0 rounded-xl border border-line bg-card px-4 py-4 sm:px-5">
      <h3 className="font-semibold">{shortPackName(pack.name)}</h3>
      <p className="mt-0.5">
        {!sight.anyRead ? (
          `Which of its ${count(pack.rules.length)} rules are in place is not known.`
        ) : missing.length === 0 ? (
          `Some region has each of its ${count(pack.rules.length)} rules.`
        ) : (
          <>
            Adds <b className="font-semibold">{counted(missing.length, "rule")}</b> that no region
            has{sight.notRead.length > 0 && ", as far as rules were read"}; {count(inPlace)} of its{" "}
            {count(pack.rules.length)} are in place somewhere.
          </>
        )}
      </p>
      <Lacking lacking={lacking} />
      {pack.note !== null && <p className="mt-1 max-w-[76ch] text-mute text-sm">{pack.note}</p>}
      {sight.anyRead && missing.length > 0 && (
        <details className="mt-1 text-sm">
          <summary className="min-h-6 text-mute">The rules that no region has</summary>
          <p className="wrap-anywhere mt-1 font-mono text-2xs text-soft">{missing.join("  ")}</p>
        </details>
      )}
      {missing.length + lacking.length > 0 && (
        <Command
          label="Deploys it, with each region in place of REGION. Demarc shows this and never runs it."
          text={packCommand(pack.name)}
        />
      )}
    </article>
  );
}

/** How many of a pack's rules each region would gain. */
function Lacking({ lacking }: { readonly lacking: ReturnType<typeof regionsLacking> }) {
  if (lacking.length === 0) return null;
  return (
    <div className="mt-1 text-sm">
      <p>Would add rules in {counted(lacking.length, "region")} with a recorder:</p>
      <ul className="flex flex-wrap gap-x-4">
        {lacking.map(({ region, rules }) => (
          <li key={region}>
            <RegionLink region={region} /> <b className="font-semibold">{rules}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
