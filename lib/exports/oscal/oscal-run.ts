import type { Catalogue } from "../../posture/control.ts";
import type { JournalEntry } from "../../posture/journal.ts";
import type { Posture } from "../../posture/posture.ts";
import type { ExportedPosture } from "../exported-posture.ts";
import { sortedFilter } from "../filter-words.ts";
import { uuidOf } from "./oscal-ids.ts";

export interface OscalInput extends ExportedPosture {
  readonly catalogue: Pick<Catalogue, "mapRule" | "mapFindingType" | "standards">;
  /** What was decided about exceptions until the instant that they are judged at, in any order. */
  readonly decisions: readonly JournalEntry[];
}

/** What every part of the document refers to. */
export interface Run extends OscalInput {
  /** What tells this run and what it was narrowed to from any other: ids are derived from it. */
  readonly seed: readonly unknown[];
  readonly accountUuid: string;
  readonly toolUuid: string;
  /** Who says so: on everything that the tool found. */
  readonly origins: readonly object[];
  readonly subjects: readonly object[];
}

/** Names the run's parts. */
export function runOf(input: OscalInput): Run {
  const { account, snapshot } = input.posture;
  const accountUuid = uuidOf("account", account.partition, account.id);
  const toolUuid = uuidOf("tool", "Demarc");
  return {
    ...input,
    seed: [account.id, snapshot.id, Object.entries(sortedFilter(input.filter))],
    accountUuid,
    toolUuid,
    origins: [{ actors: [{ type: "tool", "actor-uuid": toolUuid }] }],
    subjects: [{ "subject-uuid": accountUuid, type: "component" }],
  };
}

/** `AWS account 111122223333`, and that it is a sample where it is one. */
export function accountWords({ account, sample }: Posture): string {
  return `${sample ? "sample AWS account" : "AWS account"} ${account.id}`;
}

/** The account that was looked at and the program that looked, as each result defines them. */
export function localDefinitionsOf({ posture, accountUuid, toolUuid }: Run): object {
  const operational = { state: "operational" };
  return {
    components: [
      {
        uuid: accountUuid,
        type: "this-system",
        title: accountWords(posture),
        description: "The account that AWS Config, GuardDuty and AWS Artifact were read in.",
        status: operational,
      },
    ],
    "assessment-assets": {
      components: [
        {
          uuid: toolUuid,
          type: "software",
          title: "Demarc",
          description:
            "Reads what AWS Config, GuardDuty and AWS Artifact say of an account. It changes nothing and tests nothing itself.",
          status: operational,
        },
      ],
      "assessment-platforms": [
        {
          uuid: uuidOf("platform", "Demarc"),
          title: "Demarc",
          "uses-components": [{ "component-uuid": toolUuid }],
        },
      ],
    },
  };
}
