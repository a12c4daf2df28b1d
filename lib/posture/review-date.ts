import { dayMilliseconds, midnightOf } from "./plain-date.ts";
import type { Instant } from "./snapshot.ts";

const reviewDays = 365;

/** Whether a person last looked more than a year ago, or nobody ever did. */
export function isReviewOverdue(lastReviewedOn: string | null, asOf: Instant): boolean {
  if (lastReviewedOn === null) return true;
  // What is no date is no review.
  return !(
    midnightOf(asOf.slice(0, 10)) - midnightOf(lastReviewedOn) <=
    reviewDays * dayMilliseconds
  );
}
