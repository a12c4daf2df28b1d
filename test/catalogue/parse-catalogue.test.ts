import { describe, expect, test } from "vitest";
import { CatalogueError } from "../../lib/catalogue/catalogue-error.ts";
import { catalogueFiles } from "../../lib/catalogue/catalogue-files.ts";
import { type CatalogueFiles, parseCatalogue } from "../../lib/catalogue/parse-catalogue.ts";

const rule = {
  identifier: "S3_BUCKET_LOGGING_ENABLED",
  pillars: ["operational-excellence", "security"],
  primaryPillar: "security",
  focusArea: "Detection",
  responsibility: "data-protection",
  severity: "medium",
  title: "S3 bucket keeps no access log",
  meaning: "Requests are not recorded.",
  remediation: "Turn on server access logging.",
  command: "aws s3api get-bucket-logging --bucket <bucket>",
  resourceTypes: ["AWS::S3::Bucket"],
  controls: {
    aws: { "hipaa-security": ["164.312(b)"] },
    community: { "pci-dss-4.0.1": ["10.2.1"] },
  },
};

const findingType = {
  type: "Backdoor:EC2/Spambot",
  pillars: ["security"],
  responsibility: "os-network-firewall",
  family: "outbound-attack",
  acceptableUse: "mass-email",
  roleTells: false,
  features: ["FLOW_LOGS"],
  standing: "active",
  title: "EC2 instance sends spam",
  meaning: "The instance sends unsolicited mail.",
  firstStep: "Block port 25. Then look for the way in.",
};

/** The real files, but with one rule and one finding type, either replaced by what is given, and nothing that refers to others. */
function files(given: { rules?: unknown; findingTypes?: unknown } = {}): CatalogueFiles {
  return {
    ...catalogueFiles,
    packs: { path: "packs.json", content: [] },
    deliberatelySo: { path: "deliberately-so.json", content: [] },
    notEvidence: { path: "not-evidence.json", content: [] },
    rules: [{ path: "rules/storage.json", content: given.rules ?? [rule] }],
    findingTypes: [
      { path: "finding-types/ec2.json", content: given.findingTypes ?? [findingType] },
    ],
  };
}

function row(given: Readonly<Record<string, unknown>>) {
  return {
    id: "1",
    parent: null,
    title: "Doors are locked",
    assessable: true,
    scope: null,
    label: null,
    responsibility: { who: "customer", how: null, basis: "judgement", evidence: [] },
    findings: [],
    note: null,
    ...given,
  };
}

function house(requirements: readonly unknown[]) {
  return {
    id: "house-rules",
    name: "House rules",
    edition: "1",
    publishedOn: "2024-01",
    publishedVerified: true,
    denominator: "Every rule counts.",
    published: { assessable: 1 },
    caveat: null,
    scopes: [],
    labels: {},
    requirements,
  };
}

function problemsOf(broken: CatalogueFiles): readonly string[] {
  try {
    parseCatalogue(broken);
  } catch (error) {
    if (error instanceof CatalogueError) return error.problems;
    throw error;
  }
  return [];
}

const s3Rule = "rules/storage.json: S3_BUCKET_LOGGING_ENABLED:";
const spambot = "finding-types/ec2.json: Backdoor:EC2/Spambot:";

