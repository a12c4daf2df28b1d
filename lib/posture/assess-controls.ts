import type { JudgedRule, RuleSight } from "./assess-rules.ts";
import type { Catalogue } from "./control.ts";
import { byText, distinct } from "./order.ts";
import type { ControlAssessment, UnseenReason } from "./posture.ts";
import type { Instant } from "./snapshot.ts";
import type { ControlTally, Tallies } from "./tally-evaluations.ts";
import type { ControlStatus } from "./vocabulary.ts";

/** Judges every distinct check over all its copies, in order of key. */
export function assessControls(
  rules: readonly JudgedRule[],
  tallies: Tallies,
  catalogue: Catalogue,
): ControlAssessment[] {
  const copies = Map.groupBy(rules, ({ assessment }) => assessment.control);
  return [...copies]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([key, rulesOfIt]) => {
      const [first] = rulesOfIt;
      return first === undefined
        ? []
        : [assessControl(key, first, rulesOfIt, tallies.ofControl(key), catalogue)];
    });
}

function assessControl(
  key: string,
  { rule, assessment }: JudgedRule,
  copies: readonly JudgedRule[],
  tally: ControlTally,
  catalogue: Catalogue,
): ControlAssessment {
  const mapping = catalogue.mapRule(rule);
  const unseen = unseenOf(copies);
  return {
    key,
    identifier: rule.identifier,
    parameters: rule.parameters,
    title: mapping.title,
    severity: assessment.severity,
    pillars: assessment.pillars,
    primaryPillar: mapping.primaryPillar,
    focusArea: mapping.focusArea,
    responsibility: assessment.responsibility,
    group: mapping.group,
    classifiedBy: assessment.classifiedBy,
    because: mapping.because,
    status: statusOf(tally, unseen),
    compliantResources: tally.compliant,
    nonCompliantResources: tally.nonCompliant,
    exceptedResources: tally.excepted,
    unseen,
    regions: distinct(copies.map((copy) => copy.rule.region)),
    failingRegions: distinct(tally.failingRegions),
    packs: distinct(copies.flatMap((copy) => copy.rule.packName ?? [])),
    ruleCount: copies.length,
    oldestEvidenceAt: oldestOf(copies),
  };
}

/** The contract's five words, in the order in which they outrank each other. */
function statusOf(tally: ControlTally, unseen: readonly UnseenReason[]): ControlStatus {
  if (tally.nonCompliant > 0) return "failing";
  if (tally.excepted > 0) return "excepted";
  if (unseen.length > 0) return "notEvaluated";
  return tally.compliant > 0 ? "passing" : "notApplicable";
}

/**
 * Where the check could not be judged. A copy whose results were not read always leaves its region
 * unseen. A copy for which AWS has no result does so only when no other copy in the region has one:
 * copies of a check look at the same resources.
 */
function unseenOf(copies: readonly JudgedRule[]): UnseenReason[] {
  const reasons = new Map<
    string,
    { sight: Exclude<RuleSight, { kind: "seen" }>; regions: string[] }
  >();
  for (const [region, inRegion] of Map.groupBy(copies, ({ rule }) => rule.region)) {
    const sight = worstSight(inRegion.map((copy) => copy.sight));
    if (sight.kind === "seen") continue;
    const reason = sight.kind === "not_read" ? sight.reason : "";
    const name = `${sight.kind}\u0000${reason}\u0000${sight.detail}`;
    const known = reasons.get(name) ?? { sight, regions: [] };
    known.regions.push(region);
    reasons.set(name, known);
  }
  return [...reasons]
    .sort(([a], [b]) => byText(a, b))
    .map(([, { sight, regions }]) => ({ ...sight, regions: regions.sort(byText) }));
}

function worstSight(sights: readonly RuleSight[]): RuleSight {
  return (
    sights.find((sight) => sight.kind === "not_read") ??
    sights.find((sight) => sight.kind === "seen") ??
    sights[0] ?? { kind: "seen" }
  );
}

/** When AWS last ran the copy that it ran longest ago. When we read its result is no date of evidence. */
function oldestOf(copies: readonly JudgedRule[]): Instant | null {
  const instants = copies
    .filter(({ sight }) => sight.kind !== "insufficient_data")
    .flatMap(({ rule }) => rule.lastEvaluatedAt ?? []);
  return instants.sort(byText)[0] ?? null;
}
