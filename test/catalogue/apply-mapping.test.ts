import { describe, expect, test } from "vitest";
import { applyMapping } from "../../lib/catalogue/apply-mapping.ts";
import { ruleClassifier } from "../../lib/catalogue/classify-rule.ts";
import { noMapping, parseMapping } from "../../lib/catalogue/parse-mapping.ts";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import type { Catalogue, NamedRule } from "../../lib/posture/control.ts";
import type { Requirement } from "../../lib/posture/standard.ts";
import { aSnapshot } from "../builders/a-snapshot.ts";
import { aMappableCatalogue } from "./a-mapped-catalogue.ts";

const small = aMappableCatalogue();
const shipped: Catalogue = { ...small, mapRule: ruleClassifier(small.rules) };
const mapped = (text: string) => applyMapping(shipped, parseMapping(text, "m.yaml", shipped));

const custom = (name: string, given: Partial<NamedRule> = {}): NamedRule => ({
  identifier: null,
  name,
  resourceTypes: [],
  ...given,
});
const managed = (identifier: string, name = "as-deployed"): NamedRule => ({
  identifier,
  name,
  resourceTypes: [],
});

describe("a rule the mapping file speaks of", () => {
  test("is what the file says, with the reason, and keeps what it leaves out", () => {
    const catalogue = mapped(`
rules:
  acme-ssh-owner:
    pillars: [reliability, security]
    severity: high
    title: Owner is missing
    reason: The owner is called at night
`);
    expect(catalogue.mapRule(custom("acme-ssh-owner"))).toMatchObject({
      pillars: ["security", "reliability"],
      primaryPillar: "reliability",
      focusArea: null,
      responsibility: "os-network-firewall",
      severity: "high",
      title: "Owner is missing",
      classifiedBy: "user",
      because: "Your mapping file says so: The owner is called at night",
    });
  });

  test("says only that the file says so when the file gives no reason", () => {
    const catalogue = mapped("rules: { ENCRYPTED_VOLUMES: { severity: low } }");
    expect(catalogue.mapRule(managed("ENCRYPTED_VOLUMES"))).toMatchObject({
      severity: "low",
      pillars: ["security"],
      focusArea: "Data protection",
      classifiedBy: "user",
      because: "Your mapping file says so.",
    });
  });

  test("that is given an item and stood in no pillar is Security's", () => {
    const catalogue = mapped("rules: { owner-check: { responsibility: patching } }");
    expect(catalogue.mapRule(custom("owner-check"))).toMatchObject({
      pillars: ["security"],
      primaryPillar: "security",
      responsibility: "patching",
      classifiedBy: "user",
    });
  });

  test("that is given no place stays unmapped in plain sight, with what else was said", () => {
    const catalogue = mapped("rules: { owner-check: { severity: low } }");
    expect(catalogue.mapRule(custom("owner-check"))).toMatchObject({
      pillars: [],
      severity: "low",
      classifiedBy: "none",
      because: "Your mapping file says so. It names no pillar, so the rule is in none.",
    });
  });

  test("that is given a severity no longer says that nobody has weighed it", () => {
    const catalogue = mapped("rules: { owner-*: { severity: low }, other: { title: Ours } }");
    expect(catalogue.mapRule(custom("owner-check")).meaning).toMatch(/what a failure means\.$/);
    expect(catalogue.mapRule(managed("BRAND_NEW", "owner-x")).meaning).toMatch(/failure means\.$/);
    expect(catalogue.mapRule(custom("other")).meaning).toContain("nobody has weighed");
  });

  test("may be taken out of every item, and gets another focus area with another pillar", () => {
    const catalogue = mapped(
      "rules: { ENCRYPTED_VOLUMES: { responsibility: none, pillars: [security, reliability], primaryPillar: reliability, focusArea: Failure management } }",
    );
    expect(catalogue.mapRule(managed("ENCRYPTED_VOLUMES"))).toMatchObject({
      responsibility: null,
      focusArea: "Failure management",
    });
  });

  test.for([
    ["its identifier", "ENCRYPTED_VOLUMES", managed("ENCRYPTED_VOLUMES")],
    ["AWS's name of it", "encrypted-volumes", managed("ENCRYPTED_VOLUMES")],
    ["the name it is deployed by", "as-deployed", managed("ENCRYPTED_VOLUMES")],
    ["its name without a pack's suffix", "ours", custom("ours-conformance-pack-a1b2c3d4e")],
    ["the beginning of its name", "acme-*", custom("acme-anything")],
    ["the beginning of its identifier", "ENCRYPTED_*", managed("ENCRYPTED_VOLUMES")],
    ["an identifier that nobody knows yet", "BRAND_NEW_CHECK*", managed("BRAND_NEW_CHECK")],
  ] as const)("is found by %s", ([, name, rule]) => {
    const catalogue = mapped(`rules: { ${name}: { severity: critical } }`);
    expect(catalogue.mapRule(rule).severity).toBe("critical");
  });

  test("is told by the most exact of several names, and by that alone", () => {
    const catalogue = mapped(`
rules:
  acme-*: { severity: low, responsibility: patching }
  acme-db-*: { severity: medium }
  acme-db-one: { severity: critical }
`);
    const severity = (name: string) => catalogue.mapRule(custom(name)).severity;
    expect(["acme-x", "acme-db-x", "acme-db-one"].map(severity)).toEqual([
      "low",
      "medium",
      "critical",
    ]);
    expect(catalogue.mapRule(custom("acme-db-one")).responsibility).toBeNull();
  });

  test("outranks its tags where the two speak of the same", () => {
    const catalogue = mapped("rules: { owner-check: { severity: low } }");
    const tags = { "demarc:severity": "critical", "demarc:pillar": "cost-optimization" };
    expect(catalogue.mapRule(custom("owner-check", { tags }))).toMatchObject({
      severity: "low",
      pillars: ["cost-optimization"],
      because: "Its tag demarc:pillar says so. Your mapping file says so.",
    });
  });

  test("names its tags beside the file only for what the file leaves to them", () => {
    const catalogue = mapped("rules: { owner-check: { pillars: [security], reason: Ours } }");
    const because = (tags: NamedRule["tags"] = {}) =>
      catalogue.mapRule(custom("owner-check", { tags })).because;
    expect(because({ "demarc:pillar": "reliability" })).toBe("Your mapping file says so: Ours");
    expect(because({ "demarc:severity": "high" })).toBe(
      "Its tag demarc:severity says so. Your mapping file says so: Ours",
    );
    expect(because({ "demarc:severity": "hig" })).toBe(
      'Its tag demarc:severity says "hig", which does not exist and was ignored: did you mean high? ' +
        "Your mapping file says so: Ours",
    );
  });

  test("goes by the name it is deployed by before its identifier", () => {
    const catalogue = mapped(`
rules:
  ENCRYPTED_VOLUMES: { severity: low }
  as-deployed: { severity: critical }
`);
    expect(catalogue.mapRule(managed("ENCRYPTED_VOLUMES")).severity).toBe("critical");
  });

  test("goes by AWS's name of it before a beginning of that with a star", () => {
    const catalogue = mapped(`
rules:
  ENCRYPTED_*: { severity: low }
  as-*: { severity: low }
  encrypted-volumes: { severity: critical }
`);
    expect(catalogue.mapRule(managed("ENCRYPTED_VOLUMES")).severity).toBe("critical");
  });

  test("loses the focus area of a primary pillar it no longer has", () => {
    const catalogue = mapped("rules: { ENCRYPTED_VOLUMES: { pillars: [reliability] } }");
    expect(catalogue.mapRule(managed("ENCRYPTED_VOLUMES"))).toMatchObject({
      primaryPillar: "reliability",
      focusArea: null,
    });
  });

  test("stands unmapped after a reason that ends without a full stop", () => {
    const catalogue = mapped("rules: { owner-check: { severity: low, reason: Ours } }");
    expect(catalogue.mapRule(custom("owner-check")).because).toBe(
      "Your mapping file says so: Ours. It names no pillar, so the rule is in none.",
    );
  });

  test("stands in the list of rules as it is mapped", () => {
    const { rules } = mapped("rules: { ENCRYPTED_VOLUMES: { severity: low } }");
    expect(rules.map(({ severity, classifiedBy }) => [severity, classifiedBy])).toEqual([
      ["medium", "catalogue"],
      ["low", "user"],
      ["medium", "catalogue"],
    ]);
  });
});

