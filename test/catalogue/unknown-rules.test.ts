import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ruleClassifier } from "../../lib/catalogue/classify-rule.ts";
import type { NamedRule } from "../../lib/posture/control.ts";
import { pillarIds } from "../../lib/posture/vocabulary.ts";
import { aRuleMapping } from "../builders/a-catalogue.ts";
import { expectedPlaces } from "./expected-places.ts";

const references = ["pci-dss-4.0.1:3.5.1"];
const classify = ruleClassifier([
  aRuleMapping({
    severity: "high",
    controls: references,
    controlsBy: { user: [], aws: references, community: [], demarc: [] },
  }),
  aRuleMapping({ identifier: "S3_BUCKET_PUBLIC_READ_PROHIBITED", title: "S3 bucket is public" }),
  aRuleMapping({ identifier: "INCOMING_SSH_DISABLED", title: "SSH is open", resourceTypes: [] }),
  aRuleMapping({ identifier: "ENCRYPTED_VOLUMES", title: "Volume is not encrypted" }),
  aRuleMapping({ identifier: "RDS_SNAPSHOT_ENCRYPTED", title: "Snapshot is not encrypted" }),
  aRuleMapping({ identifier: "SNAPSHOT_ENCRYPTED_DAILY", title: "Snapshot is stale" }),
]);

const custom = (name: string, given: Partial<NamedRule> = {}) =>
  classify({ identifier: null, name, resourceTypes: [], ...given });

describe("a managed rule that the catalogue knows", () => {
  test.for(["s3-bucket-versioning-enabled", "securityhub-whatever-1a2b3c4d", "ssh-check"])(
    "is known by its identifier, though it is deployed as %s",
    (name) => {
      const rule = { identifier: "S3_BUCKET_VERSIONING_ENABLED", name, resourceTypes: [] };
      expect(classify(rule)).toMatchObject({ classifiedBy: "catalogue", because: null });
    },
  );

  test("is not moved by tags: they speak for custom rules", () => {
    const tags = { "demarc:pillar": "reliability" };
    const rule = { identifier: "ENCRYPTED_VOLUMES", name: "x", resourceTypes: [], tags };
    expect(classify(rule)).toMatchObject({ pillars: ["security"], classifiedBy: "catalogue" });
  });
});

describe("a custom rule named like a managed one", () => {
  test.for([
    "s3-bucket-versioning-enabled",
    "acme-s3-bucket-versioning-enabled",
    "acme-s3-bucket-versioning-enabled-prod",
    "s3-bucket-versioning-enabled-eu-west",
    "AcmeS3BucketVersioningEnabled",
    "ACME_S3_BUCKET_VERSIONING_ENABLED",
    "s3-bucket-versioning-enabled-conformance-pack-a1b2c3d4e",
    "OrgConfigRule-acme-s3-bucket-versioning-enabled-x1y2z3a4",
  ])("%s inherits its place and its words, and says from whom", (name) => {
    expect(custom(name)).toMatchObject({
      identifier: null,
      pillars: ["security"],
      primaryPillar: "security",
      responsibility: "data-protection",
      severity: "high",
      title: "S3 bucket keeps no versions",
      meaning: "An overwritten object is gone.",
      remediation: "Turn versioning on.",
      classifiedBy: "rule_of_thumb",
      because:
        "Its name looks like AWS's s3-bucket-versioning-enabled, whose place and wording it was given.",
    });
  });

  test("is no evidence for anything, and no command is offered for its resources", () => {
    const { controls, controlsBy, command } = custom("acme-s3-bucket-versioning-enabled");
    expect([controls, controlsBy.aws, controlsBy.demarc, command]).toEqual([[], [], [], null]);
  });

  test.for([
    ["not-s3-bucket-versioning-enabled", "a word that turns it round"],
    ["s3-bucket-versioning-enabled-tagged", "a word that makes it about labels"],
    ["a-b-c-s3-bucket-versioning-enabled", "three words more"],
    ["s3-bucket-object-versioning-enabled", "a word in its midst"],
    ["s3-versioning-bucket-enabled", "another order"],
    ["acme-encrypted-volumes", "a name of two words"],
    ["rds-snapshot-encrypted-daily", "two likenesses at once"],
  ])("%s inherits nothing: %s", ([name = ""]) => {
    expect(custom(name).because).not.toContain("looks like");
  });

  test("inherits nothing when it looks at other resources", () => {
    const name = "s3-bucket-versioning-enabled";
    expect(custom(name, { resourceTypes: ["AWS::S3::Bucket"] }).because).toContain("looks like");
    expect(custom(name, { resourceTypes: ["AWS::IAM::Role"] }).because).not.toContain("looks like");
  });

  test("is compared with the name that AWS gives a rule too, where it differs from the identifier", () => {
    expect(custom("acme-incoming-ssh-disabled").title).toBe("SSH is open");
  });
});

