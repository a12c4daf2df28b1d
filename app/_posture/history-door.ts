import "server-only";
/** The app's door to history, fenced like the one to the posture. What a request asks twice is read once. */
import { cache } from "react";
import {
  type HistoryEntry,
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

/** As many as a person looks through to choose one. */
const mostToChooseFrom = 60;

/** Collections of the same account that another can be compared with, newest first. */
export async function earlierThan(collection: {
  readonly accountId: string;
  readonly finishedAt: string;
}): Promise<readonly HistoryEntry[]> {
  const { accountId, finishedAt: until } = collection;
  return (await readHistory({ accountId, until, limit: mostToChooseFrom })).rows;
}

type ResourceQuery = Parameters<typeof listResourceChanges>[0];

export function resourceChanges(
  query: ResourceQuery,
): Promise<Listed<Awaited<ReturnType<typeof listResourceChanges>>>> {
  return fromMarker(query, listResourceChanges);
}
