import "server-only";
/** The app's door to what reviewers added, fenced like the one to the posture. What a request asks twice is read once. */
import { cache } from "react";
import { readHistoryOf, readReviews } from "../../lib/read-reviews.ts";

export { readHistoryOf };

/** As it stands now. */
export const currentReviews = cache((accountId: string) => readReviews({ accountId }));
