/** Listings of rows, queued: packs beside rules, never two of a kind at once. */
import { attempt } from "../attempt.ts";
import { type ReadFailure, wouldFailAgain } from "../read-failure.ts";
import type { RowListing } from "./row-listing.ts";

/** What became of a listing; null: it was read to its end. */
export interface ListingOutcome {
  readonly listing: RowListing;
  readonly failure: ReadFailure | null;
}

export interface ListingLanes {
  /** Starts it once those of its kind before it have ended. */
  readonly add: (listing: RowListing) => void;
  /** Starts nothing more, and ends what runs after its page. */
  readonly stop: () => void;
  /** Waits for all that were added. @throws what was no failure of AWS's */
  readonly done: () => Promise<readonly ListingOutcome[]>;
}

/**
 * A kind whose last listing failed in a way that would come again is not asked further: those behind it
 * share its failure. Each failure is told once, when it happens.
 */
export function createListingLanes(
  read: (listing: RowListing, isStopped: () => boolean) => Promise<void>,
  onFailure: (failure: ReadFailure) => void,
): ListingLanes {
  const outcomes: ListingOutcome[] = [];
  let stopped = false;
  const lane = () => {
    let last: ReadFailure | null = null;
    let end = Promise.resolve();
    const run = async (listing: RowListing) => {
      if (stopped) return;
      if (last === null || !wouldFailAgain(last.reason)) {
        const outcome = await attempt(() => read(listing, () => stopped));
        last = outcome.kind === "failed" ? outcome.failure : null;
        if (last !== null) onFailure(last);
      }
      outcomes.push({ listing, failure: last });
    };
    return {
      add(listing: RowListing) {
        end = end.then(() => run(listing));
        // Whoever waits for the lanes' end is told; until then nobody listens.
        end.catch(() => {});
      },
      end: () => end,
    };
  };
  const lanes = { pack: lane(), rule: lane() };
  return {
    add: (listing) => lanes[listing.kind].add(listing),
    stop() {
      stopped = true;
    },
    async done() {
      await Promise.all([lanes.pack.end(), lanes.rule.end()]);
      return outcomes;
    },
  };
}
