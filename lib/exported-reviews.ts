import type { Exporting } from "./exporting.ts";
import { asItWas, countedUntil, reckoningOf } from "./judging-here.ts";
import { openedStore } from "./opened-store.ts";
import type { Reviews } from "./posture/reviews.ts";
import { readReviews } from "./read-reviews.ts";

/**
 * Junction: what people said, as it stands now, or stood at the instant that was asked for: as the posture's
 * notes do.
 */
export async function reviewsOf({ posture, which }: Exporting): Promise<Reviews> {
  const store = await openedStore();
  const reckoning =
    which.asOf === undefined ? await reckoningOf(store, posture.snapshot) : asItWas(which.asOf);
  return readReviews({ accountId: posture.account.id, ...countedUntil(reckoning) });
}
