/** Writes a collection's life into the store, so that whoever looks sees it running, done or gone silent. */
import { randomUUID } from "node:crypto";
import type { CallCount } from "./posture/call-count.ts";
import type { CollectionProgress } from "./posture/progress.ts";
import type { Store } from "./store/open-store.ts";

/** A running collection gives a sign of life this often. */
export const heartbeatSeconds = 2;

export interface RunningAttempt {
  readonly id: string;
  readonly startedAt: Date;
  readonly progress: () => CollectionProgress;
  /** What the next sign of life will say. */
  readonly report: (progress: CollectionProgress) => void;
  /** Where the end will find what AWS was asked. */
  readonly callsFrom: (counts: () => readonly CallCount[]) => void;
  readonly finish: (ending: AttemptEnding) => Promise<void>;
  /** Leaves no trace of it. */
  readonly withdraw: () => Promise<void>;
}

export interface AttemptEnding {
  readonly accountId: string | null;
  readonly outcome: "complete" | "partial" | "failed";
  readonly message: string;
}

/** Begins before AWS is asked anything, so that a connection that hangs or fails is seen as well. */
export async function beginAttempt(store: Store): Promise<RunningAttempt> {
  const id = randomUUID();
  const startedAt = new Date();
  let progress: CollectionProgress = {
    phase: "connecting",
    startedAt: startedAt.toISOString(),
    sources: [],
  };
  let calls: () => readonly CallCount[] = () => [];
  await store.attempts.begin({ id, startedAt: startedAt.toISOString(), pid: process.pid });
  const timer = setInterval(() => {
    // A sign of life that could not be written is followed by the next one.
    store.attempts.heartbeat(id, new Date().toISOString(), progress).catch(() => {});
  }, heartbeatSeconds * 1000);
  timer.unref();
  return {
    id,
    startedAt,
    progress: () => progress,
    report: (latest) => {
      progress = latest;
    },
    callsFrom: (counts) => {
      calls = counts;
    },
    finish: async (ending) => {
      clearInterval(timer);
      const finishedAt = new Date().toISOString();
      await store.attempts.finish(id, { finishedAt, ...ending, calls: calls() });
    },
    withdraw: async () => {
      clearInterval(timer);
      await store.attempts.withdraw(id);
    },
  };
}
