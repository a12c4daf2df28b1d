import type { FindingGroup } from "../../lib/posture/posture.ts";
import { type FindingListQuery, findingsHref } from "../_links/hrefs.ts";
import { count } from "../_words/numbers.ts";

/** What is new and what goes on, in the day before the collection: each number opens its list. */
export function LastDay({
  groups,
  query,
}: {
  readonly groups: readonly FindingGroup[];
  readonly query: FindingListQuery;
}) {
  const made = groups.reduce((sum, { lastDay }) => sum + lastDay.made, 0);
  const seen = groups.reduce((sum, { lastDay }) => sum + lastDay.seen, 0);
  return (
    <span>
      In the day before the collection{" "}
      <a className="link" href={findingsHref({ ...query, activity: "new" })}>
        {count(made)} came new
      </a>{" "}
      and{" "}
      <a className="link" href={findingsHref({ ...query, activity: "ongoing" })}>
        {count(seen)} {seen === 1 ? "was" : "were"} seen
      </a>
      .
    </span>
  );
}
