import type { Posture, RequirementAssessment } from "../../posture/posture.ts";
import { evidenceWords, reasonWords } from "../words.ts";
import { identified, uuidOf } from "./oscal-ids.ts";
import type { Run } from "./oscal-run.ts";
import { line, listed, prop } from "./oscal-texts.ts";

/** The resource in the back matter that stands for a report, by `id:version`, or for an agreement, by its id. */
export function evidenceUuid({ account }: Posture, evidence: string): string {
  return uuidOf("evidence", account.id, evidence);
}

/**
 * Why a requirement has no finding: it was not evaluated, or it is AWS's, and AWS's reports speak for it. One
 * that no rule can look at was not observed at all.
 */
export function observeRequirement(
  run: Run,
  standard: string,
  requirement: RequirementAssessment,
): object[] {
  const { status, evidence } = requirement;
  if (status !== "not_evaluated" && status !== "aws_evidenced" && status !== "aws_not_evidenced")
    return [];
  return [
    identified([...run.seed, standard, "observation"], {
      title: line(`${requirement.id} ${requirement.title}`),
      description:
        status === "not_evaluated" ? notEvaluatedWords(requirement) : awsWords(run, requirement),
      props: [
        prop("requirement", requirement.id),
        prop("status", status),
        prop("responsibility", requirement.responsibility),
      ],
      methods: [status === "not_evaluated" ? "TEST" : "EXAMINE"],
      types: ["control-objective"],
      origins: run.origins,
      subjects: run.subjects,
      ...listed(
        "relevant-evidence",
        evidence.map((each) => ({
          href: `#${evidenceUuid(run.posture, each)}`,
          description: `Evidence of AWS's: ${line(each)}`,
        })),
      ),
      collected: status === "not_evaluated" ? run.posture.snapshot.finishedAt : artifactReadAt(run),
    }),
  ];
}

function notEvaluatedWords({ controls, rules }: RequirementAssessment): string {
  return controls.length === 0
    ? `Not evaluated: none of the ${rules.length} managed rules that could tell is deployed where it could be seen.`
    : "Not evaluated: no check that is deployed for it has a result everywhere it should.";
}

function awsWords({ posture }: Run, { awsHalf }: RequirementAssessment): string {
  const unread = posture.coverage.find(
    ({ source, state }) => source === "artifact" && state !== "read",
  );
  const why = unread?.reason ? ` (${reasonWords[unread.reason]})` : "";
  return `AWS answers for it. AWS's reports in Artifact: ${evidenceWords[awsHalf ?? "none"].toLowerCase()}${why}.`;
}

function artifactReadAt({ posture }: Run): string {
  const row = posture.coverage.find(({ source }) => source === "artifact");
  return row?.lastReadAt ?? posture.snapshot.finishedAt;
}
