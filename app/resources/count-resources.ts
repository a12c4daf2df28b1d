import type { ResourceListFilter } from "../_links/resources-href.ts";
import type { countResources } from "../_posture/lists.ts";

type ResourceCount = Awaited<ReturnType<typeof countResources>>[number];

/** One choice of a filter and how many resources it leaves. */
export interface CountedChoice {
  readonly value: string;
  readonly count: number;
}

/** The types there are where the region filter looks, the most numerous first. */
export function typesIn(
  counts: readonly ResourceCount[],
  { region, status }: ResourceListFilter,
): CountedChoice[] {
  const here = counts.filter((row) => (region === undefined ? row.whole : row.region === region));
  return summed(here, (row) => row.resourceType, status).sort(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  );
}

/** The regions that judged resources of the type, in order; what is one in every region is `global`. */
export function regionsWith(
  counts: readonly ResourceCount[],
  { type, status }: ResourceListFilter,
): CountedChoice[] {
  const ofType = counts.filter((row) => type === undefined || row.resourceType === type);
  return summed(ofType, (row) => row.region, status).sort((a, b) => (a.value < b.value ? -1 : 1));
}

function summed(
  rows: readonly ResourceCount[],
  nameOf: (row: ResourceCount) => string,
  status: ResourceListFilter["status"],
): CountedChoice[] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const more = status === undefined ? row.failing + row.passing : row[status];
    sums.set(nameOf(row), (sums.get(nameOf(row)) ?? 0) + more);
  }
  return [...sums].map(([value, count]) => ({ value, count })).filter(({ count }) => count > 0);
}
