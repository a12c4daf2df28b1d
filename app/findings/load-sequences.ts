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
const mostOfAType = 3;

/** Telling one reads all that AWS said of it, so each is told once for as long as its posture is the newest. */
const told = new WeakMap<Posture, Map<string, Promise<readonly ToldSequence[]>>>();

/** The active attack sequences among the groups, the worst and newest first within each type. */
export async function loadSequences(
  posture: Posture,
  groups: readonly FindingGroup[],
): Promise<readonly ToldSequence[]> {
  const types = groups.map(({ type }) => type).filter(isSequenceType);
  return (await Promise.all(types.map((type) => toldOnce(posture, type)))).flat();
}

function toldOnce(posture: Posture, type: string): Promise<readonly ToldSequence[]> {
  const byType = told.get(posture) ?? new Map<string, Promise<readonly ToldSequence[]>>();
  told.set(posture, byType);
  const known = byType.get(type);
  if (known !== undefined) return known;
  const telling = tell(posture, type);
  byType.set(type, telling);
  // What the store could not answer is asked again.
  telling.catch(() => byType.delete(type));
  return telling;
}

async function tell(posture: Posture, type: string): Promise<readonly ToldSequence[]> {
  const listing = { query: { type }, after: undefined };
  const { page } = await findings(storeQueryOf(posture, listing, mostOfAType));
  return Promise.all(
    page.rows.map(async (finding) => {
      const sequence = describeSequence((await readFinding(finding))?.detail ?? "");
      return {
        finding,
        sentence: sequence === null ? finding.description : `${saySequence(sequence)}.`,
        signals: sequence?.signals ?? [],
        resources: sequence?.resources ?? [],
      };
    }),
  );
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
