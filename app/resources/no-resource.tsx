import type { Posture } from "../../lib/posture/posture.ts";
import { EmptyState } from "../_components/empty-state.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { coverageHref } from "../_links/hrefs.ts";
import { resourcesHref } from "../_links/resources-href.ts";
import type { ResourcePlace } from "./resource-listing.ts";
import type { ResourceView } from "./view-resource.ts";

/** An address with an id and without what else names a resource. */
export function NoResourceNamed({
  named,
}: {
  readonly named: { readonly resourceId: string | undefined };
}) {
  return (
    <>
      <PageHeading title="No resource named" />
      <EmptyState title="The address names no resource">
        <p>
          A resource is named by its region, its type and its id.{" "}
          <a className="link" href={resourcesHref({ search: named.resourceId })}>
            Look for this id among all resources
          </a>
        </p>
      </EmptyState>
    </>
  );
}

/** There is no list to narrow. */
export function NoResourceJudged() {
  return (
    <>
      <PageHeading title="No resource was judged" />
      <EmptyState title="No rule has judged any resource">
        <p>
          Either no Config rule is deployed, or none could be read: nothing is known to pass.{" "}
          <a className="link" href="/coverage">
            What to do, region by region
          </a>
        </p>
      </EmptyState>
    </>
  );
}

/** Why no control has a verdict on a resource, and what to do about it. Never a reason to call it clean. */
export function NothingJudgesIt({
  place,
  posture,
  view,
}: {
  readonly place: ResourcePlace;
  readonly posture: Posture;
  readonly view: ResourceView;
}) {
  const config = posture.coverage.find(
    ({ region, source }) => region === place.region && source === "config",
  );
  const search = (
    <a className="link" href={resourcesHref({ search: place.resourceId })}>
      Look for the id among all resources
    </a>
  );
  if (config !== undefined && config.state !== "read") {
    return (
      <EmptyState title="Config could not be read where it is">
        <p>
          Nothing is known of it now.{" "}
          <a className="link" href={coverageHref(place.region, "config")}>
            What to do in {place.region}
          </a>
        </p>
      </EmptyState>
    );
  }
  if (view.left.length > 0) {
    return (
      <EmptyState title="No rule judges it any longer">
        <p>
          It was deleted, its rules were, or they no longer look at it. What was said of it stands
          below. {search}
        </p>
      </EmptyState>
    );
  }
  if (view.unseen.length > 0) {
    return (
      <EmptyState title="Rules look at its type, and none has a verdict on it">
        <p>They could not be read or have no result; they are named below. {search}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing is known of this resource">
      <p>
        No rule has ever judged one by this id and type here. {search}, or see{" "}
        <a className="link" href="/coverage">
          what could be seen
        </a>
        .
      </p>
    </EmptyState>
  );
}
