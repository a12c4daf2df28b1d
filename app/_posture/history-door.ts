import "server-only";
/** The app's door to history, fenced like the one to the posture. What a request asks twice is read once. */
import { cache } from "react";
import {
  listResourceChanges,
  readChanges,
  readHistory,
  readLatelyChanged,
  readTrend,
} from "../../lib/read-history.ts";
import { fromMarker, type Listed } from "./lists.ts";

export { readChanges, readTrend };

/** What changed in the last week before a collection. */
export const latelyChanged = cache((id: string) => readLatelyChanged({ id }));

export function historyPage(
  query: Parameters<typeof readHistory>[0],
): Promise<Listed<Awaited<ReturnType<typeof readHistory>>>> {
  return fromMarker(query, readHistory);
}

type ResourceQuery = Parameters<typeof listResourceChanges>[0];

export function resourceChanges(
  query: ResourceQuery,
): Promise<Listed<Awaited<ReturnType<typeof listResourceChanges>>>> {
  return fromMarker(query, listResourceChanges);
}
