import type { NamedRule, RuleMapping } from "../posture/control.ts";
import { bareRuleName, wordsOfRuleName } from "./readable-name.ts";
import { turningWords } from "./telling-words.ts";

/** Managed rules that AWS calls otherwise than their identifiers say. */
const otherNames: Readonly<Record<string, string>> = {
  "restricted-ssh": "INCOMING_SSH_DISABLED",
  "restricted-common-ports": "RESTRICTED_INCOMING_TRAFFIC",
  "cloudtrail-enabled": "CLOUD_TRAIL_ENABLED",
  "multi-region-cloudtrail-enabled": "MULTI_REGION_CLOUD_TRAIL_ENABLED",
  "ec2-instances-in-vpc": "INSTANCES_IN_VPC",
  "ec2-instance-managed-by-systems-manager": "EC2_INSTANCE_MANAGED_BY_SSM",
};

/** A shorter name is as good as any: `iam-policy` says nothing of which. */
const fewestWords = 3;
/** What a company puts before or behind a name of AWS's. */
const mostExtraWords = 2;

export interface Likeness {
  readonly mapping: RuleMapping;
  /** AWS's name of the rule it looks like. */
  readonly name: string;
}

export type FindLikeness = (rule: NamedRule) => Likeness | null;

/**
 * Finds the managed rule whose whole name, of at least three words, stands in another rule's name with at
 * most two words around it, none of which turns it into something else. The longest such name counts;
 * two of one length, or resource types that have nothing in common, are no likeness.
 *
 * @param managed every rule the catalogue knows
 */
export function likenessAmong(managed: readonly RuleMapping[]): FindLikeness {
  const byWords = new Map<string, Likeness>();
  for (const mapping of managed) {
    for (const name of namesOf(mapping.identifier ?? "")) {
      const words = wordsOfRuleName(name);
      if (words.length >= fewestWords) byWords.set(words.join(" "), { mapping, name });
    }
  }
  return (rule) => {
    const words = wordsOfRuleName(rule.identifier ?? rule.name);
    for (let extra = 0; extra <= mostExtraWords; extra += 1) {
      const found = windowsOf(words, extra).flatMap((window) => byWords.get(window) ?? []);
      const [likeness] = found;
      if (likeness === undefined) continue;
      return found.length === 1 && looksAtTheSame(rule, likeness.mapping) ? likeness : null;
    }
    return null;
  };
}

/** The name AWS gives a managed rule: its identifier in lower case, but for six. */
export function managedNameOf(identifier: string): string {
  const renamed = Object.entries(otherNames).find(([, known]) => known === identifier)?.[0];
  return renamed ?? identifier.toLowerCase().replaceAll("_", "-");
}

/** The identifier that a name of AWS's stands for; for any other name, what one would look like. */
export function identifierOfName(name: string): string {
  const bare = bareRuleName(name);
  return Object.hasOwn(otherNames, bare)
    ? (otherNames[bare] ?? "")
    : bare.toUpperCase().replaceAll("-", "_");
}

function namesOf(identifier: string): string[] {
  return [...new Set([managedNameOf(identifier), identifier.toLowerCase().replaceAll("_", "-")])];
}

/** Every run of words that leaves out this many, when those left out turn nothing. */
function windowsOf(words: readonly string[], extra: number): string[] {
  const length = words.length - extra;
  if (length < fewestWords) return [];
  return Array.from({ length: extra + 1 }, (_, start) => start).flatMap((start) => {
    const around = [...words.slice(0, start), ...words.slice(start + length)];
    return around.some((word) => turningWords.includes(word))
      ? []
      : [words.slice(start, start + length).join(" ")];
  });
}

/** Without types on one side nothing speaks against it. */
function looksAtTheSame(rule: NamedRule, mapping: RuleMapping): boolean {
  if (rule.resourceTypes.length === 0 || mapping.resourceTypes.length === 0) return true;
  return rule.resourceTypes.some((type) => mapping.resourceTypes.includes(type));
}
