/** Junction: names in a filter that only a snapshot or the catalogue can tell from a slip of the pen. */

import { findFutureAsOf } from "./find-future-as-of.ts";
import { readStandards } from "./read-catalogue.ts";
import { type PostureQuery, readPosture } from "./read-posture.ts";

export interface UnknownName {
  readonly option: "region" | "pack" | "standard" | "as-of";
  readonly name: string;
  /** A sentence's rest, for people: that there is none by that name, and which there are. */
  readonly problem: string;
}

/**
 * The first name in the query's filter that the catalogue or its snapshot does not have, or an instant that is yet to come; null when it has all, or when
 * there is no snapshot. `global` is where some sources are read, and no region to ask for.
 *
 * @throws StoreError's kinds
 */
export async function findUnknownName({
  filter,
  ...which
}: PostureQuery): Promise<UnknownName | null> {
  const toCome = await findFutureAsOf(which);
  if (toCome !== null) return { option: "as-of", name: which.asOf ?? "", problem: toCome };
  const { region, pack, standard } = filter ?? {};
  const standards = new Set(readStandards().map(({ id }) => id));
  if (standard !== undefined && !standards.has(standard)) {
    const problem = `there is no such standard. There are ${list(standards)}.`;
    return { option: "standard", name: standard, problem };
  }
  if (region === undefined && pack === undefined) return null;
  const read = await readPosture(which);
  if (read.kind === "none") return null;
  const { coverage, conformancePacks } = read.posture;
  const regions = new Set(coverage.map((row) => row.region));
  regions.delete("global");
  if (region !== undefined && !regions.has(region)) {
    const problem = `the snapshot has no such region. It has ${list(regions)}.`;
    return { option: "region", name: region, problem };
  }
  const packs = new Set(conformancePacks.map(({ name }) => name));
  if (pack === undefined || packs.has(pack)) return null;
  const problem =
    packs.size === 0
      ? "the snapshot has no conformance packs."
      : `the snapshot has no such pack. It has ${list(packs)}.`;
  return { option: "pack", name: pack, problem };
}

function list(names: ReadonlySet<string>): string {
  return [...names].sort().join(", ");
}
