import type { CustomerItemId, PillarId } from "../posture/vocabulary.ts";
import { pillarIds } from "../posture/vocabulary.ts";
import {
  labellingWords,
  pillarsByWeight,
  silentWords,
  type TellingWords,
  tellingTypes,
  tellingWords,
} from "./telling-words.ts";

/** Where a rule of thumb puts a rule, and why, in one sentence. */
export interface Place {
  /** In AWS's order. */
  readonly pillars: readonly PillarId[];
  readonly primaryPillar: PillarId;
  readonly responsibility: CustomerItemId | null;
  readonly because: string;
}

const rowOf = new Map<string, TellingWords>(
  tellingWords.flatMap((row) => row.words.map((word): [string, TellingWords] => [word, row])),
);
const labelling: TellingWords = {
  words: labellingWords,
  pillars: ["operational-excellence"],
  item: null,
};
const longestRun = Math.max(
  ...[...rowOf.keys(), ...silentWords].map((word) => word.split(" ").length),
);

/**
 * Places a rule by the words of its name, and by its resource types where the words leave the item open
 * or say nothing; null when neither says anything.
 */
export function placeByWords(
  words: readonly string[],
  resourceTypes: readonly string[],
): Place | null {
  const heard = listen(words);
  const told = heard.filter(({ row }) => row !== labelling);
  const typed = typeOf(resourceTypes);
  if (heard.at(-1)?.row === labelling || !told.some(({ row }) => row.pillars.length > 0)) {
    const labels = heard.filter(({ row }) => row === labelling);
    if (labels.length > 0) return placeOf(labels, null, "");
    return typed && placeOfType(typed);
  }
  const fromName = tellingWords.find(
    (row) => row.item !== null && told.some((word) => word.row === row),
  );
  const asksType = fromName === undefined || fromName.yieldsToType === true;
  const isSecurity = told.some(({ row }) => row.pillars.includes("security"));
  if (asksType && isSecurity && typed && typed.item !== (fromName?.item ?? null)) {
    return placeOf(
      told,
      typed.item,
      `; what it looks at (${typed.types}) decided whose item it is`,
    );
  }
  return placeOf(told, fromName?.item ?? null, "");
}

interface Heard {
  readonly word: string;
  readonly row: TellingWords;
}

/** Telling words from left to right; of words in a row that tell something, the longest run. */
function listen(words: readonly string[]): Heard[] {
  const heard: Heard[] = [];
  for (let at = 0; at < words.length; ) {
    const runs = Array.from({ length: longestRun }, (_, less) => longestRun - less);
    const word = runs
      .map((length) => words.slice(at, at + length).join(" "))
      .find((run) => rowOf.has(run) || labellingWords.includes(run) || silentWords.includes(run));
    const row = word === undefined ? undefined : (rowOf.get(word) ?? rowOfLabel(word));
    if (word !== undefined && row !== undefined) heard.push({ word, row });
    at += word?.split(" ").length ?? 1;
  }
  return heard;
}

function rowOfLabel(word: string): TellingWords | undefined {
  return labellingWords.includes(word) ? labelling : undefined;
}

function placeOf(heard: readonly Heard[], responsibility: Place["responsibility"], more: string) {
  const all = new Set(heard.flatMap(({ row }) => row.pillars));
  const first = new Set(heard.flatMap(({ row }) => row.pillars.slice(0, 1)));
  const words = [...new Set(heard.map(({ word }) => `"${word}"`))];
  return {
    pillars: pillarIds.filter((pillar) => all.has(pillar)),
    primaryPillar: pillarsByWeight.find((pillar) => first.has(pillar)) ?? "security",
    responsibility,
    because: `Placed by the ${words.length === 1 ? "word" : "words"} ${listed(words)} in its name${more}.`,
  } satisfies Place;
}

interface TypeFound {
  readonly pillar: PillarId;
  readonly item: CustomerItemId;
  /** In the table's words, not the account's. */
  readonly types: string;
}

/** What all of the types agree on. */
function typeOf(resourceTypes: readonly string[]): TypeFound | null {
  const rows = resourceTypes.map((type) =>
    tellingTypes.find(({ begins }) => begins.some((start) => type.startsWith(start))),
  );
  const [row] = rows;
  if (row === undefined || rows.some((other) => other !== row)) return null;
  const types = row.begins.filter((start) => resourceTypes.some((type) => type.startsWith(start)));
  return {
    pillar: row.pillar,
    item: row.item,
    types: `${listed(types.map((type) => type.replace(/::$/, "")))} resources`,
  };
}

function placeOfType({ pillar, item, types }: TypeFound): Place {
  return {
    pillars: [pillar],
    primaryPillar: pillar,
    responsibility: item,
    because: `Its name says nothing the catalogue knows, so it was placed by what it looks at: ${types}.`,
  };
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
