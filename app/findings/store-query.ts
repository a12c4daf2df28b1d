import { dayBefore } from "../../lib/posture/assess-findings.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { FindingListQuery } from "../_links/hrefs.ts";
import type { countFindings, findings } from "../_posture/lists.ts";
import { type FindingListing, typesOf } from "./finding-listing.ts";

type StoreQuery = Parameters<typeof findings>[0];
type FindingCountQuery = Parameters<typeof countFindings>[0];

/** What the address asks but for severity and state: what the tabs choose among. */
export function countQueryOf(posture: Posture, query: FindingListQuery): FindingCountQuery {
  const others = { ...query, severity: undefined, state: undefined };
  const { limit: _, ...asked } = storeQueryOf(posture, { query: others, after: undefined }, 1);
  return asked;
}

/** The store's words for what the address asks; members that ask nothing are left out. */
export function storeQueryOf(
  posture: Posture,
  { query, after }: Pick<FindingListing, "query" | "after">,
  limit: number,
): StoreQuery {
  const { severity, type, region, state, role, resource, activity, search } = query;
  const responsibilityTypes = typesOf(posture.findingGroups, query);
  const dayAgo = dayBefore(posture.snapshot.finishedAt);
  return {
    accountId: posture.account.id,
    limit,
    ...(severity === undefined ? {} : { severity }),
    ...(type === undefined ? {} : { type }),
    ...(region === undefined ? {} : { region }),
    ...(state === undefined ? {} : { archived: state }),
    ...(role === undefined ? {} : { role: role === "actor" ? "ACTOR" : "TARGET" }),
    ...(resource === undefined ? {} : { resource }),
    ...(activity === "new" ? { madeAfter: dayAgo } : {}),
    ...(activity === "ongoing" ? { seenAfter: dayAgo } : {}),
    ...(search === undefined ? {} : { search }),
    ...(responsibilityTypes === undefined ? {} : { responsibilityTypes }),
    ...(after === undefined ? {} : { after }),
  };
}
