/** Sees to it that two collections of one account never overlap, and that a dead one does not block the next. */
import { hostname } from "node:os";
import type { Store } from "./store/open-store.ts";

/** A lease outlives this many seconds without renewal. */
const leaseSeconds = 60;
const renewEverySeconds = 10;

export interface HeldLease {
  readonly owner: string;
  /** Aborted when the lease is lost, so that the work it guards stops. */
  readonly lost: AbortSignal;
  readonly release: () => Promise<void>;
}

export type LeaseAnswer =
  | { readonly kind: "held"; readonly lease: HeldLease }
  | { readonly kind: "taken"; readonly message: string };

/** Takes the lease of an account and keeps it until released. */
export async function holdLease(store: Store, accountId: string): Promise<LeaseAnswer> {
  const owner = `process ${process.pid} on ${hostname()}`;
  let answer = await store.leases.acquire(accountId, owner, new Date(), leaseSeconds);
  if (answer.kind === "taken" && isDead(answer.owner)) {
    await store.leases.release(accountId, answer.owner);
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
 * Whether the holder was a process of this machine that is gone: killed, it could not give its lease
 * back. Of another machine's processes nothing is known; their leases run out.
 */
function isDead(owner: string): boolean {
  const match = /^process (\d+) on (.+)$/.exec(owner);
  if (match?.[2] !== hostname()) return false;
  const pid = Number(match[1]);
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
