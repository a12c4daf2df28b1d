import type { ControlAssessment, RuleAssessment, UnseenReason } from "../../posture/posture.ts";
import type { ControlStatus } from "../../posture/vocabulary.ts";
import { titleOfCheck } from "../check-title.ts";
import { reasonWords } from "../words.ts";
import { identified } from "./oscal-ids.ts";
import type { Run } from "./oscal-run.ts";
import { count, line, listed, prop } from "./oscal-texts.ts";
import { sightOf, whereSeenWords, withheldWords } from "./where-seen.ts";

const stands: Readonly<Record<ControlStatus, string>> = {
  passing: "passes",
  failing: "fails",
  excepted: "fails, and every failure is an accepted exception",
  notApplicable: "ran and found nothing to judge",
  notEvaluated: "was not evaluated",
};

/** What was seen of one check over all its copies, or why nothing was. */
export function observeCheck(
  run: Run,
  result: string,
  control: ControlAssessment,
  evidence: readonly object[],
) {
  const { key, title, status } = control;
  return identified([...run.seed, result, "observation"], {
    title: line(titleOfCheck(title, status)),
    description: `The check ${stands[status]}. ${resourceWords(control)}${unseenWords(control.unseen)}${passedWhere(run, control)}`,
    props: [
      prop("check", key),
      prop("status", status),
      prop("severity", control.severity),
      prop("resources-passing", control.compliantResources),
      prop("resources-failing", control.nonCompliantResources),
      prop("resources-excepted", control.exceptedResources),
      ...(control.oldestEvidenceAt === null
        ? []
        : [prop("oldest-evidence", control.oldestEvidenceAt)]),
    ],
    methods: ["TEST"],
    types: ["control-objective"],
    origins: run.origins,
    subjects: run.subjects,
    "relevant-evidence": evidence,
    collected: collectedOf(run, control),
  });
}

/** Each deployed copy with what AWS Config said by it, and when. */
export function evidenceOfRules(rules: readonly RuleAssessment[]): object[] {
  return rules.map((rule) => ({
    href: encodeURI(rule.arn.toWellFormed()),
    description:
      `AWS Config rule ${line(rule.name)} in ${rule.region}: ` +
      `${count(rule.compliantResources, "resource passes", "resources pass")}, ` +
      `${count(rule.nonCompliantResources, "fails", "fail")}. ` +
      `${rule.lastEvaluatedAt === null ? "AWS does not say when it ran." : `AWS last ran it at ${rule.lastEvaluatedAt}.`} ` +
      `${rule.observedAt === null ? "Its results were never read." : `Read at ${rule.observedAt}.`}` +
      `${rule.because === null ? "" : ` No current result: ${line(rule.because)}`}`,
    ...listed("props", rule.pack === null ? [] : [prop("conformance-pack", rule.pack)]),
  }));
}

/** A check is as old as the copy that was read longest ago. */
function collectedOf({ posture }: Run, { key }: ControlAssessment): string {
  const read = posture.rules.flatMap((rule) =>
    rule.control === key && rule.observedAt !== null ? [rule.observedAt] : [],
  );
  return read.sort()[0] ?? posture.snapshot.finishedAt;
}

function resourceWords(control: ControlAssessment): string {
  const { compliantResources, nonCompliantResources, exceptedResources } = control;
  return (
    `${count(compliantResources, "resource passes", "resources pass")}, ` +
    `${count(nonCompliantResources, "fails", "fail")}, ` +
    `${count(exceptedResources, "fails", "fail")} under an exception.`
  );
}

/** What passes was seen somewhere: how far, and why nothing more is said of it. */
function passedWhere({ posture }: Run, { status }: ControlAssessment): string {
  if (status !== "passing") return "";
  const sight = sightOf(posture.coverage, ["config"]);
  const words = sight.maySatisfy ? whereSeenWords(sight) : withheldWords(sight);
  return words === null ? "" : ` ${words}`;
}

function unseenWords(unseen: readonly UnseenReason[]): string {
  return unseen
    .map((reason) => {
      const why = reason.kind === "not_read" ? reasonWords[reason.reason] : "AWS has no result";
      const detail = reason.detail === "" ? "" : `: ${line(reason.detail)}`;
      return ` Not evaluated in ${reason.regions.join(", ")} (${why}${detail}).`;
    })
    .join("");
}
