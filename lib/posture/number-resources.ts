import { isGlobalType } from "./resource.ts";
import type { Evaluation } from "./snapshot.ts";

type Judged = Pick<Evaluation, "accountId" | "region" | "resourceType" | "resourceId">;

/** Stands for the region of what is one resource in every region; no region is called so. */
const everywhere = "global";

/**
 * Numbers resources from nought, the same from whichever region and rule one was judged. Names are looked
 * up part by part: putting them together for each of a million rows costs more than all else of a count.
 */
export class NumberedResources {
  readonly #places = new Map<string, Map<string, Map<string, Map<string, number>>>>();
  #count = 0;

  /** How many there are so far. */
  get count(): number {
    return this.#count;
  }

  numberOf({ accountId, region, resourceType, resourceId }: Judged): number {
    const regions = within(this.#places, accountId);
    const types = within(regions, region);
    const ids = types.get(resourceType) ?? idsOf(regions, types, resourceType);
    const known = ids.get(resourceId);
    if (known !== undefined) return known;
    ids.set(resourceId, this.#count);
    this.#count += 1;
    return this.#count - 1;
  }
}

/** The resources of a type in a region that names it for the first time: of a global type, those of all regions. */
function idsOf(
  regions: Map<string, Map<string, Map<string, number>>>,
  types: Map<string, Map<string, number>>,
  resourceType: string,
): Map<string, number> {
  const ids: Map<string, number> = isGlobalType(resourceType)
    ? within(within(regions, everywhere), resourceType)
    : new Map();
  types.set(resourceType, ids);
  return ids;
}

function within<T>(outer: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = outer.get(key);
  if (known !== undefined) return known;
  const made = new Map<string, T>();
  outer.set(key, made);
  return made;
}
