import type { RuleSight } from "../../lib/posture/coverage.ts";
import type { Standard } from "../../lib/posture/standard.ts";
import type { EvidenceKind, RequirementStatus } from "../../lib/posture/vocabulary.ts";
import { day } from "./instants.ts";
import { counted } from "./numbers.ts";

export {
  answerWords,
  basisWords,
  familyWords,
  mappingSourceWords,
  partyWords,
  requirementStatusWords,
} from "../../lib/exports/words.ts";

/** What each answer says and does not say, in one sentence. */
export const requirementStatusMeanings: Readonly<Record<RequirementStatus, string>> = {
  failing: "A deployed rule fails on a resource, or an active finding contradicts it.",
  excepted: "What fails is under an exception that somebody answers for.",
  not_evaluated:
    "Rules exist for it and give no whole answer: not deployed, not read, or with nothing in their scope.",
  passing:
    "Every rule deployed for it passes. Hatched, it passes where seen: some of its rules are not deployed, or some region was not read whole.",
  not_automated: "No Config rule can look at it: a person has to attest it.",
  aws_evidenced: "AWS’s job, and a report or agreement in Artifact speaks for it.",
  aws_not_evidenced:
    "AWS’s job, and nothing in Artifact that is in force and was read speaks for it.",
};

/** Kinds of reports and agreements, in the fewest words. */
export const evidenceKindWords: Readonly<Record<EvidenceKind, string>> = {
  "soc-1": "SOC 1",
  "soc-2": "SOC 2",
  "soc-3": "SOC 3",
  "iso-9001": "ISO 9001",
  "iso-20000-1": "ISO 20000-1",
  "iso-22301": "ISO 22301",
  "iso-27001": "ISO 27001",
  "iso-27017": "ISO 27017",
  "iso-27018": "ISO 27018",
  "iso-27701": "ISO 27701",
  "pci-aoc": "PCI AOC",
  "pci-responsibility-summary": "PCI responsibility summary",
  c5: "C5",
  baa: "BAA",
};

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `11 Jun 2024`, or `September 2022` where the day is not known. */
export function publishedOnWords({ publishedOn }: Pick<Standard, "publishedOn">): string {
  const [year = publishedOn, month, dayOfMonth] = publishedOn.split("-");
  if (dayOfMonth !== undefined) return day(publishedOn);
  const name = month === undefined ? undefined : months[Number(month) - 1];
  return name === undefined ? publishedOn : `${name} ${year}`;
}

/** `PCI DSS 4.0.1`; a long edition is left to the line below the name. */
export function standardName({ name, edition }: Pick<Standard, "name" | "edition">): string {
  return /^[\d.]+$/.test(edition) ? `${name} ${edition}` : name;
}

/**
 * `3 of 40 rules`, `none of 12 rules`, `all 5 rules`, `no rule`. Where rules were not read, none deployed
 * is none seen: `none of 12 rules seen`, or `12 rules, none read`.
 */
export function rulesWords(deployed: number, known: number, sight: RuleSight): string {
  if (known === 0) return "no rule";
  const rules = known === 1 ? "rule" : "rules";
  if (deployed === 0) return noneWords(known, sight);
  if (deployed === known) return known === 1 ? "its 1 rule" : `all ${known} rules`;
  return `${deployed} of ${known} ${rules}`;
}

/** What is said of a rule that was not seen. */
export function notDeployedWords({ anyRead, notRead }: RuleSight): string {
  if (!anyRead) return "not read";
  return notRead.length > 0 ? "not deployed where rules were read" : "not deployed";
}

function noneWords(known: number, { anyRead, notRead }: RuleSight): string {
  if (!anyRead) return known === 1 ? "its 1 rule not read" : `${known} rules, none read`;
  if (notRead.length > 0)
    return known === 1 ? "its 1 rule not seen" : `none of ${known} rules seen`;
  return known === 1 ? "its 1 rule not deployed" : `none of ${known} rules`;
}

/** `12 requirements and 2 questions as a whole`: only Well-Architected’s questions are named with all that is below them. */
export function referenceWords({
  requirements,
  headings,
}: {
  readonly requirements: number;
  readonly headings: number;
}): string {
  return inWords([
    ...(requirements > 0 || headings === 0 ? [counted(requirements, "requirement")] : []),
    ...(headings > 0 ? [`${counted(headings, "question")} as a whole`] : []),
  ]);
}

/** Names in a sentence: `A`, `A and B`, `A, B and C`. */
export function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** Which of AWS's papers settles whose job a requirement of a standard is. */
export function lastWordOf({ id }: Pick<Standard, "id">): string {
  if (id.startsWith("pci-dss")) return "AWS’s PCI responsibility summary in Artifact";
  if (id.startsWith("hipaa")) return "Your business associate addendum with AWS";
  return "AWS’s own report in Artifact, with the controls it leaves to its customers,";
}
