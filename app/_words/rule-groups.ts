import { ruleGroupWords } from "../../lib/exports/words.ts";
import type { RuleGroup } from "../../lib/posture/vocabulary.ts";
import { counted } from "./numbers.ts";

/** What the rules of a group are about, inside a sentence. */
export function groupNamed(group: RuleGroup): string {
  return ruleGroupWords[group].toLowerCase();
}

/** `24 rules about tags and descriptions`. */
export function groupWords(group: RuleGroup, size: number): string {
  return `${counted(size, "rule")} about ${groupNamed(group)}`;
}

/** Why a list has fewer rows than it counts: `24 rules about tags and descriptions stand in one`. */
export function foldNote(
  folds: readonly { readonly group: RuleGroup; readonly size: number }[],
): string | undefined {
  const told = folds.map(({ group, size }) => `${groupWords(group, size)} stand in one`);
  return told.length === 0 ? undefined : told.join(", ");
}
