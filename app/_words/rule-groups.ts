import type { RuleGroup } from "../../lib/posture/vocabulary.ts";
import { counted } from "./numbers.ts";

const names: Readonly<Record<RuleGroup, string>> = {
  "tags-and-descriptions": "tags and descriptions",
};

/** What the rules of a group are about. */
export function groupNamed(group: RuleGroup): string {
  return names[group];
}

/** `24 rules about tags and descriptions`. */
export function groupWords(group: RuleGroup, size: number): string {
  return `${counted(size, "rule")} about ${names[group]}`;
}
