import type { CallCount } from "../posture/call-count.ts";
import type { AttemptedCall } from "./attempted-call.ts";

export interface CallCounter {
  readonly add: (call: AttemptedCall) => void;
  /** One for each operation, in order of name. */
  readonly counts: () => readonly CallCount[];
}

type Counted = Omit<CallCount, "regions"> & { readonly regions: ReadonlySet<string> };

/** Adds up what was asked, operation by operation. */
export function createCallCounter(): CallCounter {
  const counted = new Map<string, Counted>();
  return {
    add: (call) => counted.set(call.action, withCall(counted.get(call.action), call)),
    counts: () =>
      [...counted.values()]
        .toSorted((a, b) => (a.action < b.action ? -1 : 1))
        .map((count) => ({ ...count, regions: count.regions.size })),
  };
}

function withCall(before: Counted | undefined, call: AttemptedCall): Counted {
  const { outcome, words } = call;
  const isError = outcome !== "ok" && outcome !== "throttled" && outcome !== "stopped";
  return {
    action: call.action,
    calls: (before?.calls ?? 0) + 1,
    rows: (before?.rows ?? 0) + (call.rows ?? 0),
    throttles: (before?.throttles ?? 0) + (outcome === "throttled" ? 1 : 0),
    errors: (before?.errors ?? 0) + (isError ? 1 : 0),
    regions: new Set(before?.regions).add(call.region),
    seconds: (before?.seconds ?? 0) + call.milliseconds / 1000,
    lastError: isError ? `${outcome}: ${words ?? ""}` : (before?.lastError ?? null),
  };
}
