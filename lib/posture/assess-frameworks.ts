import type { AwsHalf } from "./assess-evidence.ts";
import type { JudgedFindings } from "./assess-findings.ts";
import type { JudgedRule } from "./assess-rules.ts";
import type { Catalogue } from "./control.ts";
import type { InPieces } from "./in-pieces.ts";
import { byText } from "./order.ts";
import type {
  ControlAssessment,
  ControlCounts,
  FrameworkAssessment,
  Ratio,
  RequirementAssessment,
  RequirementCounts,
  SeverityCounts,
} from "./posture.ts";
import { ratioOf } from "./roll-up.ts";
import { worstOf } from "./severity.ts";
import { appliesHere, type Requirement, referenceOf, type Standard } from "./standard.ts";
import type { Tallies } from "./tally-evaluations.ts";
import type { EvidenceKind, RequirementStatus } from "./vocabulary.ts";

export interface FrameworkInput {
  readonly catalogue: Catalogue;
  readonly rules: readonly JudgedRule[];
  readonly controls: readonly ControlAssessment[];
  readonly tallies: Tallies;
  readonly findings: JudgedFindings;
  readonly awsHalf: (kinds: readonly EvidenceKind[]) => AwsHalf;
}

/**
 * Judges every requirement of every standard, those without any rule too: a list that leaves out what
 * it cannot see has a denominator that lies.
 */
export function* assessFrameworks(input: FrameworkInput): InPieces<FrameworkAssessment[]> {
  const controlsFor = controlsByReference(input);
  const assessed: FrameworkAssessment[] = [];
  for (const standard of input.catalogue.standards) {
    yield;
    assessed.push(assessFramework(standard, controlsFor, input));
  }
  return assessed.sort((a, b) => byText(a.id, b.id));
}

type ControlsFor = ReadonlyMap<string, readonly ControlAssessment[]>;

/** Deployed controls by the requirements they are evidence for. */
function controlsByReference({ catalogue, rules, controls }: FrameworkInput): ControlsFor {
  const copies = Map.groupBy(rules, ({ assessment }) => assessment.control);
  const found = new Map<string, ControlAssessment[]>();
  for (const control of controls) {
    // The first copy decides here as it decides a control's title and place.
    const [first] = copies.get(control.key) ?? [];
    if (first === undefined) continue;
    for (const reference of catalogue.mapRule(first.rule).controls) {
      const known = found.get(reference) ?? [];
      found.set(reference, known);
      known.push(control);
    }
  }
  return found;
}

function assessFramework(
  standard: Standard,
  controlsFor: ControlsFor,
  input: FrameworkInput,
): FrameworkAssessment {
  const inForce = appliesHere(standard);
  const controls = standard.rows.flatMap((row) =>
    row.assessable ? [assessRequirement(standard.id, row, inForce(row), controlsFor, input)] : [],
  );
  const inScope = controls.filter((requirement) => requirement.inScope);
  const counts = countRequirements(inScope);
  return {
    id: standard.id,
    name: standard.name,
    edition: standard.edition,
    counts,
    ...requirementRatio(counts),
    inScope: inScope.length,
    total: controls.length,
    controls,
  };
}

function assessRequirement(
  standard: string,
  requirement: Requirement,
  inScope: boolean,
  controlsFor: ControlsFor,
  { catalogue, tallies, findings, awsHalf }: FrameworkInput,
): RequirementAssessment {
  const reference = referenceOf(standard, requirement.id);
  const rules = catalogue.rulesFor(reference).map(({ identifier }) => identifier);
  const controls = controlsFor.get(reference) ?? [];
  const keys = controls.map(({ key }) => key);
  const contradicting = findings.countWhere(
    ({ family }) => family !== null && requirement.findings.includes(family),
  );
  const { who, how, basis } = requirement.split;
  const half = who === "customer" ? null : awsHalf(requirement.split.evidence);
  return {
    id: requirement.id,
    title: requirement.title,
    scope: requirement.scope,
    inScope,
    responsibility: who,
    basis,
    how,
    components: requirement.components,
    lastReviewedOn: requirement.lastReviewedOn,
    note: requirement.note,
    status:
      who === "aws"
        ? statusOfAws(half)
        : statusOfCustomer(controls, contradicting, rules.length > 0),
    awsHalf: half?.status ?? null,
    rules,
    controls: keys,
    failingResources: tallies.failingUnder(keys),
    findings: contradicting,
    evidence: half?.evidence ?? [],
  };
}

/** AWS's own requirements are answered by AWS's reports alone, whatever the customer has deployed. */
function statusOfAws(half: AwsHalf | null): RequirementStatus {
  return half?.status === "evidenced" || half?.status === "expiring"
    ? "aws_evidenced"
    : "aws_not_evidenced";
}

/** What the customer's half can be. */
export type CustomerStatus = Exclude<RequirementStatus, "aws_evidenced" | "aws_not_evidenced">;

/**
 * The customer's half. A rule is evidence for part of a requirement: `passing` says that everything
 * deployed for it passes, and the rules that are not deployed stand beside it.
 */
export function statusOfCustomer(
  controls: readonly ControlAssessment[],
  contradicting: SeverityCounts,
  hasRules: boolean,
): CustomerStatus {
  const standing = new Set(controls.map(({ status }) => status));
  if (standing.has("failing") || worstOf(contradicting) !== null) return "failing";
  if (standing.has("excepted")) return "excepted";
  if (standing.size === 0 && !hasRules) return "not_automated";
  if (standing.has("notEvaluated") || !standing.has("passing")) return "not_evaluated";
  return "passing";
}

/** Counts requirements by where they stand. */
export function countRequirements(
  requirements: readonly Pick<RequirementAssessment, "status">[],
): RequirementCounts {
  const counts = countsOfNone();
  for (const { status } of requirements) counts[status] += 1;
  return counts;
}

function countsOfNone(): Record<RequirementStatus, number> {
  return {
    failing: 0,
    excepted: 0,
    not_evaluated: 0,
    passing: 0,
    not_automated: 0,
    aws_evidenced: 0,
    aws_not_evidenced: 0,
  };
}

/** The ratio of a standard, of what {@link ratioCountsOf} leaves. */
export function requirementRatio(counts: RequirementCounts): Ratio {
  return ratioOf(ratioCountsOf(counts));
}

/** What a standard's ratio divides. What no rule can look at may be met or not, like what was not evaluated: both are in the bracket. */
export function ratioCountsOf(counts: RequirementCounts): ControlCounts {
  return {
    passing: counts.passing,
    failing: counts.failing,
    notEvaluated: counts.not_evaluated + counts.not_automated,
    excepted: counts.excepted,
    notApplicable: 0,
  };
}
