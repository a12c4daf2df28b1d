import type { FrameworkAssessment, RequirementAssessment } from "../../posture/posture.ts";
import { rulesBehindReader } from "../../posture/rules-behind.ts";
import type { FindingFamily } from "../../posture/vocabulary.ts";
import { byId } from "../order-rows.ts";
import { seeChecks } from "./assess-checks.ts";
import { judgeRequirement, type SeenOfStandard } from "./judge-requirement.ts";
import { observeRequirement } from "./observe-requirement.ts";
import { observeFindings } from "./observe-rest.ts";
import { identified } from "./oscal-ids.ts";
import { accountWords, localDefinitionsOf, type Run } from "./oscal-run.ts";
import { line, listed, prop } from "./oscal-texts.ts";
import { reviewedRequirements } from "./reviewed-requirements.ts";
import { sightOf, withRules } from "./where-seen.ts";

/**
 * One standard: every requirement in scope is reviewed, those that were judged have a finding. It stands for
 * itself: the observations and risks that its findings name are in it. Null when nothing of it is in scope.
 */
export function standardResult(run: Run, framework: FrameworkAssessment): object | null {
  const { posture } = run;
  const { id, name, edition, counts, inScope } = framework;
  const requirements = framework.controls.filter((requirement) => requirement.inScope);
  if (requirements.length === 0) return null;
  const seen = seenOf(run, id, requirements);
  return identified([...run.seed, id], {
    title: `${line(`${name} ${edition}`)} in ${accountWords(posture)}`,
    description:
      "What AWS Config and GuardDuty can tell of each requirement in scope. Rules are evidence for part of a " +
      "requirement: whether it is met, a person decides. A requirement that was not evaluated, or that passes where not everything was read, has no finding.",
    start: posture.snapshot.startedAt,
    end: posture.snapshot.finishedAt,
    props: [
      prop("standard", id),
      prop("requirements-in-scope", inScope),
      ...Object.entries(counts).map(([status, number]) =>
        prop(`requirements-${status.replaceAll("_", "-")}`, number),
      ),
    ],
    "local-definitions": localDefinitionsOf(run),
    "reviewed-controls": reviewedRequirements(id, requirements),
    ...listed("observations", [
      ...seen.checks.map(({ observation }) => observation),
      ...seen.findings.map(({ observation }) => observation),
      ...requirements.flatMap((requirement) =>
        observeRequirement(run, id, requirement, seen.sightOn(requirement)),
      ),
    ]),
    ...listed(
      "risks",
      seen.checks.flatMap(({ risks }) => risks),
    ),
    ...listed(
      "findings",
      requirements.flatMap((requirement) => judgeRequirement(run, id, requirement, seen)),
    ),
  });
}

/** What was seen that speaks for or against any of these requirements. */
function seenOf(
  run: Run,
  standard: string,
  requirements: readonly RequirementAssessment[],
): SeenOfStandard {
  const { controls, findingGroups } = run.posture;
  const asked = new Set(requirements.flatMap((requirement) => requirement.controls));
  const familiesOf = familiesByRequirement(run, standard);
  const families = new Set(requirements.flatMap(({ id }) => [...familiesOf(id)]));
  const behind = rulesBehindReader(run.posture);
  const ofConfig = sightOf(run.posture.coverage, ["config"]);
  const ofBoth = sightOf(run.posture.coverage, ["config", "guardduty"]);
  const checks = controls.filter(({ key }) => asked.has(key));
  return {
    familiesOf,
    behind,
    sightOn: (requirement) =>
      withRules(familiesOf(requirement.id).size > 0 ? ofBoth : ofConfig, behind(requirement)),
    checks: seeChecks(
      run,
      standard,
      byId(checks, ({ key }) => [key]),
      () => [
        {
          description:
            "Rules, regions and dates stand with this check in the result of all checks.",
        },
      ],
    ),
    findings: byId(findingGroups, ({ type }) => [type]).flatMap((group) => {
      const { family } = run.catalogue.mapFindingType(group.type);
      return family === null || !families.has(family)
        ? []
        : [{ family, observation: observeFindings(run, standard, group) }];
    }),
  };
}

/** Families of finding types that contradict a requirement, by its id. */
function familiesByRequirement({ catalogue }: Run, standard: string) {
  const rows = catalogue.standards.find(({ id }) => id === standard)?.rows ?? [];
  const families = new Map(
    rows.flatMap((row) => (row.assessable ? [[row.id, new Set(row.findings)] as const] : [])),
  );
  const none: ReadonlySet<FindingFamily> = new Set();
  return (requirement: string): ReadonlySet<FindingFamily> => families.get(requirement) ?? none;
}
