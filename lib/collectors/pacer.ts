/** One account's pace: what its clients wait for, and what is known of every attempt they made. */
import type { CallCount } from "../posture/call-count.ts";
import type { AskedRequests } from "../posture/collection-origin.ts";
import type { LearnedPace } from "../posture/learned-pace.ts";
import type { AttemptedCall } from "./attempted-call.ts";
import { createCallCounter } from "./count-calls.ts";
import { createRequestNotes } from "./note-requests.ts";
import { paceCalls } from "./pace-calls.ts";
import type { Rates } from "./pace-settings.ts";
import { createRateLimiter } from "./rate-limiter.ts";

export interface Pacer {
  /** For the middleware stack of a client that asks this service in this region. */
  readonly plugin: (service: string, region: string) => ReturnType<typeof paceCalls>;
  /** Goes on at the speed that earlier collections found out. */
  readonly recall: (paces: readonly LearnedPace[]) => void;
  readonly learned: () => readonly LearnedPace[];
  /** Everything asked so far, operation by operation. */
  readonly counts: () => readonly CallCount[];
  /** With which parameters, region by region; without the calls that connect. */
  readonly requests: () => readonly AskedRequests[];
  /** Tells of each attempt as it ends. @returns what ends the telling */
  readonly listen: (listener: (call: AttemptedCall) => void) => () => void;
}

export function createPacer(rates: Rates): Pacer {
  const limiter = createRateLimiter(rates);
  const counter = createCallCounter();
  const listeners = new Set<(call: AttemptedCall) => void>();
  const notes = createRequestNotes();
  const onAttempt = (call: AttemptedCall, input: unknown) => {
    counter.add(call);
    notes.add(call, input);
    for (const listener of listeners) listener(call);
  };
  return {
    plugin: (service, region) => paceCalls({ service, region, limiter, onAttempt }),
    recall: limiter.recall,
    learned: limiter.learned,
    counts: counter.counts,
    requests: notes.all,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
