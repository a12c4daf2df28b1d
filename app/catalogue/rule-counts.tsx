import type { RuleMapping } from "../../lib/posture/control.ts";
import { severities } from "../../lib/posture/vocabulary.ts";
import { SeverityWord } from "../_components/severity.tsx";
import { count } from "../_words/numbers.ts";
import { type DeployedControls, matchRules } from "./list-rules.ts";
import { type RuleListing, ruleListingHref } from "./rule-listing.ts";

/** How many rules the other filters leave of each severity, and how many of them are deployed here. */
export function RuleCounts({
  rules,
  listing,
  deployed,
}: {
  readonly rules: readonly RuleMapping[];
  readonly listing: RuleListing;
  readonly deployed: DeployedControls;
}) {
  const { query } = listing;
  const ofAny = matchRules(rules, { ...query, severity: undefined }, deployed);
  const here = matchRules(rules, { ...query, deployed: "here" }, deployed).length;
  return (
    <ul className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
      {severities.map((severity) => (
        <li key={severity}>
          <a
            aria-current={query.severity === severity ? "true" : undefined}
            className="inline-flex min-h-6 items-center gap-1.5 hover:underline"
            href={ruleListingHref(listing, { query: { ...query, severity } })}
          >
            <SeverityWord severity={severity} />
            <b className="font-semibold">
              {count(ofAny.filter((rule) => rule.severity === severity).length)}
            </b>
          </a>
        </li>
      ))}
      {deployed !== null && (
        <li className="border-line sm:border-l sm:pl-5">
          <a
            className="inline-flex min-h-6 items-center gap-1.5 hover:underline"
            href={ruleListingHref(listing, { query: { ...query, deployed: "here" } })}
          >
            <span className="text-mute">deployed in this account</span>
            <b className="font-semibold">{count(here)}</b>
          </a>
        </li>
      )}
    </ul>
  );
}
