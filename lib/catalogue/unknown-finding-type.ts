import type { FindingTypeMapping } from "../posture/control.ts";
import type { CustomerItemId } from "../posture/vocabulary.ts";
import { readableWords, withCapital } from "./readable-name.ts";

/** `Purpose:Resource/Family.Variant!Artifact`, AWS's form for every type so far. */
const typeForm = /^([A-Za-z]+):([A-Za-z0-9]+)\/(\S+)$/;

/** Who would most likely have to act, by the resource a type names. */
const itemOfResource = new Map<string, CustomerItemId>([
  ["IAM", "identity-access"],
  ["IAMUser", "identity-access"],
  ["Kubernetes", "identity-access"],
  ["Organizations", "identity-access"],
  ["RolesAnywhere", "identity-access"],
  ["SES", "identity-access"],
  ["RDS", "data-protection"],
  ["S3", "data-protection"],
  ["Lambda", "code-deployed"],
  ["SageMaker", "code-deployed"],
  ["Container", "os-network-firewall"],
  ["EC2", "os-network-firewall"],
  ["ECS", "os-network-firewall"],
  ["EKS", "os-network-firewall"],
  ["Route53Resolver", "os-network-firewall"],
  ["Runtime", "os-network-firewall"],
]);

/**
 * A type AWS added after this catalogue was written. GuardDuty reports threats, so it is the Security
 * pillar's whatever its name; the item follows from the resource the name speaks of, where it does.
 */
export function unknownFindingType(type: string): FindingTypeMapping {
  const [, purpose = "", resource = "", family = ""] = typeForm.exec(type) ?? [];
  const responsibility = itemOfResource.get(resource) ?? null;
  return {
    type,
    pillars: ["security"],
    responsibility,
    title: titleOf(purpose, resource, family) ?? (type.trim() || "Finding type without a name"),
    meaning:
      "Demarc's catalogue does not know this type of finding yet; GuardDuty's own description stands with each finding.",
    firstStep:
      "Read GuardDuty's description of the finding, judge it by its severity, and ask the resource's owner whether the activity is theirs.",
    family: null,
    acceptableUse: null,
    roleTells: false,
    features: [],
    standing: "unknown",
    classifiedBy: responsibility === null ? "none" : "rule_of_thumb",
  };
}

function titleOf(purpose: string, resource: string, family: string): string | null {
  const what = readableWords(family);
  return what === "" ? null : `${withCapital(readableWords(purpose))}: ${what} (${resource})`;
}