describe("a managed rule that the catalogue does not know yet", () => {
  const managed = (identifier: string) =>
    classify({ identifier, name: "a-name-of-ours", resourceTypes: [] });

  test("is judged by its identifier, and inherits by Demarc's judgement what a like one is evidence for", () => {
    expect(managed("S3_BUCKET_VERSIONING_ENABLED_V2")).toMatchObject({
      identifier: "S3_BUCKET_VERSIONING_ENABLED_V2",
      classifiedBy: "rule_of_thumb",
      controls: references,
      controlsBy: { aws: [], demarc: references },
    });
    expect(managed("BRAND_NEW_TLS_CHECK")).toMatchObject({
      pillars: ["security"],
      because: 'Placed by the word "tls" in its name.',
    });
  });

  test("is told from a custom one in its meaning", () => {
    expect(managed("BRAND_NEW_CHECK").meaning).toContain("does not know this rule of AWS's yet");
    expect(custom("brand-new-check").meaning).toContain("This is a custom rule");
  });
});

describe("a rule of which only the name and the resource types are known", () => {
  test.for(expectedPlaces)("$name $types", ({ name, types = [], pillars, item }) => {
    const mapping = custom(name, { resourceTypes: types });

    expect(mapping.pillars.toSorted()).toEqual(pillars.toSorted());
    expect(mapping).toMatchObject({
      primaryPillar: pillars[0] ?? null,
      responsibility: item,
      severity: "medium",
      controls: [],
      classifiedBy: pillars.length === 0 ? "none" : "rule_of_thumb",
    });
    expect(mapping.because).toMatch(/^\S.*\.$/);
  });

  test("the table holds enough to mean something", () => {
    expect(expectedPlaces.length).toBeGreaterThanOrEqual(40);
  });

  test("says what decided", () => {
    expect(custom("alb-behind-waf-and-tls").because).toBe(
      'Placed by the words "waf" and "tls" in its name.',
    );
    expect(custom("not-public", { resourceTypes: ["AWS::S3::Bucket"] }).because).toBe(
      'Placed by the word "public" in its name; what it looks at (AWS::S3 resources) decided whose item it is.',
    );
    expect(custom("owner", { resourceTypes: ["AWS::IAM::Role"] }).because).toBe(
      "Its name says nothing the catalogue knows, so it was placed by what it looks at: AWS::IAM resources.",
    );
  });

  test("stands unmapped in plain sight when nothing tells", () => {
    expect(custom("owner-check")).toMatchObject({
      pillars: [],
      primaryPillar: null,
      responsibility: null,
      classifiedBy: "none",
      because:
        "Neither its name nor its resource types say what it is about, so it counts in no pillar.",
    });
  });
});

