import type { SeverityCounts } from "../posture/posture.ts";
import { severityOfScore } from "../posture/severity.ts";
import { type FindingIndexMemory, findingIndexOf } from "./finding-index.ts";
import { type FindingQuery, keyOfFilter, matcherOf, rememberOf } from "./match-findings.ts";
import type { Connection } from "./sqlite-dialect.ts";

/** Everything a list of findings is narrowed by but severity and life, which are what is counted. */
export type FindingCountQuery = Omit<FindingQuery, "severity" | "archived" | "after" | "limit">;

/** What a filter leaves: the active by severity, and those that are in no such count. */
export type FindingCounts = SeverityCounts & {
  readonly archived: number;
  /** Archived ones among them. */
  readonly sample: number;
};

/** Some numbers each: every filter that people go back to in one sitting. */
const countsKept = 256;

/**
 * Counts what a list of findings would have for each severity and each life, in one pass. Remembered like
 * the lists themselves, and apart from them: a count takes a hundredth of their room.
 */
export async function countFindings(
  connection: Connection,
  memory: FindingIndexMemory,
  query: FindingCountQuery,
): Promise<FindingCounts> {
  const index = await findingIndexOf(connection, memory, query.accountId);
  const key = keyOfFilter(query);
  const known = index.counted.get(key);
  if (known !== undefined) return known;
  const matches = await matcherOf(connection, { ...query, archived: "all" }, index);
  const counts = { critical: 0, high: 0, medium: 0, low: 0, archived: 0, sample: 0 };
  for (const [place, finding] of index.findings.entries()) {
    if (!matches(finding, place)) continue;
    if (finding.sample) counts.sample += 1;
    else if (finding.archived) counts.archived += 1;
    else counts[severityOfScore(finding.severityScore)] += 1;
  }
  rememberOf(index.counted, key, counts, countsKept);
  return counts;
}
