/** What is found out about a whole region is found out once, by whichever source comes upon it first. */
import { ReadFailedError, type ReadFailure } from "./read-failure.ts";

export interface RegionGate {
  /** @throws ReadFailedError in the words of the source that found the region closed */
  readonly pass: () => void;
  /** Hears of a failure, and closes where it is about the region itself. */
  readonly hear: (failure: ReadFailure) => void;
}

/**
 * A gate that the sources of one region share. It closes when the region turns out to be switched off
 * for the account: AWS then says the same to every question of every service.
 *
 * An organisation's denial does not close it. AWS's words name the one action that was denied; the
 * region's other service may be allowed, and is asked its first question. A source that is denied it ends
 * there by itself, so nothing that was denied is asked again.
 */
export function createRegionGate(): RegionGate {
  let closed: ReadFailure | null = null;
  return {
    pass: () => {
      if (closed !== null) throw new ReadFailedError(closed);
    },
    hear: (failure) => {
      if (failure.reason === "region_disabled") closed ??= failure;
    },
  };
}

/** For a place that has no region of its own. */
export const openGate: RegionGate = { pass: () => {}, hear: () => {} };
