import type { RequirementAssessment } from "../../posture/posture.ts";
import type { RequirementStatus } from "../../posture/vocabulary.ts";
import { requirementId } from "./oscal-ids.ts";

/** How far a requirement was looked at, in the words of the selection that it stands in. */
const selections: readonly {
  readonly statuses: readonly RequirementStatus[];
  readonly description: string;
}[] = [
  {
    statuses: ["passing", "failing", "excepted"],
    description: "Judged as far as deployed rules and GuardDuty can tell: each has a finding.",
  },
  {
    statuses: ["not_evaluated"],
    description:
      "Not evaluated: rules could tell, and none did. Each has an observation and no finding.",
  },
  {
    statuses: ["aws_evidenced", "aws_not_evidenced"],
    description: "AWS's own: its reports speak for them. Each has an observation and no finding.",
  },
  {
    statuses: ["not_automated"],
    description:
      "Not automated: no rule can look at them, a person must. No observation, no finding.",
  },
];

/** Every requirement in scope, in the standard's order; at least one must be given. */
export function reviewedRequirements(
  standard: string,
  requirements: readonly RequirementAssessment[],
): object {
  return {
    description: "Every requirement that is in scope here, by how far it could be looked at.",
    "control-selections": selections.flatMap(({ statuses, description }) => {
      const selected = requirements.filter(({ status }) => statuses.includes(status));
      return selected.length === 0
        ? []
        : [
            {
              description,
              "include-controls": selected.map(({ id }) => ({
                "control-id": requirementId(standard, id),
              })),
            },
          ];
    }),
  };
}
