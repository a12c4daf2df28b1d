/**
 * The rules that ask one resource type after another for tags or for a description. They are one group
 * with one meaning, so their file holds only what differs.
 */
import type { RuleMapping } from "../posture/control.ts";
import type { TagRuleEntry } from "./catalogue-schema.ts";
import { withCapital } from "./readable-name.ts";

/** What such a rule is about. Low, and nobody's security item: nothing is exposed by a missing tag. */
export function tagRuleMapping({
  identifier,
  asksFor,
  thing,
  resourceTypes,
}: TagRuleEntry): RuleMapping {
  const wording = asksFor === "tags" ? tagsMissing(thing) : descriptionMissing(thing);
  return {
    identifier,
    pillars: ["operational-excellence"],
    primaryPillar: "operational-excellence",
    focusArea: "Organization",
    responsibility: null,
    severity: "low",
    ...wording,
    resourceTypes,
    controls: [practice[asksFor]],
    controlsBy: { user: [], aws: [], community: [], demarc: [practice[asksFor]] },
    group: "tags-and-descriptions",
    deliberately: null,
    classifiedBy: "catalogue",
    because: null,
  };
}

/** Tags serve whoever must find the owner; descriptions whoever must know what a thing is for. */
const practice = {
  tags: "well-architected:OPS02-BP01",
  description: "well-architected:OPS11-BP04",
} as const;

type Wording = Pick<RuleMapping, "title" | "meaning" | "remediation" | "command">;

function tagsMissing(thing: string): Wording {
  return {
    title: `${withCapital(thing)} has no tags`,
    meaning: `The ${thing} carries none of the tags that the rule asks for, or none at all, so its owner, purpose and cost cannot be told from it.`,
    remediation:
      "In Resource Groups & Tag Editor > Tag Editor, choose the region and the resource type, search, select the resources and choose Manage tags of selected resources. Tags that AWS sets itself, beginning with aws:, do not count, and policies that grant access by tag take effect with the new tag.",
    command:
      "aws resourcegroupstaggingapi tag-resources --resource-arn-list <resource-arn> --tags <key>=<value>",
  };
}

function descriptionMissing(thing: string): Wording {
  return {
    title: `${withCapital(thing)} has no description`,
    meaning: `The ${thing} does not say what it is for, so whoever finds it must guess before daring to change or delete it.`,
    remediation: `Open the ${thing} in its service's console, choose Edit and write what it is for and who answers for it. A few resource types take a description only when they are made: deploy those again from their template.`,
    command: null,
  };
}
