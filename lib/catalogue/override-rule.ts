import type { RuleMapping } from "../posture/control.ts";
import { distinct } from "../posture/order.ts";
import { mappingSources, pillarIds } from "../posture/vocabulary.ts";
import { meaningOnceWeighed } from "./unknown-meaning.ts";

type Overridable = Pick<
  RuleMapping,
  | "pillars"
  | "primaryPillar"
  | "focusArea"
  | "responsibility"
  | "severity"
  | "title"
  | "meaning"
  | "remediation"
  | "controls"
>;

/**
 * What a person says of a rule; what is left out stays as it was. `pillars` with the primary one first,
 * `controls` to be added.
 */
export type RuleOverride = {
  readonly [Member in keyof Overridable]?: Overridable[Member] | undefined;
};

/**
 * A rule as a person wants it. One that is given an item but stood in no pillar is Security's, whose
 * the five items are; one that is given neither stays unmapped with whatever else was said.
 */
export function overrideRule(
  mapping: RuleMapping,
  override: RuleOverride,
  because: string,
): RuleMapping {
  const { controls = [], responsibility = mapping.responsibility } = override;
  const { pillars, primaryPillar } = pillarsOf(mapping, override);
  const keepsFocus = primaryPillar === mapping.primaryPillar;
  const user = distinct([...mapping.controlsBy.user, ...controls]);
  const controlsBy = { ...mapping.controlsBy, user };
  return {
    ...mapping,
    pillars,
    primaryPillar,
    focusArea: override.focusArea ?? (keepsFocus ? mapping.focusArea : null),
    responsibility,
    severity: override.severity ?? mapping.severity,
    title: override.title ?? mapping.title,
    meaning: override.meaning ?? meaningOf(mapping, override),
    remediation: override.remediation ?? mapping.remediation,
    controls: distinct(mappingSources.flatMap((source) => controlsBy[source])),
    controlsBy: {
      ...controlsBy,
      aws: without(mapping.controlsBy.aws, user),
      community: without(mapping.controlsBy.community, user),
      demarc: without(mapping.controlsBy.demarc, user),
    },
    classifiedBy: pillars.length === 0 ? "none" : "user",
    because:
      pillars.length === 0
        ? `${withStop(because)} It names no pillar, so the rule is in none.`
        : because,
  };
}

function meaningOf({ meaning }: RuleMapping, { severity }: RuleOverride): string {
  return severity === undefined ? meaning : meaningOnceWeighed(meaning);
}

function pillarsOf(
  mapping: RuleMapping,
  { pillars, primaryPillar, responsibility }: RuleOverride,
): Pick<RuleMapping, "pillars" | "primaryPillar"> {
  const isItem = responsibility !== undefined && responsibility !== null;
  const before = mapping.pillars.length === 0 && isItem ? ["security" as const] : mapping.pillars;
  const primary = primaryPillar ?? pillars?.[0] ?? mapping.primaryPillar ?? before[0] ?? null;
  const all = new Set([...(pillars ?? before), ...(primary === null ? [] : [primary])]);
  return { pillars: pillarIds.filter((pillar) => all.has(pillar)), primaryPillar: primary };
}

/** A person's reason may end without one. */
function withStop(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** A reference that several sources give stands with the most trusted. */
function without(references: readonly string[], taken: readonly string[]): string[] {
  return references.filter((reference) => !taken.includes(reference));
}
