import type { Instant } from "./snapshot.ts";

const reviewDays = 365;

/** Whether a person last looked more than a year ago, or nobody ever did. */
export function isReviewOverdue(lastReviewedOn: string | null, asOf: Instant): boolean {
  if (lastReviewedOn === null) return true;
  const reviewed = Date.parse(`${lastReviewedOn}T00:00:00.000Z`);
  // What is no date is no review.
  return !(Date.parse(`${asOf.slice(0, 10)}T00:00:00.000Z`) - reviewed <= reviewDays * 86_400_000);
}
