import type {
  AcceptableUseItem,
  Catalogue,
  EvidenceMapping,
  FindingTypeMapping,
  RuleMapping,
} from "../../lib/posture/control.ts";
import type { OfferedPack, Requirement, Standard } from "../../lib/posture/standard.ts";

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
    controlsBy: { user: [], aws: [], community: [], demarc: [] },
    group: null,
    deliberately: null,
    classifiedBy: "catalogue",
    because: null,
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
    family: "brute-force",
    acceptableUse: null,
    roleTells: true,
    features: ["FLOW_LOGS"],
    standing: "active",
    classifiedBy: "catalogue",
    ...given,
  };
}

/** A catalogue that knows the given rules; any other rule is unmapped, any finding is of the network item. */
export function aCatalogue(
  given: {
    readonly rules?: readonly Partial<RuleMapping>[];
    readonly findingTypes?: readonly Partial<FindingTypeMapping>[];
    readonly evidence?: readonly EvidenceMapping[];
    readonly standards?: readonly Standard[];
    readonly offeredPacks?: readonly OfferedPack[];
    readonly acceptableUse?: readonly AcceptableUseItem[];
    /** What a mapping file says of rules by their names. */
    readonly mapRule?: Readonly<Record<string, Partial<RuleMapping>>>;
  } = {},
): Catalogue {
  const rules = (given.rules ?? [{}]).map(aRuleMapping);
  const findingTypes = (given.findingTypes ?? []).map(aFindingTypeMapping);
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
        ...given.mapRule?.[name],
      }),
    mapFindingType: (type) =>
      findingTypes.find((mapping) => mapping.type === type) ?? aFindingTypeMapping({ type }),
    rules,
    findingTypes,
    evidenceKinds: [
      {
        kind: "soc-2",
        name: "SOC 2 report",
        from: "reports",
        words: "its name",
        patterns: ["\\bSOC\\b"],
      },
      {
        kind: "pci-aoc",
        name: "PCI AOC",
        from: "reports",
        words: "its name",
        patterns: ["\\bAOC\\b"],
      },
      {
        kind: "baa",
        name: "BAA",
        from: "agreements",
        words: "its name",
        patterns: ["Business Associate"],
      },
    ],
    evidence: given.evidence ?? [{ item: "aws-hardware", kinds: ["soc-2"] }],
    standards: given.standards ?? [],
    rulesFor: (reference) =>
      rules.flatMap(({ identifier, controls }) =>
        identifier !== null && controls.includes(reference)
          ? [{ identifier, source: "aws" as const }]
          : [],
      ),
    notEvidenceFor: () => [],
    offeredPacks: given.offeredPacks ?? [],
    acceptableUse: given.acceptableUse ?? [],
    penetrationTesting: { permitted: [], prohibited: [], needsForm: [], reminder: "Ask first." },
    findingPillars: new Set(["security"]),
    findingItems: new Set(["os-network-firewall"]),
  };
}

/** A requirement that is the customer's alone. */
export function aRequirement(given: Partial<Requirement> = {}): Requirement {
  return {
    id: "1.1",
    parent: null,
    title: "Doors are locked",
    assessable: true,
    scope: null,
    label: null,
    split: { who: "customer", how: null, basis: "judgement", evidence: [] },
    findings: [],
    remark: null,
    note: null,
    components: null,
    lastReviewedOn: null,
    ...given,
  };
}

/** A standard `house-rules` with one requirement, unless said otherwise. */
export function aStandard(given: Partial<Standard> = {}): Standard {
  return {
    id: "house-rules",
    name: "House rules",
    edition: "1",
    publishedOn: "2024-01-31",
    publishedVerified: true,
    denominator: "Every rule counts.",
    caveat: null,
    scopes: [],
    labels: {},
    rows: [aRequirement()],
    ...given,
  };
}
