import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ruleSightOf } from "../../lib/posture/coverage.ts";
import { readRules, readStandards } from "../../lib/read-catalogue.ts";
import { EmptyState } from "../_components/empty-state.tsx";
import { FilterChips } from "../_components/filter-chips.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { Pager } from "../_components/pager.tsx";
import { RulesNotRead } from "../_components/rules-not-read.tsx";
import { UnusedFilters } from "../_components/unused-filters.tsx";
import { catalogueHref } from "../_links/hrefs.ts";
import { hasBlanks, type SearchParams } from "../_links/search-params.ts";
import { pageOfRows } from "../_lists/page-of-rows.ts";
import { currentPosture } from "../_posture/posture-door.ts";
import { counted } from "../_words/numbers.ts";
import { foldNote } from "../_words/rule-groups.ts";
import { CatalogueTabs } from "./catalogue-tabs.tsx";
import { controlsByRule, foldGroups, foldsOf, matchRules } from "./list-rules.ts";
import { chipsOf } from "./rule-chips.ts";
import { RuleCounts } from "./rule-counts.tsx";
import { RuleFilters } from "./rule-filters.tsx";
import { readRuleListing, ruleListingHref } from "./rule-listing.ts";
import { RuleTable } from "./rule-table.tsx";

export const metadata: Metadata = { title: "Catalogue" };

export default async function CataloguePage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const parameters = await searchParams;
  const standards = readStandards();
  const listing = readRuleListing(
    parameters,
    standards.map(({ id }) => id),
  );
  if (hasBlanks(parameters)) redirect(ruleListingHref(listing, {}));
  const view = await currentPosture();
  const posture = view.kind === "posture" ? view.posture : null;
  const sight = ruleSightOf(posture?.coverage ?? []);
  const isAnySeen = sight.anyRead || (posture?.controls.length ?? 0) > 0;
  const deployed = posture !== null && isAnySeen ? controlsByRule(posture.controls) : null;
  const matches = matchRules(readRules(), listing.query, deployed);
  const rows = foldGroups(matches, listing.query);
  const page = pageOfRows(rows, listing.page);
  const at = (to: number | null) => (to === null ? null : ruleListingHref(listing, { page: to }));
  return (
    <>
      <PageHeading title={`${counted(matches.length, "managed rule")} of AWS Config`}>
        What Demarc knows of every rule AWS manages: whose job it is, how bad a failure is, what to
        do, and which requirements it is evidence for. A rule is evidence for part of a requirement,
        never proof that it is met.
      </PageHeading>
      <CatalogueTabs here="rules" />
      <RuleFilters query={listing.query} standards={standards} />
      <FilterChips chips={chipsOf(listing, standards)} clear={catalogueHref()} />
      <UnusedFilters names={listing.unused} />
      <RuleCounts deployed={deployed} listing={listing} rules={readRules()} />
      {posture !== null && (
        <p className="mb-3 text-mute text-sm empty:hidden">
          <RulesNotRead sight={sight} />
        </p>
      )}
      {rows.length === 0 ? (
        <EmptyState title="No managed rule matches these filters">
          <p>
            <a className="link" href={catalogueHref()}>
              Show all {readRules().length}
            </a>
          </p>
        </EmptyState>
      ) : (
        <RuleTable deployed={deployed} listing={listing} rows={page.rows} sight={sight} />
      )}
      <Pager
        {...page}
        first={null}
        next={at(page.next)}
        note={foldNote(foldsOf(rows))}
        previous={at(page.previous)}
        total={rows.length}
      />
    </>
  );
}
