import type { Posture } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { resourceHref } from "../_links/hrefs.ts";
import { ListPanel } from "../_lists/list-panel.tsx";
import { closeHref } from "../_lists/row-link.tsx";
import { listResourceEvaluations } from "../_posture/lists.ts";
import { readableId } from "../_words/readable-id.ts";
import { NothingJudgesIt } from "./no-resource.tsx";
import { ResourceControls } from "./resource-controls.tsx";
import {
  panelHref,
  type ResourceListing,
  type ResourcePlace,
  resourceKicker,
  rowKeyOf,
} from "./resource-listing.ts";
import { viewResource } from "./view-resource.ts";

/** One resource beside its list: what each control says of it. */
export async function ResourcePanel({
  place,
  listing,
  posture,
}: {
  readonly place: ResourcePlace;
  readonly listing: ResourceListing;
  readonly posture: Posture;
}) {
  const evaluations = await listResourceEvaluations({ accountId: posture.account.id, ...place });
  const view = viewResource(posture, place, evaluations);
  return (
    <ListPanel
      close={closeHref(panelHref(listing, undefined), rowKeyOf(place))}
      kicker={resourceKicker(place)}
      title={<AwsText text={readableId(place.resourceId)} />}
      whole={{ href: resourceHref(place), name: "Open the resource" }}
    >
      {view.judged.length === 0 && <NothingJudgesIt place={place} posture={posture} view={view} />}
      <ResourceControls posture={posture} view={view} />
    </ListPanel>
  );
}
