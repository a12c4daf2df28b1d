/** Who accepted a deviation and when, as the journal has it. */
import type { JournalEntry } from "../posture/journal.ts";
import type { Instant } from "../posture/snapshot.ts";

/** An act of a person's. */
interface Act {
  readonly who: string;
  readonly at: Instant;
}

export interface Acceptance extends Act {
  /** The last change since; null when there was none. */
  readonly changed: Act | null;
}

/** Of each exception that stands, by its id. One that was taken back and accepted anew counts from then. */
export function acceptancesIn(entries: readonly JournalEntry[]): ReadonlyMap<string, Acceptance> {
  const acceptances = new Map<string, Acceptance>();
  for (const { id, who, at, before } of entries.toSorted((a, b) => a.number - b.number)) {
    const known = acceptances.get(id);
    if (before === null) acceptances.set(id, { who, at, changed: null });
    else if (known !== undefined) acceptances.set(id, { ...known, changed: { who, at } });
  }
  return acceptances;
}