describe("a catalogue's files", () => {
  test("are taken when every entry is whole", () => {
    expect(parseCatalogue(files()).rules).toEqual([rule]);
    expect(parseCatalogue(files()).findingTypes).toEqual([findingType]);
  });

  test.each([
    ["a word that does not exist", { severity: "urgent" }, /severity: Invalid option/],
    ["a pillar that does not exist", { pillars: ["safety"] }, /pillars\.0: Invalid option/],
    ["no pillar", { pillars: [] }, /pillars: Too small/],
    [
      "pillars out of order",
      { pillars: ["security", "operational-excellence"] },
      /pillars: must be in AWS's order/,
    ],
    [
      "a primary pillar that is not among the pillars",
      { primaryPillar: "reliability", focusArea: "Foundations" },
      /primaryPillar: must be one of the pillars/,
    ],
    [
      "a focus area of another pillar",
      { focusArea: "Prepare" },
      /focusArea: must be a focus area of the primary pillar/,
    ],
    [
      "a title of more than 70 characters",
      { title: "S3 bucket ".repeat(8).trim() },
      /title: Too big/,
    ],
    [
      "a title that ends in a dot",
      { title: "S3 bucket keeps no access log." },
      /title: must not end in a dot/,
    ],
    [
      "a title that holds an identifier",
      { title: "S3_BUCKET_LOGGING fails" },
      /title: must be plain words/,
    ],
    [
      "a meaning that is no sentence",
      { meaning: "not recorded" },
      /meaning: must be whole sentences/,
    ],
    [
      "two commands in one",
      { command: "aws s3api list-buckets && aws s3 ls" },
      /command: must be one command/,
    ],
    [
      "a command of another program",
      { command: "rm -rf logs" },
      /command: must be a call of the AWS command line/,
    ],
    [
      "a control without a source",
      { controls: { "hipaa-security": ["164.312(b)"] } },
      /controls: Unrecognized key: "hipaa-security"/,
    ],
    ["a resource type that is none", { resourceTypes: ["S3 bucket"] }, /resourceTypes\.0/],
    ["a member nobody asked for", { notes: "later" }, /Unrecognized key: "notes"/],
  ])(
    "are refused for a rule with %s, and the error names file, entry and member",
    (_, change, problem) => {
      const problems = problemsOf(files({ rules: [{ ...rule, ...change }] }));
      expect(problems.filter((told) => !told.startsWith(s3Rule))).toEqual([]);
      expect(problems).toContainEqual(expect.stringMatching(problem));
    },
  );

  test.each([
    ["without the Security pillar", { pillars: ["reliability"] }, "pillars: must hold security"],
    [
      "whose meaning is two sentences",
      { meaning: "It sends mail. Stop it." },
      "meaning: must be one sentence",
    ],
  ])("are refused for a finding type %s", (_, change, problem) => {
    const problems = problemsOf(files({ findingTypes: [{ ...findingType, ...change }] }));
    expect(problems).toEqual([`${spambot} ${problem}`]);
  });

  test("are refused when a member is missing, even one that may be null", () => {
    const { responsibility, ...incomplete } = rule;
    expect(responsibility).not.toBeNull();
    expect(problemsOf(files({ rules: [incomplete] }))[0]).toContain(`${s3Rule} responsibility`);
  });

  test("are refused when two entries share an identifier or a title, whatever file they stand in", () => {
    const [mine] = files().rules;
    const twice = { ...files(), rules: [mine, { path: "rules/other.json", content: [rule] }] };
    expect(
      problemsOf({ ...twice, rules: twice.rules.filter((file) => file !== undefined) }),
    ).toEqual([
      "rules/other.json: S3_BUCKET_LOGGING_ENABLED: identifier: the same as in rules/storage.json: S3_BUCKET_LOGGING_ENABLED",
      "rules/other.json: S3_BUCKET_LOGGING_ENABLED: title: the same as in rules/storage.json: S3_BUCKET_LOGGING_ENABLED",
    ]);
  });

  test("are refused when the entries of a file are out of order", () => {
    const earlier = { ...rule, identifier: "EFS_ENCRYPTED_CHECK", title: "EFS is not encrypted" };
    expect(problemsOf(files({ rules: [rule, earlier] }))).toEqual([
      "rules/storage.json: EFS_ENCRYPTED_CHECK: identifier: must stand before S3_BUCKET_LOGGING_ENABLED",
    ]);
  });

  test("are refused with every problem in one error", () => {
    const broken = files({ rules: [{ ...rule, severity: "urgent" }, 7], findingTypes: {} });
    expect(problemsOf(broken)).toHaveLength(3);
    expect(problemsOf(broken)).toContain("finding-types/ec2.json: must be a list");
  });

  test("are refused when one of AWS's items has no evidence named, or a pattern is none", () => {
    const kind = {
      kind: "soc-2",
      name: "SOC 2",
      from: "reports",
      words: "SOC 2",
      patterns: ["SOC ("],
    };
    const evidence = { kinds: [kind], items: [{ item: "aws-hardware", kinds: ["soc-2"] }] };
    const problems = problemsOf({
      ...files(),
      evidence: { path: "evidence.json", content: evidence },
    });
    expect(problems).toEqual(
      expect.arrayContaining([
        "evidence.json: kinds.0.patterns.0: must be a regular expression",
        "evidence.json: kinds: must hold every kind once, in order",
        "evidence.json: items: must hold every item of AWS's once, in order",
      ]),
    );
  });

  test.each([
    ["a standard that is not there", { demarc: { "pci-dss-3.2.1": ["10.2.1"] } }],
    ["a requirement that its standard does not have", { demarc: { "soc-2-2017": ["6.1"] } }],
  ])("are refused for a rule that refers to %s", (_, controls) => {
    expect(problemsOf(files({ rules: [{ ...rule, controls }] }))).toEqual([
      expect.stringMatching(/^S3_BUCKET_LOGGING_ENABLED: there is no requirement \S+:/),
    ]);
  });

  test.each([
    [
      "a standard's row stands above its parent",
      [row({ id: "1.1", parent: "1" })],
      "must stand below its parent",
    ],
    ["a standard has a row twice", [row({}), row({})], "stands there twice"],
    [
      "a requirement is in a scope its standard does not have",
      [row({ scope: "providers" })],
      "scope: must be one of the standard's, or null where it has none",
    ],
    [
      "a requirement carries a label without words",
      [row({ label: "level-3" })],
      "label: must be one of the standard's",
    ],
    [
      "a shared requirement does not say how",
      [row({ responsibility: { who: "shared", how: null, basis: "judgement", evidence: [] } })],
      "must say how it is shared",
    ],
  ])("are refused when %s", (_, requirements, problem) => {
    const standards = [{ path: "standards/house.json", content: house(requirements) }];
    expect(problemsOf({ ...files({ rules: [] }), standards })).toContainEqual(
      expect.stringContaining(problem),
    );
  });

  test("are refused when a pack, a remark or a correction names what is not there", () => {
    const problems = problemsOf({
      ...files(),
      packs: {
        path: "packs.json",
        content: [{ name: "House", standard: "none", note: null, rules: ["NO_SUCH_RULE"] }],
      },
      deliberatelySo: {
        path: "deliberately-so.json",
        content: [{ identifier: "NO_SUCH_RULE", why: "There is none." }],
      },
    });
    expect(problems).toEqual([
      "packs.json: House: there is no standard none",
      "packs.json: House: there is no rule NO_SUCH_RULE",
      "deliberately-so.json: there is no rule NO_SUCH_RULE",
    ]);
  });
});
