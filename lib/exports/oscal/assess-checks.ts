import type {
  ControlAssessment,
  ExceptionAssessment,
  RuleAssessment,
} from "../../posture/posture.ts";
import type { ControlStatus } from "../../posture/vocabulary.ts";
import { titleOfCheck } from "../check-title.ts";
import { observeCheck } from "./observe-check.ts";
import { checkId, identified } from "./oscal-ids.ts";
import type { Run } from "./oscal-run.ts";
import { line, listed } from "./oscal-texts.ts";
import { riskOfCheck, riskOfException } from "./risks.ts";
import { readingProps, sightOf, whereSeenWords } from "./where-seen.ts";

/** What a check came to, as OSCAL says it; null: nothing was judged, and so nothing is said. */
const states: Readonly<Record<ControlStatus, { state: string; reason: string } | null>> = {
  passing: { state: "satisfied", reason: "pass" },
  failing: { state: "not-satisfied", reason: "fail" },
  excepted: { state: "not-satisfied", reason: "other" },
  notApplicable: null,
  notEvaluated: null,
};

/** The observation of a check and the risks that stand with it. */
export interface SeenCheck {
  readonly control: ControlAssessment;
  readonly observation: { readonly uuid: string };
  readonly risks: readonly { readonly uuid: string }[];
}

/** Observes checks for one result, each with the risk it is and the exceptions to it. */
export function seeChecks(
  run: Run,
  result: string,
  controls: readonly ControlAssessment[],
  evidenceOf: (control: ControlAssessment) => readonly object[],
): SeenCheck[] {
  const rules = firstCopies(run.posture.rules);
  const exceptions = Map.groupBy(run.posture.exceptions, ({ control }) => control);
  return controls.map((control) => {
    const observation = observeCheck(run, result, control, evidenceOf(control));
    const rule = rules.get(control.key);
    return {
      control,
      observation,
      risks: [
        ...(control.status === "failing" && rule !== undefined
          ? [riskOfCheck(run, result, control, run.catalogue.mapRule(rule), observation.uuid)]
          : []),
        ...(exceptions.get(control.key) ?? []).map((exception: ExceptionAssessment) =>
          riskOfException(run, result, exception, observation.uuid),
        ),
      ],
    };
  });
}

/** What a check came to; nothing where nothing was judged, or where what passes was not read whole. */
export function findingOfCheck(run: Run, result: string, seen: SeenCheck): object[] {
  const { control, observation, risks } = seen;
  const status = states[control.status];
  if (status === null) return [];
  const passes = status.state === "satisfied";
  const sight = sightOf(run.posture.coverage, ["config"]);
  if (passes && !sight.maySatisfy) return [];
  const whereSeen = passes ? whereSeenWords(sight) : null;
  return [
    identified([...run.seed, result, "finding"], {
      title: line(titleOfCheck(control.title, control.status)),
      description: [descriptions[status.state], whereSeen].filter(Boolean).join(" "),
      props: readingProps(sight),
      origins: run.origins,
      target: {
        type: "objective-id",
        "target-id": checkId(control.key),
        title: "The check passes on every resource that it judges.",
        status: {
          ...status,
          ...(control.status === "excepted"
            ? { remarks: "Every failure is an accepted exception, and still a failure." }
            : {}),
          ...(whereSeen === null ? {} : { remarks: whereSeen }),
        },
      },
      "related-observations": [{ "observation-uuid": observation.uuid }],
      ...listed(
        "related-risks",
        risks.map(({ uuid }) => ({ "risk-uuid": uuid })),
      ),
    }),
  ];
}

const descriptions: Readonly<Record<string, string>> = {
  satisfied: "Passes on every resource judged, in every region where it is deployed.",
  "not-satisfied": "Fails on at least one resource.",
};

/** The first copy names a check here as it does everywhere. */
function firstCopies(rules: readonly RuleAssessment[]): ReadonlyMap<string, RuleAssessment> {
  const first = new Map<string, RuleAssessment>();
  for (const rule of rules) if (!first.has(rule.control)) first.set(rule.control, rule);
  return first;
}
