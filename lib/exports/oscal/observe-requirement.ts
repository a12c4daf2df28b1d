import type { Posture, RequirementAssessment } from "../../posture/posture.ts";
import { evidenceWords, reasonWords } from "../words.ts";
import { identified, uuidOf } from "./oscal-ids.ts";
import type { Run } from "./oscal-run.ts";
import { line, listed, prop } from "./oscal-texts.ts";
import { readingProps, type Sight, withheldWords } from "./where-seen.ts";

/** The resource in the back matter that stands for a report, by `id:version`, or for an agreement, by its id. */
export function evidenceUuid({ account }: Posture, evidence: string): string {
  return uuidOf("evidence", account.id, evidence);
}

/**
 * Why a requirement has no finding: it was not evaluated, it passes where not all was read, or it is AWS's, and AWS's reports speak for it. One
 * that no rule can look at was not observed at all.
 */
export function observeRequirement(
  run: Run,
  standard: string,
  requirement: RequirementAssessment,
  sight: Sight,
): object[] {
  const { status, evidence } = requirement;
  const isAwss = status === "aws_evidenced" || status === "aws_not_evidenced";
  const isWithheld = status === "passing" && !sight.maySatisfy;
  if (!isAwss && !isWithheld && status !== "not_evaluated") return [];
  return [
    identified([...run.seed, standard, "observation"], {
      title: line(`${requirement.id} ${requirement.title}`),
      description: isAwss
        ? awsWords(run, requirement)
        : isWithheld
          ? withheldWords(sight)
          : notEvaluatedWords(requirement),
      props: [
        prop("requirement", requirement.id),
        prop("status", status),
        prop("responsibility", requirement.responsibility),
        ...(isAwss ? [] : readingProps(sight)),
      ],
      methods: [isAwss ? "EXAMINE" : "TEST"],
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
      collected: isAwss ? artifactReadAt(run) : run.posture.snapshot.finishedAt,
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
