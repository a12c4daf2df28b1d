import "server-only";
import type { FindingGroup, Posture } from "../../lib/posture/posture.ts";
import type { Finding } from "../../lib/posture/snapshot.ts";
import { findings, readFinding } from "../_posture/lists.ts";
import { describeSequence, type SequenceDescription } from "./_describe/describe-sequence.ts";
import { saySequence } from "./_describe/say-sequence.ts";
import { isSequenceType } from "./finding-listing.ts";
import { storeQueryOf } from "./store-query.ts";

/** An attack sequence that is active, told in one sentence. */
export interface ToldSequence {
  readonly finding: Finding;
  readonly sentence: string;
  readonly signals: SequenceDescription["signals"];
  /** What it touched. */
  readonly resources: SequenceDescription["resources"];
}

/** More would be a list, and lists have their own page. */
const mostOfAType = 5;

/** The active attack sequences among the groups, the worst and newest first within each type. */
export async function loadSequences(
  posture: Posture,
  groups: readonly FindingGroup[],
): Promise<readonly ToldSequence[]> {
  const told: ToldSequence[] = [];
  for (const { type } of groups.filter((group) => isSequenceType(group.type))) {
    const listing = { query: { type }, after: undefined };
    const { page } = await findings(storeQueryOf(posture, listing, mostOfAType));
    for (const finding of page.rows) {
      const sequence = describeSequence((await readFinding(finding))?.detail ?? "");
      told.push({
        finding,
        sentence: sequence === null ? finding.description : `${saySequence(sequence)}.`,
        signals: sequence?.signals ?? [],
        resources: sequence?.resources ?? [],
      });
    }
  }
  return told;
}

/** How many things the sequences of a group touched; null when it has none, or not all were told. */
export function touchedBy(
  sequences: readonly ToldSequence[],
  { type, count }: FindingGroup,
): number | null {
  const ofType = sequences.filter(({ finding }) => finding.type === type);
  if (ofType.length === 0 || ofType.length < count) return null;
  return new Set(ofType.flatMap(({ resources }) => resources.map(({ id, name }) => id ?? name)))
    .size;
}