describe("evidence that the user adds", () => {
  const text =
    "rules: { ENCRYPTED_VOLUMES: { controls: [pci-dss-4.0.1:3.5.1, pci-dss-4.0.1:9.1] } }";

  test("stands beside that of others, with its source", () => {
    const catalogue = mapped(text);
    expect(catalogue.mapRule(managed("ENCRYPTED_VOLUMES"))).toMatchObject({
      controls: ["pci-dss-4.0.1:3.5.1", "pci-dss-4.0.1:9.1"],
      controlsBy: { user: ["pci-dss-4.0.1:3.5.1", "pci-dss-4.0.1:9.1"] },
    });
    expect(catalogue.rulesFor("pci-dss-4.0.1:3.5.1")).toEqual([
      { identifier: "ENCRYPTED_VOLUMES", source: "user" },
      { identifier: "S3_BUCKET_VERSIONING_ENABLED", source: "aws" },
    ]);
    expect(catalogue.rulesFor("pci-dss-4.0.1:9.1")).toEqual([
      { identifier: "ENCRYPTED_VOLUMES", source: "user" },
    ]);
  });

  test("that AWS names too stands once, with the most trusted of the two", () => {
    const catalogue = mapped(
      "rules: { S3_BUCKET_VERSIONING_ENABLED: { controls: [pci-dss-4.0.1:3.5.1] } }",
    );
    expect(catalogue.mapRule(managed("S3_BUCKET_VERSIONING_ENABLED"))).toMatchObject({
      controls: ["pci-dss-4.0.1:3.5.1"],
      controlsBy: { user: ["pci-dss-4.0.1:3.5.1"], aws: [] },
    });
    expect(catalogue.rulesFor("pci-dss-4.0.1:3.5.1")).toEqual([
      { identifier: "S3_BUCKET_VERSIONING_ENABLED", source: "user" },
    ]);
  });
});

