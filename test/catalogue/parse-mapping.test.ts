import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MappingError } from "../../lib/catalogue/mapping-error.ts";
import { parseMapping } from "../../lib/catalogue/parse-mapping.ts";
import { aMappableCatalogue } from "./a-mapped-catalogue.ts";

const catalogue = aMappableCatalogue();
const parse = (text: string) => parseMapping(text, "demarc.mapping.yaml", catalogue);

function problemsOf(text: string): readonly string[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof MappingError) return error.problems;
    throw error;
  }
  return [];
}

describe("a mapping file that says nothing", () => {
  test.for(["", "\n\n", "# nothing yet\n", "---\n", "rules:\nfindingTypes:\nstandards:\n", "{}"])(
    "%j is fine",
    (text) => {
      expect(parse(text)).toEqual({ rules: {}, findingTypes: {}, standards: {} });
    },
  );
});

describe("a mapping file that says everything", () => {
  test("is read as it stands", () => {
    const mapping = parse(`
rules:
  my-company-ebs-check:
    pillars: [security, reliability]
    primaryPillar: reliability
    focusArea: Failure management
    responsibility: none
    severity: high
    title:   EBS volume   is not ours
    meaning: >
      Two lines
      of text.
    remediation: "Ask Ann."
    controls: [pci-dss-4.0.1:3.5.1, pci-dss-4.0.1:9.1]
    reason: We wrote it
  AWS_T*:
    severity: low
  ENCRYPTED_VOLUMES:
    responsibility: os-network-firewall
findingTypes:
  "Recon:EC2/Portscan": { responsibility: none, pillars: [security, reliability] }
  Recon:IAM*: { acceptableUse: none }
standards:
  pci-dss-4.0.1:
    scopes: [service-providers]
    requirements:
      9.1: { responsibility: shared, evidence: [pci-aoc], lastReviewedOn: 2026-10-01 }
      3.10: { notApplicable: yes, note: We store nothing. }
      12.9: { responsibility: aws, how: "AWS does it.", evidence: [soc-2], components: Bastion hosts }
`);
    expect(mapping.rules).toEqual({
      "my-company-ebs-check": {
        pillars: ["security", "reliability"],
        primaryPillar: "reliability",
        focusArea: "Failure management",
        responsibility: null,
        severity: "high",
        title: "EBS volume is not ours",
        meaning: "Two lines of text.",
        remediation: "Ask Ann.",
        controls: ["pci-dss-4.0.1:3.5.1", "pci-dss-4.0.1:9.1"],
        reason: "We wrote it",
      },
      "AWS_T*": { severity: "low" },
      ENCRYPTED_VOLUMES: { responsibility: "os-network-firewall" },
    });
    expect(mapping.findingTypes["Recon:EC2/Portscan"]?.responsibility).toBeNull();
    expect(mapping.standards["pci-dss-4.0.1"]).toEqual({
      scopes: ["service-providers"],
      requirements: {
        "9.1": { responsibility: "shared", evidence: ["pci-aoc"], lastReviewedOn: "2026-10-01" },
        "3.10": { notApplicable: true, note: "We store nothing." },
        "12.9": {
          responsibility: "aws",
          how: "AWS does it.",
          evidence: ["soc-2"],
          components: "Bastion hosts",
        },
      },
    });
  });

  test("takes a requirement's number as it is written: 3.10 is not 3.1", () => {
    const text = "standards: { pci-dss-4.0.1: { requirements: { 3.10: { note: x } } } }";
    expect(Object.keys(parse(text).standards["pci-dss-4.0.1"]?.requirements ?? {})).toEqual([
      "3.10",
    ]);
  });

  test("may repeat itself by an anchor", () => {
    const text = "rules:\n  one: &ours { severity: low }\n  two: *ours\n";
    expect(parse(text).rules.two).toEqual({ severity: "low" });
  });
});

