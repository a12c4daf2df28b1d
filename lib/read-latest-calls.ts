/** Junction: what the latest collection that ended asked of AWS. */
import { readOnlyOperations } from "./collectors/read-only-operations.ts";
import { openedStore } from "./opened-store.ts";
import type { CallCount } from "./posture/call-count.ts";
import type { Instant } from "./posture/snapshot.ts";

export interface ExplainedCalls extends CallCount {
  /** What the operation is asked for; null of one that no list knows. */
  readonly why: string | null;
  /** The policy's statement that allows it; null of one that no list knows. */
  readonly statement: string | null;
}

export interface CallsOfCollection {
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  /** By operation, the most asked first. */
  readonly calls: readonly ExplainedCalls[];
}

/** Null when no collection has asked anything yet, or none of those that did has ended. */
export async function readLatestCalls(): Promise<CallsOfCollection | null> {
  const { attempts } = await openedStore();
  const attempt = await attempts.latestWithCalls();
  if (attempt === null || attempt.finishedAt === null) return null;
  const calls = (attempt.calls ?? [])
    .toSorted((a, b) => b.calls - a.calls || (a.action < b.action ? -1 : 1))
    .map((count) => ({ ...count, ...explained(count.action) }));
  return { startedAt: attempt.startedAt, finishedAt: attempt.finishedAt, calls };
}

function explained(action: string): Pick<ExplainedCalls, "why" | "statement"> {
  if (action === "sts:AssumeRole") {
    return { why: "the credentials of the role that the settings name", statement: null };
  }
  const operation = readOnlyOperations.find((known) => known.action === action);
  return { why: operation?.why ?? null, statement: operation?.statement ?? null };
}
