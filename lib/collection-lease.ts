/** Sees to it that two collections of one account never overlap, and that a dead one does not block the next. */
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { heartbeatSeconds } from "./record-attempt.ts";
import type { Store } from "./store/open-store.ts";

/** A lease outlives this many seconds without renewal. */
const leaseSeconds = 60;
const renewEverySeconds = 10;
/** Several signs of life that did not come. Short, as saving asks for the lease again. */
const silentAfterSeconds = 4 * heartbeatSeconds;

export interface HeldLease {
  readonly owner: string;
  /** Aborted when the lease is lost, so that the work it guards stops. */
  readonly lost: AbortSignal;
  readonly release: () => Promise<void>;
}

export type LeaseAnswer =
  | { readonly kind: "held"; readonly lease: HeldLease }
  | { readonly kind: "taken"; readonly message: string };

/**
 * Takes the lease of an account for an attempt that has begun, and keeps it until released. May wait
 * some seconds to see whether the holder is dead.
 */
export async function holdLease(
  store: Store,
  accountId: string,
  attemptId: string,
): Promise<LeaseAnswer> {
  // Containers may share a name and count processes from 1: only the attempt's id is nobody else's.
  const owner = `process ${process.pid} on ${hostname()}, attempt ${attemptId}`;
  let answer = await store.leases.acquire(accountId, owner, new Date(), leaseSeconds);
  const dead = answer.kind === "taken" ? await deadAttempt(store, answer.owner) : null;
  if (answer.kind === "taken" && dead !== null) {
    await store.leases.release(accountId, answer.owner);
    // Nobody will ever say how it ended, and until its silence is noticed it would hide this one.
    await store.attempts.withdraw(dead);
    answer = await store.leases.acquire(accountId, owner, new Date(), leaseSeconds);
  }
  if (answer.kind === "taken") {
    return {
      kind: "taken",
      message:
        `Account ${accountId} is being collected already, by ${answer.owner} ` +
        `(its lease runs until ${answer.until}). Wait for it to end, then run this again if you still need to.`,
    };
  }
  return { kind: "held", lease: keep(store, accountId, owner) };
}

function keep(store: Store, accountId: string, owner: string): HeldLease {
  const lost = new AbortController();
  const renewal = setInterval(() => {
    store.leases.renew(accountId, owner, new Date(), leaseSeconds).then(
      (kept) => {
        if (!kept) lost.abort(new Error("another collection took over the lease"));
      },
      // One missed renewal is nothing: the lease outlives several, and saving checks it again.
      () => {},
    );
  }, renewEverySeconds * 1000);
  renewal.unref();
  return {
    owner,
    lost: lost.signal,
    release: async () => {
      clearInterval(renewal);
      await store.leases.release(accountId, owner);
    },
  };
}

/**
 * The holder's attempt, if the holder was killed and could not give its lease back: no such process is
 * on this machine, and the attempt is silent. Neither is enough alone, as another container's processes
 * cannot be seen from here. Of another machine's holder nothing is known; its lease runs out.
 */
async function deadAttempt(store: Store, owner: string): Promise<string | null> {
  const [, pid, host, attemptId] = /^process (\d+) on (.+), attempt (\S+)$/.exec(owner) ?? [];
  if (attemptId === undefined || host !== hostname() || isRunning(Number(pid))) return null;
  const first = await store.attempts.find(attemptId);
  if (first === null) return attemptId;
  const lastSeen = Date.parse(first.heartbeatAt ?? first.startedAt);
  const silentFrom = Math.min(lastSeen, Date.now()) + silentAfterSeconds * 1000;
  for (;;) {
    const attempt = await store.attempts.find(attemptId);
    if (attempt?.heartbeatAt !== first.heartbeatAt) return null;
    const wait = silentFrom - Date.now();
    if (wait <= 0) return attemptId;
    await sleep(Math.min(wait, heartbeatSeconds * 500));
  }
}

/** This process's own id is an earlier one's, or another container's. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