describe("the tags of a custom rule", () => {
  test("outrank its name, the first pillar being primary", () => {
    const tags = {
      "demarc:pillar": "reliability security",
      "demarc:responsibility": "none",
      "demarc:severity": "critical",
    };
    expect(custom("acme-ssh", { tags })).toMatchObject({
      pillars: ["security", "reliability"],
      primaryPillar: "reliability",
      responsibility: null,
      severity: "critical",
      classifiedBy: "user",
      because: "Its tags demarc:pillar, demarc:responsibility, demarc:severity say so.",
    });
  });

  test("that give a severity end the word that nobody has weighed it, and no other does", () => {
    const meaning = (tags: Record<string, string>) => custom("owner-check", { tags }).meaning;
    const unknown = "This is a custom rule: Demarc's catalogue cannot tell what a failure means";
    expect(meaning({ "demarc:severity": "low" })).toBe(`${unknown}.`);
    expect(meaning({ "demarc:severity": "urgent" })).toBe(
      `${unknown}, and nobody has weighed its severity.`,
    );
    expect(meaning({ "demarc:pillar": "security" })).toBe(
      `${unknown}, and nobody has weighed its severity.`,
    );
  });

  test("leave alone what they do not speak of", () => {
    expect(custom("acme-ssh", { tags: { "demarc:severity": "low" } })).toMatchObject({
      pillars: ["security"],
      responsibility: "os-network-firewall",
      severity: "low",
      classifiedBy: "user",
    });
  });

  test("put a rule that is given only an item into Security, whose items they are", () => {
    const tags = { "demarc:responsibility": "patching" };
    expect(custom("owner-check", { tags })).toMatchObject({
      pillars: ["security"],
      responsibility: "patching",
      classifiedBy: "user",
    });
  });

  test("that hold a word that does not exist are ignored, and because says so", () => {
    const tags = { "demarc:pillar": "securty", "demarc:severity": "urgent" };
    const mapping = custom("acme-ssh", { tags });
    expect(mapping).toMatchObject({ severity: "medium", classifiedBy: "rule_of_thumb" });
    expect(mapping.because).toBe(
      'Placed by the word "ssh" in its name. ' +
        'Its tag demarc:pillar says "securty", which does not exist and was ignored: did you mean security? ' +
        'Its tag demarc:severity says "urgent", which does not exist and was ignored: allowed are critical, high, medium, low.',
    );
  });

  test("that are half right count with the right half", () => {
    const tags = { "demarc:pillar": "cost-optimization, sekurity" };
    const mapping = custom("owner-check", { tags });
    expect(mapping.pillars).toEqual(["cost-optimization"]);
    expect(mapping.because).toContain('says "sekurity"');
  });

  test("that hold two words where one is meant are taken for neither", () => {
    const tags = { "demarc:severity": "low critical", "demarc:responsibility": "patching none" };
    const mapping = custom("acme-ssh", { tags });
    expect(mapping).toMatchObject({
      severity: "medium",
      responsibility: "os-network-firewall",
      classifiedBy: "rule_of_thumb",
    });
    expect(mapping.because).toContain(
      'Its tag demarc:severity says "low", "critical", which was ignored: only one word may stand there.',
    );
  });

  test.for(["demarc:pillar", "demarc:severity", "demarc:responsibility"])(
    "that are full of words that do not exist name three of them: %s",
    (tag) => {
      const mapping = custom("acme-ssh", { tags: { [tag]: "a ".repeat(120) } });
      expect(mapping.because).toContain(`Its tag ${tag} says "a", "a", "a" and 117 more, wh`);
      expect(mapping.because?.length).toBeLessThan(400);
    },
  );

  test("that were not read are no tags", () => {
    expect(custom("owner-check", { tags: null })).toEqual(custom("owner-check"));
  });

  test("of other names are nobody's business", () => {
    expect(custom("owner-check", { tags: { owner: "security" } }).classifiedBy).toBe("none");
  });
});

describe("an unknown rule's title", () => {
  test.each([
    ["team-s3-owner-check", "Team S3 owner check"],
    ["team-s3-owner-check-conformance-pack-a1b2c3d4e", "Team S3 owner check"],
    ["securityhub-iam-mfa-present-1a2b3c4d", "IAM MFA present"],
    ["OrgConfigRule-vpc-peering-check-x1y2z3a4", "VPC peering check"],
    ["AWSControlTower_AWS-GR_ENCRYPTED_VOLUMES", "Encrypted volumes"],
    ["ourEC2InstanceTags", "Our EC2 instance tags"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["team/s3-owner-check", "Team/s3 owner check"],
    ["---", "---"],
    ["  ", "Rule without a name"],
    ["", "Rule without a name"],
  ])("of %j is %j", (name, title) => {
    expect(custom(name).title).toBe(title);
  });
});

test("no name, identifier, type or tag makes the look-up throw or leaves a rule without words", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("__proto__", "constructor", "-".repeat(10_000), "public-".repeat(2000)),
  );
  fc.assert(
    fc.property(
      anyText,
      fc.option(anyText),
      fc.array(anyText),
      fc.dictionary(fc.constantFrom("demarc:pillar", "demarc:severity", "__proto__"), anyText),
      (name, identifier, resourceTypes, tags) => {
        const mapping = classify({ identifier, name, resourceTypes, tags });
        expect(mapping.title).not.toBe("");
        expect(mapping.because).not.toBe("");
        expect(mapping.pillars.every((pillar) => pillarIds.includes(pillar))).toBe(true);
        expect(mapping.pillars.length === 0).toBe(mapping.classifiedBy === "none");
        expect(mapping.because?.length ?? 0).toBeLessThan(1500);
      },
    ),
  );
});