describe("a mapping file that is wrong", () => {
  test("has all its problems told at once, each with line, column and the nearest word", () => {
    const text = `rules:
  one:
    pillars: [securty]
    severity: urgent
    colour: red
  S3_BUCKET_VERSIONING_ENABLD:
    severity: low
findingTypes:
  Recon:EC2/PortScann: { responsibility: patching }
standards:
  pci-dss-4.0.2:
    scopes: [all]
  house-rules:
    scopes: [all]
  pci-dss-4.0.1:
    scopes: [service-provider]
    requirements:
      3.51: { note: x }
      3.5.1: { responsibility: shared, evidence: [soc-2] }
      12.9: { lastReviewedOn: 2026-02-30 }
`;
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(
        /^demarc\.mapping\.yaml:3:15: rules > one > pillars: "securty" is no pillar: did you mean security\? Allowed: operational-excellence, security, /,
      ),
      'demarc.mapping.yaml:4:15: rules > one > severity: "urgent" is no severity. Allowed: critical, high, medium, low.',
      expect.stringMatching(
        /^demarc\.mapping\.yaml:5:5: rules > one: "colour" is no member\. Allowed: pillars, /,
      ),
      'demarc.mapping.yaml:6:3: rules: "S3_BUCKET_VERSIONING_ENABLD" is no identifier of a managed rule that Demarc knows: did you mean S3_BUCKET_VERSIONING_ENABLED? If it is right all the same, write it with a star at its end.',
      'demarc.mapping.yaml:9:3: findingTypes: "Recon:EC2/PortScann" is no finding type that Demarc knows: did you mean Recon:EC2/Portscan? If it is right all the same, write it with a star at its end.',
      'demarc.mapping.yaml:11:3: standards: "pci-dss-4.0.2" is no standard: did you mean pci-dss-4.0.1? Allowed: pci-dss-4.0.1, house-rules.',
      'demarc.mapping.yaml:14:14: standards > house-rules > scopes: "all" is no scope: house-rules has none, all of it applies to everyone',
      'demarc.mapping.yaml:16:14: standards > pci-dss-4.0.1 > scopes: "service-provider" is no scope: did you mean service-providers? Allowed: all, service-providers.',
      expect.stringMatching(
        /^demarc\.mapping\.yaml:18:7: .*requirements: "3\.51" is no assessable requirement of pci-dss-4\.0\.1: did you mean 3\.5\.1\?/,
      ),
      expect.stringMatching(/^demarc\.mapping\.yaml:19:32: .*needs how beside it/),
      expect.stringMatching(/^demarc\.mapping\.yaml:20:31: .*"2026-02-30" is no date/),
    ]);
  });

  test.for([
    ["rules: { x: { pillars: security } }", "must be a list"],
    ["rules: { x: { pillars: [] } }", "must hold at least one pillar"],
    ["rules: { x: { pillars: [security, security] } }", "holds the same twice"],
    ["rules: { x: { severity: [high] } }", "must be one severity"],
    ["rules: { x: { severity: } }", "must be one severity"],
    ["rules: { x: { title: [a] } }", "must be plain text"],
    ["rules: { x: { title: '' } }", "must not be empty"],
    ["rules: { x: { title: ' ' } }", "must not be empty"],
    [`rules: { x: { title: ${"a".repeat(121)} } }`, "must not be longer than 120 characters"],
    ['rules: { x: { title: "a\\x1b[2Jb" } }', "must hold no control characters"],
    ['rules: { x: { title: "a\\u202Eb" } }', "must hold no unseen characters: there is a U+202E"],
    ['rules: { x: { meaning: "pay\\u200Bpal" } }', "must hold no unseen characters"],
    ['rules: { x: { title: "a\\U000E0041b" } }', "there is a U+E0041"],
    ["rules: { x: high }", "must have members of its own"],
    ["rules: { x: {} }", "says nothing of the rule"],
    ["rules: { x: { reason: because } }", "says nothing of the rule"],
    ["rules: [x]", "must have members of its own"],
    ["rules: { x: { pillars: [security], primaryPillar: reliability } }", "one of the pillars"],
    ["rules: { x: { focusArea: Detection } }", "needs primaryPillar or pillars"],
    ["rules: { x: { pillars: [reliability], focusArea: Detection } }", "focus area of reliability"],
    ["rules: { x: { controls: [pci-dss-4.0.1:3.5.2] } }", "did you mean pci-dss-4.0.1:3.5.1?"],
    [
      "rules: { x: { controls: [pci] } }",
      'is no requirement (write standard:requirement): "pci" is no standard: did you mean pci-dss-4.0.1?',
    ],
    ["rules: { x: { controls: [12.9] } }", "did you mean pci-dss-4.0.1:12.9?"],
    ["rules: { x: { controls: [pcidss:12.9] } }", "did you mean pci-dss-4.0.1:12.9?"],
    [
      "rules: { x: { controls: [pci-dss-4.0.1:99] } }",
      '"pci-dss-4.0.1:99" is no requirement: pci-dss-4.0.1 has 4, and none is like it',
    ],
    [
      "rules: { x: { controls: [pci-dss-4.0.1] } }",
      "is a whole standard: name a requirement of it, as pci-dss-4.0.1:",
    ],
    ["standards: { pci-dss: {} }", '"pci-dss" is no standard: did you mean pci-dss-4.0.1?'],
    ["rules: { ENCRYPTED_VOL: { severity: low } }", "did you mean ENCRYPTED_VOLUMES?"],
    ['rules: { "a\\u202Eb": { severity: "\\u0085x" } }', 'a\\u202eb > severity: "\\u0085x" is'],
    ['rules: { "a\\U000E0041b": { severity: x } }', "rules > a\\udb40\\udc41b > severity: "],
    [
      "rules: { x: { controls: [pci-dss-4.0.1:3] } }",
      '"pci-dss-4.0.1:3" is a heading, which nobody assesses by itself: name what is below it, 3.5.1, 3.10',
    ],
    ["rules: { 'a*b': { severity: low } }", "a star may only stand at the end"],
    ["rules: { '*': { severity: low } }", "names nothing"],
    ["rules: { __proto__: { severity: low } }", "__proto__ is no name"],
    ["findingTypes: { Recon:EC2/Portscan: { pillars: [reliability] } }", "must hold security"],
    ["findingTypes: { Recon:EC2/Portscan: {} }", "says nothing of the finding type"],
    ["standards: { pci-dss-4.0.1: { requirements: { 3: { note: x } } } }", '"3" is no assessable'],
    [
      "standards: { pci-dss-4.0.1: { requirements: { 3.5.1: { evidence: [soc-2] } } } }",
      "is all yours: make it shared or aws",
    ],
    [
      "standards: { pci-dss-4.0.1: { requirements: { 3.5.1: { responsibility: shared, how: x } } } }",
      "needs evidence beside it: say what speaks for AWS's half. Allowed: soc-1, soc-2, ",
    ],
    [
      "standards: { pci-dss-4.0.1: { requirements: { 9.1: { evidence: [] } } } }",
      "must hold at least one kind of evidence",
    ],
    [
      "standards: { pci-dss-4.0.1: { requirements: { 3.5.1: { notApplicable: yes } } } }",
      "needs note beside it",
    ],
    [
      "standards: { pci-dss-4.0.1: { requirements: { 3.5.1: { notApplicable: maybe } } } }",
      "Allowed: yes, no.",
    ],
    ["- rules", "must have members of its own"],
    ["just words", "must have members of its own"],
    ["rulez: {}", "did you mean rules?"],
  ])("%s: %s", ([text = "", said]) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(said);
    expect(problems[0]).toMatch(/^demarc\.mapping\.yaml:1:\d+: /);
  });

  test.for([
    ["rules:\n\tx: y", "2:1: has a tab for indentation"],
    ["rules: {}\nrules: {}", '2:1: "rules" stands there twice, first in line 1'],
    ["rules:\n  x: {severity: low}\n  x: {severity: low}", '3:3: "x" stands there twice'],
    ["rules: {}\n---\nrules: {}", "begins a second document"],
    ["rules: { x: { title: !Sub y } }", '1:22: has a tag, "!Sub": write plain words'],
    ["rules: !!js/function x", '1:8: has a tag, "!!js/function": write plain words'],
    ["rules: *no\u202Ewhere", "no\\u202ewhere"],
    ["rules: [a, b", "is no YAML"],
    ["rules: *nowhere", "is no YAML"],
    ["? [a]\n: b", "names are plain words"],
    ["[".repeat(50_000), "is nested too deep"],
  ])("%j is refused: %s", ([text = "", said]) => {
    const problems = problemsOf(text);
    expect(problems.some((problem) => problem.includes(said ?? ""))).toBe(true);
  });

  test("is told once that it has a merge key, wherever that leads; quoted it is a name", () => {
    const merging = "rules:\n  a: &a { severity: low }\n  b:\n    <<: *a\n";
    expect(problemsOf(merging)).toEqual([
      "demarc.mapping.yaml:4:5: merge keys (<<) may not be used: write the members out, or let an alias (*) stand for the whole",
    ]);
    expect(problemsOf('rules: { "<<": { severity: low } }')).toEqual([]);
  });

  test("with aliases that would fill the memory is refused at once", () => {
    const bomb = Array.from({ length: 30 }, (_, at) =>
      at === 0 ? "a0: &a0 [x, x]" : `a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`,
    );
    expect(problemsOf(bomb.join("\n"))).toEqual([
      expect.stringContaining("repeats itself by aliases (*) more than 100 times"),
    ]);
  });

  test("shows fifty problems and counts the rest", () => {
    const rules = Array.from({ length: 70 }, (_, at) => `  r${at}: { severity: no }`);
    const parsing = () => parse(`rules:\n${rules.join("\n")}\n`);
    expect(parsing).toThrow(/\(70 problems\)[\s\S]*and 20 more$/);
  });

  test("is refused by a MappingError and nothing else, whatever stands in it", () => {
    const words = [
      "rules",
      "standards",
      ":",
      "\n",
      "  ",
      "- ",
      "{",
      "}",
      "[",
      "&a ",
      "*a",
      "x",
      '"',
    ];
    const anything = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string()))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(anything, (text) => {
        for (const problem of problemsOf(text))
          expect(problem).toMatch(/^demarc.mapping.yaml:\d+:\d+: /);
      }),
    );
  });
});
