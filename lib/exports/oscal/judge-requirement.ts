import type { RequirementAssessment } from "../../posture/posture.ts";
import type { RulesBehind } from "../../posture/rules-behind.ts";
import type { FindingFamily, RequirementStatus } from "../../posture/vocabulary.ts";
import type { SeenCheck } from "./assess-checks.ts";
import { identified, requirementId } from "./oscal-ids.ts";
import type { Run } from "./oscal-run.ts";
import { count, line, listed, prop } from "./oscal-texts.ts";
import { readingProps, type Sight, whereSeenWords } from "./where-seen.ts";

/** What speaks for or against the requirements of one standard. */
export interface SeenOfStandard {
  readonly checks: readonly SeenCheck[];
  /** Active findings, type by type. */
  readonly findings: readonly {
    readonly family: FindingFamily;
    readonly observation: { readonly uuid: string };
  }[];
  /** Families that contradict a requirement, by its id. */
  readonly familiesOf: (requirement: string) => ReadonlySet<FindingFamily>;
  /** How far what could speak for or against a requirement was seen. */
  readonly sightOn: (requirement: RequirementAssessment) => Sight;
  readonly behind: (requirement: RequirementAssessment) => RulesBehind;
}

interface Judgement {
  readonly state: "satisfied" | "not-satisfied";
  readonly reason: "pass" | "fail" | "other";
  readonly words: string;
}

/** Null: it was not judged, and what is not judged is never satisfied. */
function judgementOf(status: RequirementStatus): Judgement | null {
  switch (status) {
    case "passing":
      return { state: "satisfied", reason: "pass", words: "Everything deployed for it passes." };
    case "failing":
      return { state: "not-satisfied", reason: "fail", words: "Something deployed for it fails." };
    case "excepted":
      return {
        state: "not-satisfied",
        reason: "other",
        words: "What fails for it is an accepted exception, and still fails.",
      };
    case "not_evaluated":
    case "not_automated":
    case "aws_evidenced":
    case "aws_not_evidenced":
      return null;
    default:
      return status satisfies never;
  }
}

/**
 * Where a requirement stands, as far as rules and findings can tell; nothing where nothing was judged, or where
 * something that could speak against what passes was not read.
 */
export function judgeRequirement(
  run: Run,
  standard: string,
  requirement: RequirementAssessment,
  seen: SeenOfStandard,
): object[] {
  const judgement = judgementOf(requirement.status);
  if (judgement === null) return [];
  const { state, reason, words } = judgement;
  const sight = seen.sightOn(requirement);
  const passes = state === "satisfied";
  if (passes && !sight.maySatisfy) return [];
  const whereSeen = passes ? whereSeenWords(sight) : null;
  const keys = new Set(requirement.controls);
  const checks = seen.checks.filter(({ control }) => keys.has(control.key));
  const families = seen.familiesOf(requirement.id);
  const findings = seen.findings.filter(({ family }) => families.has(family));
  const related = [...checks, ...findings].map(({ observation }) => ({
    "observation-uuid": observation.uuid,
  }));
  return [
    identified([...run.seed, standard, "finding"], {
      title: line(`${requirement.id} ${requirement.title}`),
      description: [words, whereSeen, evidenceWords(requirement)].filter(Boolean).join(" "),
      props: [...propsOf(requirement), ...sightProps(sight, seen.behind(requirement))],
      origins: run.origins,
      target: {
        type: "objective-id",
        "target-id": `${requirementId(standard, requirement.id)}_automated`,
        title: "What deployed AWS Config rules and GuardDuty can tell of the requirement.",
        status: { state, reason, ...(whereSeen === null ? {} : { remarks: whereSeen }) },
      },
      ...listed("related-observations", related),
      ...listed(
        "related-risks",
        checks.flatMap(({ risks }) => risks).map(({ uuid }) => ({ "risk-uuid": uuid })),
      ),
    }),
  ];
}

function sightProps(sight: Sight, { deployed, known }: RulesBehind) {
  return [prop("rules-deployed", deployed), prop("rules-known", known), ...readingProps(sight)];
}

function propsOf(requirement: RequirementAssessment) {
  const { id, status, responsibility, awsHalf } = requirement;
  return [
    prop("requirement", id),
    prop("status", status),
    prop("responsibility", responsibility),
    ...(awsHalf === null ? [] : [prop("aws-half", awsHalf)]),
    ...(requirement.lastReviewedOn === null
      ? []
      : [prop("last-reviewed-on", requirement.lastReviewedOn)]),
  ];
}

function evidenceWords({
  controls,
  rules,
  failingResources,
  findings,
}: RequirementAssessment): string {
  const active = findings.critical + findings.high + findings.medium + findings.low;
  return (
    `${count(controls.length, "check is", "checks are")} deployed for it, of ` +
    `${count(rules.length, "managed rule")} that could be; ${count(failingResources, "resource fails", "resources fail")}` +
    `${active === 0 ? "." : `; ${count(active, "active GuardDuty finding contradicts it", "active GuardDuty findings contradict it")}.`}`
  );
}
