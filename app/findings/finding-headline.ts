import type { FindingListQuery } from "../_links/hrefs.ts";
import { customerItems, pillarNamed } from "../_words/names.ts";
import { narrowed, narrowing, withWords } from "../_words/narrowed.ts";
import { counted } from "../_words/numbers.ts";
import { activityWords, roleWords } from "./finding-chips.ts";

/** `2 active critical findings in eu-west-1`: the number that led here, and everything that narrows it. */
export function findingHeadline(total: number, query: FindingListQuery): string {
  const { state, severity } = query;
  const kind = state === undefined ? "active " : state === "all" ? "" : `${state} `;
  const words = counted(total, `${kind}${severity ? `${severity} ` : ""}finding`);
  return `${words}${narrowedFindings(query)}`;
}

/** Everything but state and severity that narrows a list of findings. */
export function narrowedFindings(query: FindingListQuery): string {
  const { pillar, responsibility, role, activity } = query;
  return narrowed(
    [
      narrowing("of type", query.type),
      narrowing("in", query.region),
      narrowing("of", query.resource),
      pillar && `in ${pillarNamed(pillar).name}`,
      responsibility && `under ${customerItems[responsibility].name}`,
      role && `in which your resource is ${roleWords[role]}`,
      activity && activityWords[activity],
      withWords(query.search),
    ],
    (query.state ?? query.severity) !== undefined,
  );
}
