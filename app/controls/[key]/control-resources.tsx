import type { ControlAssessment, Posture, RuleAssessment } from "../../../lib/posture/posture.ts";
import { Pager } from "../../_components/pager.tsx";
import { TabLinks } from "../../_components/tabs.tsx";
import { BadMarker } from "../../_lists/bad-marker.tsx";
import { hiddenColumns } from "../../_lists/columns.ts";
import { ListFrame } from "../../_lists/list-frame.tsx";
import { ListTools } from "../../_lists/list-tools.tsx";
import { rowsPerPage } from "../../_lists/rows-per-page.ts";
import { controlResources } from "../../_posture/lists.ts";
import { count, counted } from "../../_words/numbers.ts";
import { NoResources } from "./no-resources.tsx";
import { resourceColumns } from "./resource-columns.ts";
import { ResourceFilters } from "./resource-filters.tsx";
import {
  type ResourceListing,
  type ResourceVerdict,
  resourceFileHref,
  resourceListingHref,
  resourcesOf,
  resourceVerdicts,
  storeQueryOf,
} from "./resource-listing.ts";
import { ResourcePanel } from "./resource-panel.tsx";
import { ResourceTable } from "./resource-table.tsx";

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
  const { compliance, after, shown } = listing;
  const whose = { accountId: posture.account.id, control: control.key };
  const query = (verdict: ResourceVerdict, limit: number) => ({
    ...whose,
    ...storeQueryOf({ ...listing, compliance: verdict }, { control, posture }),
    limit,
  });
  const asked = query(compliance, rowsPerPage);
  const { page, badMarker } = await controlResources(
    after === undefined ? asked : { ...asked, after },
  );
  const totals = await Promise.all(
    resourceVerdicts.map(async (verdict) => {
      if (verdict === compliance) return { verdict, total: page.total };
      return { verdict, total: (await controlResources(query(verdict, 1))).page.total };
    }),
  );
  const href = (change: Partial<ResourceListing>) => resourceListingHref(control, listing, change);
  const hidden = await hiddenColumns("control-resources");
  const panel =
    shown === undefined ? null : (
      <ResourcePanel
        control={control}
        listing={listing}
        posture={posture}
        row={shown}
        rules={rules}
      />
    );
  return (
    <section aria-labelledby="resources">
      <h2 className="mb-2 font-semibold text-lg" id="resources">
        Resources
      </h2>
      <ResourceFilters
        control={control}
        listing={listing}
        rows={resourcesOf(control, compliance)}
      />
      <ListFrame panel={panel} shown={shown} summary={counted(page.total, "resource")}>
        <TabLinks label="By verdict" tabs={tabsOf(control, listing, totals)}>
          <ListTools
            columns={resourceColumns}
            csv={resourceFileHref(control, listing)}
            here={href({ after, shown })}
            hidden={hidden}
            list="control-resources"
          />
        </TabLinks>
        {badMarker && <BadMarker />}
        {page.rows.length === 0 ? (
          <NoResources control={control} listing={listing} />
        ) : (
          <ResourceTable
            control={control}
            hidden={hidden}
            listing={listing}
            partition={posture.account.partition}
            rows={page.rows}
            rules={rules}
          />
        )}
        <Pager
          file
          first={after === undefined ? null : href({})}
          from={page.before + 1}
          next={page.next === null ? null : href({ after: page.next })}
          to={page.before + page.rows.length}
          total={page.total}
        />
      </ListFrame>
    </section>
  );
}

const tabNames = {
  NON_COMPLIANT: "failing",
  EXCEPTED: "excepted",
  COMPLIANT: "passing",
} as const satisfies Readonly<Record<ResourceVerdict, string>>;

/** What the other filters leave of each verdict; of exceptions only where there are some. */
function tabsOf(
  control: ControlAssessment,
  listing: ResourceListing,
  totals: readonly { readonly verdict: ResourceVerdict; readonly total: number }[],
) {
  const isShown = (verdict: ResourceVerdict) =>
    verdict !== "EXCEPTED" || control.exceptedResources > 0 || listing.compliance === verdict;
  return totals
    .filter(({ verdict }) => isShown(verdict))
    .map(({ verdict, total }) => ({
      name: tabNames[verdict],
      mark: tabNames[verdict],
      count: count(total),
      here: listing.compliance === verdict,
      href: resourceListingHref(control, listing, {
        compliance: verdict,
        exception: verdict === "EXCEPTED" ? listing.exception : undefined,
      }),
    }));
}
