import type {
  Catalogue,
  EvidenceMapping,
  FindingTypeMapping,
  RuleMapping,
} from "../../lib/posture/control.ts";

/** A mapped rule: security, data protection, medium. */
export function aRuleMapping(given: Partial<RuleMapping> = {}): RuleMapping {
  return {
    identifier: "S3_BUCKET_VERSIONING_ENABLED",
    pillars: ["security"],
    primaryPillar: "security",
    focusArea: "Data protection",
    responsibility: "data-protection",
    severity: "medium",
    title: "S3 bucket keeps no versions",
    meaning: "An overwritten object is gone.",
    remediation: "Turn versioning on.",
    command: null,
    resourceTypes: ["AWS::S3::Bucket"],
    controls: [],
    classifiedBy: "catalogue",
    ...given,
  };
}

export function aFindingTypeMapping(given: Partial<FindingTypeMapping> = {}): FindingTypeMapping {
  return {
    type: "UnauthorizedAccess:EC2/SSHBruteForce",
    pillars: ["security"],
    responsibility: "os-network-firewall",
    title: "SSH brute force",
    meaning: "Somebody guesses passwords.",
    firstStep: "Close the port.",
    classifiedBy: "catalogue",
    ...given,
  };
}

/** A catalogue that knows the given rules; any other rule is unmapped, any finding is of the network item. */
export function aCatalogue(
  given: {
    readonly rules?: readonly Partial<RuleMapping>[];
    readonly evidence?: readonly EvidenceMapping[];
  } = {},
): Catalogue {
  const rules = (given.rules ?? [{}]).map(aRuleMapping);
  return {
    mapRule: ({ identifier, name }) =>
      rules.find((rule) => identifier !== null && rule.identifier === identifier) ??
      aRuleMapping({
        identifier,
        pillars: [],
        primaryPillar: null,
        focusArea: null,
        responsibility: null,
        title: name,
        classifiedBy: "none",
      }),
    mapFindingType: (type) => aFindingTypeMapping({ type }),
    evidence: given.evidence ?? [{ item: "aws-hardware", patterns: ["\\bSOC\\b"] }],
    findingPillars: new Set(["security"]),
    findingItems: new Set(["os-network-firewall"]),
  };
}
