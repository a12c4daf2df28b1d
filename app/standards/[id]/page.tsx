import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { nothingHere } from "../../_answers/nothing-here.tsx";
import { FilterChips } from "../../_components/filter-chips.tsx";
import { NoPosture } from "../../_components/no-posture.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { TabLinks } from "../../_components/tabs.tsx";
import { UnusedFilters } from "../../_components/unused-filters.tsx";
import { standardHref, withQuery } from "../../_links/hrefs.ts";
import { csvHref } from "../../_links/list-href.ts";
import { hasBlanks, type SearchParams } from "../../_links/search-params.ts";
import { ListTools } from "../../_lists/list-tools.tsx";
import { standardName } from "../../_words/standards.ts";
import { findStandard } from "../find-standard.ts";
import { Edition } from "../standard-entry.tsx";
import { requirementsIn, sectionsOf } from "../standard-sections.ts";
import { AwsPartLine } from "./aws-part-line.tsx";
import { LastWord } from "./last-word.tsx";
import { narrowSections } from "./match-requirements.ts";
import { Matrix } from "./matrix.tsx";
import { chipsOf } from "./matrix-chips.ts";
import { MatrixFiles } from "./matrix-files.tsx";
import { MatrixFilters } from "./matrix-filters.tsx";
import { matrixHref, readMatrixListing } from "./matrix-listing.ts";
import { matrixTabs } from "./matrix-tabs.tsx";
import { StandardScore } from "./standard-score.tsx";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findStandard((await params).id);
  return { title: found.kind === "standard" ? standardName(found.standard) : "Not found" };
}

export default async function StandardPage({ params, searchParams }: Props) {
  const found = await findStandard((await params).id);
  if (found.kind === "unknown") return nothingHere();
  if (found.kind === "no_posture") return <NoPosture view={found.view} />;
  const { standard, framework, posture } = found;
  const parameters = await searchParams;
  const listing = readMatrixListing(parameters, standard);
  if (hasBlanks(parameters)) redirect(matrixHref(listing, listing.query));
  const all = sectionsOf(standard, framework);
  const ofAnyStatus = narrowSections(all, { ...listing.query, status: undefined });
  return (
    <>
      <PageHeading
        crumbs={[{ name: "Standards", href: "/standards" }]}
        title={standardName(standard)}
      >
        <Edition standard={standard} />
        <p className="mt-1">{standard.denominator}</p>
        <MatrixFiles standard={standard} />
      </PageHeading>
      <StandardScore {...found} />
      <AwsPartLine {...found} />
      <LastWord standard={standard} />
      <MatrixFilters listing={listing} standard={standard} />
      <FilterChips chips={chipsOf(listing, standard)} clear={standardHref(standard.id)} />
      <UnusedFilters names={listing.unused} />
      <TabLinks
        label="By answer"
        tabs={matrixTabs(listing, requirementsIn(ofAnyStatus), posture.coverage)}
      >
        <ListTools
          columns={[]}
          csv={csvHref(
            "requirements",
            withQuery("/standards", { standard: standard.id, ...listing.query }),
          )}
          here={matrixHref(listing, listing.query)}
          hidden={new Set()}
          list="requirements"
        />
      </TabLinks>
      <Matrix found={found} listing={listing} sections={narrowSections(all, listing.query)} />
    </>
  );
}
