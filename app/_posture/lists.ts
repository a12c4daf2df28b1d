import "server-only";
/** Long lists, a page at a time. A page marker that is not one of the list's begins the list again. */
import type { Posture } from "../../lib/posture/posture.ts";
import {
  countFindings,
  listControlResources,
  listFindings,
  readFinding,
} from "../../lib/read-posture.ts";
import {
  countResources as countStored,
  listResourceEvaluations,
  listResources,
  readRegion,
} from "../../lib/read-resources.ts";
import { oncePerPosture } from "./once-per-posture.ts";

export { countFindings, listResourceEvaluations, readFinding, readRegion };

/** How many resources of each type there are in each region: thousands of rows, the same until the next collection. */
export const countResources = oncePerPosture((posture: Posture) =>
  countStored({ accountId: posture.account.id }),
);

/** A page of a list, and whether its marker had to be passed over. */
export interface Listed<Page> {
  readonly page: Page;
  readonly badMarker: boolean;
}

type ControlResourceQuery = Parameters<typeof listControlResources>[0];
type FindingQuery = Parameters<typeof listFindings>[0];

export function controlResources(
  query: ControlResourceQuery,
): Promise<Listed<Awaited<ReturnType<typeof listControlResources>>>> {
  return fromMarker(query, listControlResources);
}

export function findings(
  query: FindingQuery,
): Promise<Listed<Awaited<ReturnType<typeof listFindings>>>> {
  return fromMarker(query, listFindings);
}

export function resources(
  query: Parameters<typeof listResources>[0],
): Promise<Listed<Awaited<ReturnType<typeof listResources>>>> {
  return fromMarker(query, listResources);
}

/** A page of a list; one whose marker is not the list's begins it again. */
export async function fromMarker<Query extends { readonly after?: string }, Page>(
  query: Query,
  list: (query: Query) => Promise<Page>,
): Promise<Listed<Page>> {
  try {
    return { page: await list(query), badMarker: false };
  } catch (error) {
    const isBadMarker = error instanceof Error && error.name === "BadCursorError";
    if (!isBadMarker || query.after === undefined) throw error;
    const { after: _, ...fromStart } = query;
    // Leaving out an optional member leaves a Query.
    return { page: await list(fromStart as Query), badMarker: true };
  }
}
