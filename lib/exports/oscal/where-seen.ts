/**
 * How far what passes was seen. OSCAL knows satisfied and not satisfied alone, and programs that count states
 * read no remarks: what was not read may fail, so nothing is satisfied while anything that could speak
 * against it was not read. Where a service is not set up nothing is deployed that could fail; that is said.
 */
import { wasRead } from "../../posture/coverage.ts";
import type { RulesBehind } from "../../posture/rules-behind.ts";
import type { KeptCoverage } from "../../posture/snapshot.ts";
import type { Source } from "../../posture/vocabulary.ts";
import { sourceWords } from "../words.ts";
import { type Prop, prop } from "./oscal-texts.ts";

export interface Sight {
  /** Readings of the sources that could speak against it: those that were whole, of all. */
  readonly whole: number;
  readonly total: number;
  /** False where something could fail that was not read: then it is not said to be satisfied. */
  readonly maySatisfy: boolean;
  /** What was not seen of these sources, in words; empty where they were read whole everywhere. */
  readonly unseen: readonly string[];
}

/** Sight of all that these sources could have told. */
export function sightOf(coverage: readonly KeptCoverage[], sources: readonly Source[]): Sight {
  const rows = coverage.filter(({ source }) => sources.includes(source));
  const isUnread = ({ state }: KeptCoverage) => state === "not_read" || state === "partial";
  const unseen = sources.flatMap((source) => {
    const own = rows.filter((row) => row.source === source);
    const unread = own.filter(isUnread).length;
    const off = own.filter((row) => row.state === "not_set_up").length;
    const regions = `of ${own.length} regions`;
    return [
      ...(unread > 0 ? [`${sourceWords[source]} was not read whole in ${unread} ${regions}`] : []),
      ...(off > 0 ? [`${sourceWords[source]} is not set up in ${off} ${regions}`] : []),
    ];
  });
  return {
    whole: rows.filter(({ state }) => state === "read").length,
    total: rows.length,
    maySatisfy: rows.some(wasRead) && !rows.some(isUnread),
    unseen,
  };
}

/** The same of a requirement: rules that are not deployed told nothing either. */
export function withRules(sight: Sight, { deployed, known }: RulesBehind): Sight {
  if (deployed >= known) return sight;
  const missing = `${known - deployed} of ${known} rules that could tell were not seen deployed`;
  return { ...sight, unseen: [missing, ...sight.unseen] };
}

/** `Where seen: …`; null where all was. */
export function whereSeenWords({ unseen }: Sight): string | null {
  return unseen.length === 0 ? null : `Where seen: ${unseen.join("; ")}.`;
}

/** Why what passes has no finding. */
export function withheldWords(sight: Sight): string {
  const unseen = sight.unseen.length === 0 ? "nothing was read" : sight.unseen.join("; ");
  return `Passes where seen, and is not said to be satisfied: ${unseen}. What was not read may fail.`;
}

/** The same as properties. */
export function readingProps({ whole, total }: Sight): Prop[] {
  return [prop("readings-whole", whole), prop("readings", total)];
}
