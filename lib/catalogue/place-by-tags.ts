/** Tags by which whoever deploys a custom rule can say what it is about. */
import type { NamedRule, RuleMapping } from "../posture/control.ts";
import { customerItemIds, pillarIds, severities } from "../posture/vocabulary.ts";
import { nearestWord } from "./nearest-word.ts";
import { overrideRule, type RuleOverride } from "./override-rule.ts";

/**
 * A custom rule as its tags `demarc:pillar`, `demarc:responsibility` and `demarc:severity` say. A word
 * that does not exist is left aside and named in `because`.
 */
export function placeByTags(
  mapping: RuleMapping,
  { identifier, tags = {} }: NamedRule,
): RuleMapping {
  if (identifier !== null) return mapping;
  const readings = [readPillars(tags), readItem(tags), readSeverity(tags)];
  const heard = readings.filter(({ override }) => Object.keys(override).length > 0);
  const ignored = readings.flatMap((reading) => reading.ignored);
  if (heard.length === 0) {
    if (ignored.length === 0) return mapping;
    return { ...mapping, because: [mapping.because ?? "", ...ignored].join(" ").trim() };
  }
  const override: RuleOverride = Object.assign({}, ...heard.map((reading) => reading.override));
  const names = heard.map(({ tag }) => tag);
  const said =
    names.length === 1 ? `Its tag ${names[0]} says so.` : `Its tags ${names.join(", ")} say so.`;
  return overrideRule(mapping, override, [said, ...ignored].join(" "));
}

interface Reading {
  readonly tag: string;
  readonly override: RuleOverride;
  /** A sentence for each word that does not exist. */
  readonly ignored: readonly string[];
}

type Tags = Readonly<Record<string, string>>;

/** Several pillars stand apart by spaces or any sign; AWS lets a tag have no commas. The first is primary. */
function readPillars(tags: Tags): Reading {
  const { known, ignored } = readWords(tags, "demarc:pillar", pillarIds);
  const [first] = known;
  const override = first === undefined ? {} : { pillars: known, primaryPillar: first };
  return { tag: "demarc:pillar", override, ignored };
}

function readItem(tags: Tags): Reading {
  const tag = "demarc:responsibility";
  const { known, ignored } = readWords(tags, tag, [...customerItemIds, "none"] as const);
  const [item] = known;
  const override = item === undefined ? {} : { responsibility: item === "none" ? null : item };
  return { tag, override, ignored };
}

function readSeverity(tags: Tags): Reading {
  const tag = "demarc:severity";
  const { known, ignored } = readWords(tags, tag, severities);
  const [severity] = known;
  return { tag, override: severity === undefined ? {} : { severity }, ignored };
}

function readWords<Word extends string>(
  tags: Tags,
  tag: string,
  allowed: readonly Word[],
): { readonly known: readonly Word[]; readonly ignored: readonly string[] } {
  const value = Object.hasOwn(tags, tag) ? (tags[tag] ?? "") : "";
  const words = value.split(/[\s+/,;:]+/).filter((word) => word !== "");
  const read = words.map((word) => ({
    word,
    known: allowed.find((one) => one === word.toLowerCase()),
  }));
  return {
    known: [...new Set(read.flatMap(({ known }) => known ?? []))],
    ignored: read
      .filter(({ known }) => known === undefined)
      .map(({ word }) => ignoredWord(tag, word, allowed)),
  };
}

function ignoredWord(tag: string, word: string, allowed: readonly string[]): string {
  const nearest = nearestWord(word, allowed);
  const hint = nearest === null ? `allowed are ${allowed.join(", ")}` : `did you mean ${nearest}?`;
  const said = JSON.stringify(word.slice(0, 40));
  return `Its tag ${tag} says ${said}, which does not exist and was ignored: ${hint}${nearest === null ? "." : ""}`;
}
