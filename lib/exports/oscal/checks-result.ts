import type { ControlAssessment } from "../../posture/posture.ts";
import { byId } from "../order-rows.ts";
import { findingOfCheck, seeChecks } from "./assess-checks.ts";
import { evidenceOfRules } from "./observe-check.ts";
import { observeFindings, observeReading } from "./observe-rest.ts";
import { checkId, identified } from "./oscal-ids.ts";
import { accountWords, localDefinitionsOf, type Run } from "./oscal-run.ts";
import { listed, prop, readingsWhole } from "./oscal-texts.ts";
import { riskOfException } from "./risks.ts";

const name = "checks";

/** Everything that is deployed, check by check, with what was not read, GuardDuty's findings and all exceptions. */
export function checksResult(run: Run): object {
  const { posture } = run;
  const { coverageSummary, snapshot } = posture;
  const controls = byId(posture.controls, ({ key }) => [key]);
  const rules = Map.groupBy(posture.rules, ({ control }) => control);
  const seen = seeChecks(run, name, controls, ({ key }) =>
    evidenceOfRules(byId(rules.get(key) ?? [], (rule) => [rule.region, rule.name])),
  );
  const unread = posture.coverage.filter(({ state }) => state !== "read");
  const known = new Set(controls.map(({ key }) => key));
  return identified([...run.seed, name], {
    title: `Every check in ${accountWords(posture)}`,
    description:
      "Each AWS Config check that is deployed, over all its copies, with what it came to. " +
      "A check that was not evaluated, or that passes where not everything was read, has an observation and no finding.",
    start: snapshot.startedAt,
    end: snapshot.finishedAt,
    props: [
      prop("readings-whole", coverageSummary.read),
      prop("readings", coverageSummary.total),
      prop("outcome", snapshot.outcome),
    ],
    "local-definitions": localDefinitionsOf(run),
    "reviewed-controls": {
      description: "The checks that are deployed, as controls of their own.",
      "control-selections": [selectionOf(controls)],
    },
    ...listed("observations", [
      ...byId(unread, ({ region, source }) => [region, source]).map((row) =>
        observeReading(run, name, row),
      ),
      ...seen.map(({ observation }) => observation),
      ...byId(posture.findingGroups, ({ type }) => [type]).map((group) =>
        observeFindings(run, name, group),
      ),
    ]),
    ...listed("risks", [
      ...seen.flatMap(({ risks }) => risks),
      ...posture.exceptions
        .filter(({ control }) => !known.has(control))
        .map((exception) => riskOfException(run, name, exception, null)),
    ]),
    ...listed(
      "findings",
      seen.flatMap((check) => findingOfCheck(run, name, check)),
    ),
    remarks: `${readingsWhole(coverageSummary)} (a source in a region). What was not read whole has an observation each.`,
  });
}

/** OSCAL asks for a selection even where there is nothing to select. */
function selectionOf(controls: readonly ControlAssessment[]): object {
  return controls.length === 0
    ? { "include-all": {}, remarks: "No check is deployed that could be seen." }
    : { "include-controls": controls.map(({ key }) => ({ "control-id": checkId(key) })) };
}
