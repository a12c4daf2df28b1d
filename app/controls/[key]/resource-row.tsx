import type { ControlAssessment, RuleAssessment } from "../../../lib/posture/posture.ts";
import { isGlobalType } from "../../../lib/posture/resource.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { ExternalLink } from "../../_components/external-link.tsx";
import { configResourcePage } from "../../_links/console-links.ts";
import { RowLink } from "../../_lists/row-link.tsx";
import type { controlResources } from "../../_posture/lists.ts";
import { day } from "../../_words/instants.ts";
import { readableId } from "../../_words/readable-id.ts";
import { rowKeyOf } from "../../resources/resource-listing.ts";
import { type ResourceListing, resourceListingHref } from "./resource-listing.ts";

type ControlResource = Awaited<ReturnType<typeof controlResources>>["page"]["rows"][number];

/** One resource under one control; its name opens the panel. */
export function ResourceRow({
  resource,
  control,
  listing,
  rules,
  partition,
  hidden,
}: {
  readonly resource: ControlResource;
  readonly control: ControlAssessment;
  readonly listing: ResourceListing;
  readonly rules: readonly RuleAssessment[];
  readonly partition: string;
  /** Columns that are left out. */
  readonly hidden: ReadonlySet<string>;
}) {
  const row = rowKeyOf(resource);
  const { after } = listing;
  const region = consoleRegionOf(resource, rules);
  return (
    <tr>
      <th scope="row">
        <RowLink
          href={resourceListingHref(control, listing, { after, shown: row })}
          row={row}
          shown={listing.shown}
        >
          <AwsText text={readableId(resource.resourceId)} />
        </RowLink>
        <span className="block text-mute text-xs">
          {resource.resourceType}{" "}
          <span className="whitespace-nowrap md:hidden">{`· ${resource.region}`}</span>
        </span>
      </th>
      {!hidden.has("region") && (
        <td className="whitespace-nowrap max-md:hidden">{resource.region}</td>
      )}
      {!hidden.has("why") && (
        <td>
          {resource.annotation === null ? (
            <span className="text-mute">no words</span>
          ) : (
            <AwsText className="line-clamp-3" text={resource.annotation} />
          )}
        </td>
      )}
      {!hidden.has("since") && (
        <td className="whitespace-nowrap text-right max-md:hidden">
          {resource.inStateSince === null ? "–" : day(resource.inStateSince)}
        </td>
      )}
      {!hidden.has("console") && (
        <td className="text-right max-md:hidden">
          <ExternalLink
            href={region === null ? null : configResourcePage({ partition, region }, resource)}
          >
            Console
          </ExternalLink>
        </td>
      )}
    </tr>
  );
}

/** A global resource has no region of its own: AWS shows it where a rule judged it. */
export function consoleRegionOf(
  resource: Pick<ControlResource, "region" | "resourceType" | "ruleNames">,
  rules: readonly RuleAssessment[],
): string | null {
  if (!isGlobalType(resource.resourceType)) return resource.region;
  return rules.find((rule) => resource.ruleNames.includes(rule.name))?.region ?? null;
}