describe("a finding type the mapping file speaks of", () => {
  test("is what the file says, exact names before beginnings", () => {
    const catalogue = mapped(`
findingTypes:
  Recon:EC2/Portscan: { responsibility: patching, pillars: [security, reliability] }
  Recon:*: { responsibility: none, acceptableUse: intrusion }
`);
    expect(catalogue.mapFindingType("Recon:EC2/Portscan")).toMatchObject({
      responsibility: "patching",
      pillars: ["security", "reliability"],
      acceptableUse: null,
      classifiedBy: "user",
    });
    expect(catalogue.mapFindingType("Recon:Moon/Landing")).toMatchObject({
      responsibility: null,
      acceptableUse: "intrusion",
    });
  });

  test("changes where a detector's silence says something", () => {
    const catalogue = mapped("findingTypes: { Recon:*: { responsibility: patching } }");
    expect([...catalogue.findingItems]).toEqual(["patching"]);
  });
});

describe("a standard the mapping file speaks of", () => {
  const requirementOf = (catalogue: Catalogue, id: string): Requirement | undefined =>
    catalogue.standards
      .flatMap(({ rows }) => rows)
      .flatMap((row) => (row.assessable && row.id === id ? [row] : []))[0];

  test("applies in the scopes named, beside those that always apply", () => {
    const { standards } = mapped("standards: { pci-dss-4.0.1: { scopes: [service-providers] } }");
    expect(standards[0]?.scopes.map(({ applies }) => applies)).toEqual([true, true]);
    expect(shipped.standards[0]?.scopes.map(({ applies }) => applies)).toEqual([true, false]);
  });

  test("has requirements split as the user says", () => {
    const catalogue = mapped(`
standards:
  pci-dss-4.0.1:
    requirements:
      9.1: { responsibility: shared, lastReviewedOn: 2026-10-01, components: Halls, note: Ours. }
      3.5.1: { responsibility: aws, how: AWS does it., evidence: [soc-2, pci-aoc] }
`);
    expect(requirementOf(catalogue, "9.1")).toMatchObject({
      split: { who: "shared", how: "AWS guards its halls.", basis: "user", evidence: ["soc-2"] },
      lastReviewedOn: "2026-10-01",
      components: "Halls",
      note: "Ours.",
    });
    expect(requirementOf(catalogue, "3.5.1")?.split).toEqual({
      who: "aws",
      how: "AWS does it.",
      basis: "user",
      evidence: ["soc-2", "pci-aoc"],
    });
  });

  test("has what AWS did for a requirement taken away when it is all the customer's", () => {
    const catalogue = mapped(
      "standards: { pci-dss-4.0.1: { requirements: { 9.1: { responsibility: customer } } } }",
    );
    expect(requirementOf(catalogue, "9.1")?.split).toEqual({
      who: "customer",
      how: null,
      basis: "user",
      evidence: [],
    });
  });

  test("leaves the basis of a split alone when only the review is noted", () => {
    const catalogue = mapped(
      "standards: { pci-dss-4.0.1: { requirements: { 9.1: { lastReviewedOn: 2026-10-01 } } } }",
    );
    expect(requirementOf(catalogue, "9.1")?.split.basis).toBe("public");
  });

  test("says of what is not applicable that the file says so, and leaves its split alone", () => {
    const catalogue = mapped(
      "standards: { pci-dss-4.0.1: { requirements: { 3.10: { notApplicable: yes, note: We store none. } } } }",
    );
    expect(requirementOf(catalogue, "3.10")).toMatchObject({
      scope: "not-applicable",
      note: "We store none.",
      split: requirementOf(shipped, "3.10")?.split,
    });
    expect(catalogue.standards[0]?.scopes.at(-1)).toEqual({
      id: "not-applicable",
      name: "Not applicable here, as your mapping file says",
      applies: false,
    });
  });

  test("counts what is not applicable in its whole and in no ratio", () => {
    const catalogue = mapped(
      "standards: { pci-dss-4.0.1: { requirements: { 3.10: { notApplicable: yes, note: We store none. } } } }",
    );
    const snapshot = aSnapshot();
    const asOf = snapshot.header.finishedAt;
    const { frameworks } = assessPosture({ snapshot, catalogue, exceptions: [], asOf });
    const pci = frameworks.find(({ id }) => id === "pci-dss-4.0.1");
    expect(pci).toMatchObject({ inScope: 2, total: 4 });
    expect(pci?.controls.find(({ id }) => id === "3.10")?.inScope).toBe(false);
  });
});

test("a mapping that says nothing changes nothing", () => {
  const catalogue = applyMapping(shipped, noMapping);
  expect(catalogue.rules).toEqual(shipped.rules);
  expect(catalogue.findingTypes).toEqual(shipped.findingTypes);
  expect(catalogue.standards).toEqual(shipped.standards);
  expect(catalogue.rulesFor("pci-dss-4.0.1:3.5.1")).toEqual(
    shipped.rulesFor("pci-dss-4.0.1:3.5.1"),
  );
});
