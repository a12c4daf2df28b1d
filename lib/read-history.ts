/** Junction: what was, and what changed since. */

import { judgingAt, reckoningOf } from "./judging-here.ts";
import { openedStore } from "./opened-store.ts";
import { comparePostures } from "./posture/compare-postures.ts";
import { dayMilliseconds } from "./posture/plain-date.ts";
import type { PostureChanges } from "./posture/posture-changes.ts";
import type { Instant, SnapshotHeader } from "./posture/snapshot.ts";
import type {
  HistoryEntry,
  HistoryQuery,
  Judging,
  Page,
  ResourceChange,
  ResourceChangeQuery,
  Store,
} from "./store/open-store.ts";

export type { HistoryEntry, ResourceChange };

/** What changed up to one collection. */
export type ChangesAnswer =
  | {
      readonly kind: "changes";
      readonly before: SnapshotHeader;
      readonly after: SnapshotHeader;
      readonly changes: PostureChanges;
    }
  /** There is none before it. */
  | { readonly kind: "first"; readonly after: SnapshotHeader }
  /** There is no such collection, or it is not after the other. */
  | { readonly kind: "none" };

/**
 * Remembered, because the overview asks for the same two again and again. On `globalThis`, because a
 * dashboard's bundler may load this module more than once. In order of use, the last one last.
 */
const holder: typeof globalThis & {
  demarcComparisons?: Map<string, Promise<PostureChanges>>;
  demarcTrends?: Map<string, Promise<readonly HistoryEntry[]>>;
} = globalThis;

const rememberedComparisons = 12;
const rememberedTrends = 6;

/** An account's collections, newest first. @throws BadCursorError, StoreError's kinds */
export async function readHistory(query: HistoryQuery): Promise<Page<HistoryEntry>> {
  return (await openedStore()).listHistory(query);
}

/** Three years of collections every three hours. */
const mostOfTrend = 10_000;

/**
 * Every collection of the days up to the newest one, oldest first.
 *
 * @throws StoreError's kinds
 */
export async function readTrend(query: {
  readonly accountId: string;
  readonly days: number;
}): Promise<readonly HistoryEntry[]> {
  const { accountId, days } = query;
  const store = await openedStore();
  const newest = await store.findSnapshot({ accountId });
  if (newest === null) return [];
  const since = daysBefore(newest.finishedAt, days);
  holder.demarcTrends ??= new Map();
  const memory = holder.demarcTrends;
  const { assessedWith } = await judgingAsLastSeen(store, newest);
  const key = keyOf(newest.id, assessedWith, days);
  const entries = await remembered(memory, key, rememberedTrends, async () => {
    const { rows } = await store.listHistory({ accountId, since, limit: mostOfTrend });
    return rows.toReversed();
  });
  // After an upgrade, summaries are made some at a time: the next who asks finds more.
  if (entries.some(({ summary }) => summary === null)) memory.delete(key);
  return entries;
}

/**
 * What changed from one collection to another, both judged with the catalogue in force.
 *
 * @param query.since the earlier one's id; left out: the one just before
 * @throws StoreError's kinds, MappingError
 */
export async function readChanges(query: {
  readonly id: string;
  readonly since?: string;
}): Promise<ChangesAnswer> {
  const store = await openedStore();
  const after = await store.findSnapshot({ id: query.id });
  if (after === null) return { kind: "none" };
  const before = await store.findSnapshot(
    query.since === undefined ? { before: after.id } : { id: query.since },
  );
  if (before === null) return { kind: query.since === undefined ? "first" : "none", after };
  const isInOrder = query.since === undefined || before.finishedAt < after.finishedAt;
  if (before.accountId !== after.accountId || !isInOrder) return { kind: "none" };
  const judgedBefore = await judgingAsLastSeen(store, before);
  const judgedAfter = await judgingAsLastSeen(store, after);
  holder.demarcComparisons ??= new Map();
  const memory = holder.demarcComparisons;
  const key = keyOf(before.id, judgedBefore.assessedWith, after.id, judgedAfter.assessedWith);
  const changes = await remembered(memory, key, rememberedComparisons, async () => {
    const earlier = await store.loadPosture({ id: before.id }, judgedBefore);
    const later = await store.loadPosture({ id: after.id }, judgedAfter);
    if (earlier === null || later === null) throw new Error("a snapshot that was there is gone");
    return comparePostures(earlier, later);
  });
  return { kind: "changes", before, after, changes };
}

/** A week: what a person who looks in now and then has not seen yet. */
const lookedBackDays = 7;

/**
 * What changed in the last days before a collection: since the newest that was at least a week old then,
 * or since the first there is.
 *
 * @throws StoreError's kinds, MappingError
 */
export async function readLatelyChanged(after: SnapshotHeader | { readonly id: string }) {
  const store = await openedStore();
  const header = await store.findSnapshot({ id: after.id });
  if (header === null) return { kind: "none" } satisfies ChangesAnswer;
  const { accountId } = header;
  const asOf = daysBefore(header.finishedAt, lookedBackDays);
  const before = await store.findSnapshot({ accountId, asOf });
  if (before !== null) return readChanges({ id: header.id, since: before.id });
  const [first] = await readTrend({ accountId, days: lookedBackDays });
  const isFirst = first === undefined || first.header.id === header.id;
  return readChanges(isFirst ? { id: header.id } : { id: header.id, since: first.header.id });
}

/** Verdicts on resources that differ between two collections; null where these cannot be compared. @throws BadCursorError */
export async function listResourceChanges(
  query: ResourceChangeQuery,
): Promise<Omit<Page<ResourceChange>, "total" | "before"> | null> {
  return (await openedStore()).listResourceChanges(query);
}

async function judgingAsLastSeen(store: Store, header: SnapshotHeader): Promise<Judging> {
  return judgingAt(store, header.accountId, await reckoningOf(store, header));
}

function daysBefore(at: Instant, days: number): Instant {
  return new Date(Date.parse(at) - days * dayMilliseconds).toISOString();
}

function keyOf(...parts: readonly (string | number)[]): string {
  return parts.join("\u0000");
}

/** An answer by its key, made once for all who ask; one that failed is made anew. */
function remembered<T>(
  memory: Map<string, Promise<T>>,
  key: string,
  most: number,
  make: () => Promise<T>,
): Promise<T> {
  const answer = memory.get(key) ?? make();
  memory.delete(key);
  memory.set(key, answer);
  answer.catch(() => {
    if (memory.get(key) === answer) memory.delete(key);
  });
  for (const oldest of [...memory.keys()].slice(0, -most)) memory.delete(oldest);
  return answer;
}
