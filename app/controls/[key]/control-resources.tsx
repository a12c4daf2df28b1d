import type { ControlAssessment, Posture, RuleAssessment } from "../../../lib/posture/posture.ts";
import { DataTable } from "../../_components/data-table.tsx";
import { EmptyState } from "../../_components/empty-state.tsx";
import { Pager } from "../../_components/pager.tsx";
import { TabLinks } from "../../_components/tabs.tsx";
import { controlResources } from "../../_posture/lists.ts";
import { count } from "../../_words/numbers.ts";
import { RegionLinks } from "./region-links.tsx";
import { type ResourceListing, resourceListingHref } from "./resource-listing.ts";
import { ResourceRow } from "./resource-row.tsx";

const rowsPerPage = 50;

/** The resources a control judged, each in its worst verdict, a page at a time. */
export async function ControlResources({
  control,
  posture,
  rules,
  listing,
}: {
  readonly control: ControlAssessment;
  readonly posture: Posture;
  readonly rules: readonly RuleAssessment[];
  readonly listing: ResourceListing;
}) {
  const { compliance, region, after } = listing;
  const { page } = await controlResources({
    accountId: posture.account.id,
    control: control.key,
    compliance,
    limit: rowsPerPage,
    ...(region === undefined ? {} : { region }),
    ...(after === undefined ? {} : { after }),
  });
  const href = (change: Partial<ResourceListing>) => resourceListingHref(control, listing, change);
  return (
    <section aria-labelledby="resources" className="mt-7">
      <h2 className="mb-2 font-semibold text-lg" id="resources">
        Resources
      </h2>
      <TabLinks label="By verdict" tabs={tabsOf(control, listing)} />
      <RegionLinks control={control} listing={listing} />
      {page.rows.length === 0 ? (
        <NoResources control={control} listing={listing} />
      ) : (
        <DataTable
          caption={compliance === "COMPLIANT" ? "Passing resources" : "Failing resources"}
          columns={[
            { name: "Resource" },
            { name: "Region", narrow: "hide" },
            { name: "Why" },
            { name: "Since", numeric: true, narrow: "hide" },
            { name: <span className="sr-only">AWS console</span> },
          ]}
        >
          {page.rows.map((resource) => (
            <ResourceRow
              key={`${resource.region} ${resource.resourceType} ${resource.resourceId}`}
              partition={posture.account.partition}
              resource={resource}
              rules={rules}
            />
          ))}
        </DataTable>
      )}
      <Pager
        first={after === undefined ? null : href({})}
        from={null}
        next={page.next === null ? null : href({ after: page.next })}
        to={null}
        total={page.total}
      />
    </section>
  );
}

function tabsOf(control: ControlAssessment, listing: ResourceListing) {
  const failing = control.nonCompliantResources + control.exceptedResources;
  return [
    {
      name: control.exceptedResources > 0 ? "failing, exceptions included" : "failing",
      count: count(failing),
      here: listing.compliance === "NON_COMPLIANT",
      href: resourceListingHref(control, listing, { compliance: "NON_COMPLIANT" }),
    },
    {
      name: "passing",
      count: count(control.compliantResources),
      here: listing.compliance === "COMPLIANT",
      href: resourceListingHref(control, listing, { compliance: "COMPLIANT" }),
    },
  ];
}

function NoResources({
  control,
  listing,
}: {
  readonly control: ControlAssessment;
  readonly listing: ResourceListing;
}) {
  const word = listing.compliance === "COMPLIANT" ? "passes" : "fails";
  const where = listing.region === undefined ? "" : ` in ${listing.region}`;
  return (
    <EmptyState title={`No resource ${word} this control${where}`}>
      <p>
        {control.unseen.length > 0
          ? "It was not seen everywhere: the reasons stand above."
          : control.status === "notApplicable"
            ? "AWS ran the rule and found nothing in its scope."
            : "Look at the other verdict, or at all regions."}
      </p>
    </EmptyState>
  );
}
