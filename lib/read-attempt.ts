/** Junction: how the latest collection went, or how far it is. */
import { openedStore } from "./opened-store.ts";
import type { CollectionProgress } from "./posture/progress.ts";
import type { Instant } from "./posture/snapshot.ts";

/** What a page shows of the latest collection. */
export type AttemptView =
  | {
      readonly kind: "running";
      readonly startedAt: Instant;
      /** Null until it has asked AWS anything. */
      readonly progress: CollectionProgress | null;
    }
  | {
      readonly kind: "finished";
      readonly startedAt: Instant;
      readonly finishedAt: Instant;
      /** Null when it could not even learn whose account it was. */
      readonly accountId: string | null;
      /** `failed`: it saved nothing. */
      readonly outcome: "complete" | "partial" | "failed";
      /** What became of it, for people; with `failed`, what to do. */
      readonly message: string;
    }
  /** It neither finished nor gave a sign of life lately: killed, or its machine went down. */
  | {
      readonly kind: "stopped";
      readonly startedAt: Instant;
      readonly lastSeenAt: Instant;
    };

/** A running collection gives a sign of life far more often than this. */
const silenceSeconds = 30;

/** The latest collection, whoever started it; null when there never was one. */
export async function readLatestAttempt(now = new Date()): Promise<AttemptView | null> {
  const store = await openedStore();
  const aliveSince = new Date(now.getTime() - silenceSeconds * 1000).toISOString();
  const attempt = await store.attempts.latest(aliveSince);
  if (attempt === null) return null;
  const { startedAt, finishedAt, outcome } = attempt;
  if (finishedAt !== null && outcome !== null) {
    const { accountId } = attempt;
    const message = attempt.message ?? "";
    return { kind: "finished", startedAt, finishedAt, accountId, outcome, message };
  }
  const lastSeenAt = attempt.heartbeatAt ?? startedAt;
  const silentFor = (now.getTime() - Date.parse(lastSeenAt)) / 1000;
  if (silentFor > silenceSeconds) return { kind: "stopped", startedAt, lastSeenAt };
  return { kind: "running", startedAt, progress: attempt.progress };
}
