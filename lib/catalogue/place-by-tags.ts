/** Tags by which whoever deploys a custom rule can say what it is about. */
import type { NamedRule, RuleMapping } from "../posture/control.ts";
import { customerItemIds, pillarIds, severities } from "../posture/vocabulary.ts";
import { nearestWord } from "./nearest-word.ts";
import { overrideRule, type RuleOverride } from "./override-rule.ts";

/**
 * A custom rule as its tags `demarc:pillar`, `demarc:responsibility` and `demarc:severity` say. What is
 * none of a tag's words is left aside and named in `because`.
 */
export function placeByTags(mapping: RuleMapping, rule: NamedRule): RuleMapping {
  const readings = readTags(rule);
  const heard = readings.filter(wasHeard);
  const said = sentencesOf(readings);
  if (heard.length === 0) {
    if (said.length === 0) return mapping;
    return { ...mapping, because: [mapping.because ?? "", ...said].join(" ").trim() };
  }
  const override: RuleOverride = Object.assign({}, ...heard.map((reading) => reading.override));
  return overrideRule(mapping, override, said.join(" "));
}

/**
 * What a rule's tags decided though a mapping file speaks of the rule too, and which of their words went
 * unheard; a sentence each, none when the tags did nothing.
 *
 * @param said what the mapping file says of the rule
 */
export function tagsBeside(rule: NamedRule, said: RuleOverride): readonly string[] {
  return sentencesOf(readTags(rule).filter(({ member }) => said[member] === undefined));
}

interface Reading {
  readonly tag: string;
  readonly member: "pillars" | "responsibility" | "severity";
  readonly override: RuleOverride;
  /** What went unheard; null when all of it was heard. */
  readonly ignored: string | null;
}

type Tags = Readonly<Record<string, string>>;

/** Only whoever wrote a rule can say what it is about: tags of AWS's own rules say nothing. */
function readTags({ identifier, tags }: NamedRule): readonly Reading[] {
  if (identifier !== null || !tags) return [];
  return [readPillars(tags), readItem(tags), readSeverity(tags)];
}

function wasHeard({ override }: Reading): boolean {
  return Object.keys(override).length > 0;
}

function sentencesOf(readings: readonly Reading[]): readonly string[] {
  const names = readings.filter(wasHeard).map(({ tag }) => tag);
  const ignored = readings.flatMap((reading) => reading.ignored ?? []);
  if (names.length === 0) return ignored;
  const said =
    names.length === 1 ? `Its tag ${names[0]} says so.` : `Its tags ${names.join(", ")} say so.`;
  return [said, ...ignored];
}

/** Several pillars stand apart by spaces or any sign; AWS lets a tag have no commas. The first is primary. */
function readPillars(tags: Tags): Reading {
  const tag = "demarc:pillar";
  const { known, unknown } = readWords(wordsOf(tags, tag), pillarIds);
  const [first] = known;
  const override = first === undefined ? {} : { pillars: known, primaryPillar: first };
  return { tag, member: "pillars", override, ignored: ignoredWords(tag, unknown, pillarIds) };
}

function readItem(tags: Tags): Reading {
  const tag = "demarc:responsibility";
  const { known, ignored } = readOneWord(tags, tag, [...customerItemIds, "none"] as const);
  const override = known === null ? {} : { responsibility: known === "none" ? null : known };
  return { tag, member: "responsibility", override, ignored };
}

function readSeverity(tags: Tags): Reading {
  const tag = "demarc:severity";
  const { known, ignored } = readOneWord(tags, tag, severities);
  return { tag, member: "severity", override: known === null ? {} : { severity: known }, ignored };
}

/** Of several words none counts: which one was meant is not ours to guess. */
function readOneWord<Word extends string>(tags: Tags, tag: string, allowed: readonly Word[]) {
  const words = wordsOf(tags, tag);
  if (words.length > 1) {
    const ignored = `Its tag ${tag} says ${listed(words)}, which was ignored: only one word may stand there.`;
    return { known: null, ignored };
  }
  const { known, unknown } = readWords(words, allowed);
  return { known: known[0] ?? null, ignored: ignoredWords(tag, unknown, allowed) };
}

function wordsOf(tags: Tags, tag: string): readonly string[] {
  const value = Object.hasOwn(tags, tag) ? (tags[tag] ?? "") : "";
  return value.split(/[\s+/,;:]+/).filter((word) => word !== "");
}

function readWords<Word extends string>(words: readonly string[], allowed: readonly Word[]) {
  const find = (word: string) => allowed.find((one) => one === word.toLowerCase());
  return {
    known: [...new Set(words.flatMap((word) => find(word) ?? []))],
    unknown: words.filter((word) => find(word) === undefined),
  };
}

function ignoredWords(
  tag: string,
  words: readonly string[],
  allowed: readonly string[],
): string | null {
  const [word] = words;
  if (word === undefined) return null;
  const nearest = words.length === 1 ? nearestWord(word, allowed) : null;
  const hint = nearest === null ? `allowed are ${allowed.join(", ")}.` : `did you mean ${nearest}?`;
  const what = words.length === 1 ? "which does not exist and was" : "which do not exist and were";
  return `Its tag ${tag} says ${listed(words)}, ${what} ignored: ${hint}`;
}

/** A tag has room for more than a hundred words. */
const mostListed = 3;

function listed(words: readonly string[]): string {
  const shown = words.slice(0, mostListed).map((word) => JSON.stringify(word.slice(0, 40)));
  const more = words.length - shown.length;
  return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}
