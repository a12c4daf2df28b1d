/** Junction: what is known of resources, for the pages and their lists. */
import { openedStore } from "./opened-store.ts";
import type {
  RegionCounts,
  RegionPlace,
  ResourceCount,
  ResourceEvaluation,
  ResourceFilter,
  ResourceListQuery,
  ResourcePage,
  ResourceQuery,
  ResourceStanding,
} from "./store/open-store.ts";

/** Every resource that some rule judges now. @throws BadCursorError */
export async function listResources(query: ResourceListQuery): Promise<ResourcePage> {
  return (await openedStore()).listResources(query);
}

/** How many resources of each type there are in each region, failing and passing. */
export async function countResources(of: {
  readonly accountId: string;
}): Promise<readonly ResourceCount[]> {
  return (await openedStore()).countResources(of);
}

/** What stands in one region: resources of each control, and active findings. */
export async function readRegion(place: RegionPlace): Promise<RegionCounts> {
  return (await openedStore()).countRegion(place);
}

/** Every resource that a list shows, in constant memory. */
export async function* streamResources(
  query: ResourceFilter & Pick<ResourceListQuery, "sort">,
): AsyncGenerator<Omit<ResourceStanding, "failingControls">> {
  yield* (await openedStore()).streamResources(query);
}

/** Every rule's verdict on one resource, with its history. */
export async function listResourceEvaluations(
  query: ResourceQuery,
): Promise<readonly ResourceEvaluation[]> {
  return (await openedStore()).listResourceEvaluations(query);
}
