import { describe, expect, test } from "vitest";
import { postureToMarkdown } from "../../lib/exports/posture-to-markdown.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { aCatalogue, aRequirement, aStandard } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aPosture } from "../builders/a-posture.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aDetector } from "../builders/an-observation.ts";

function page(posture: Posture): string {
  return postureToMarkdown({
    posture,
    filter: {},
    generatedAt: "2026-11-22T10:00:00.000Z",
    mappingSources: new Map([["house-rules", ["community", "demarc"]]]),
    ...{ askedAsOf: null, decisions: [], version: "1.2.3" },
  });
}

describe("standards on the page", () => {
  const standards = [
    aStandard({
      scopes: [
        { id: "all", name: "Everyone", applies: true },
        { id: "few", name: "Some", applies: false },
      ],
      rows: [
        aRequirement({ id: "1", scope: "all" }),
        aRequirement({ id: "2", scope: "all" }),
        aRequirement({ id: "3", scope: "few" }),
        aRequirement({
          id: "4",
          scope: "all",
          split: { who: "aws", how: "AWS does it.", basis: "public", evidence: ["soc-2"] },
        }),
      ],
    }),
  ];
  const catalogue = aCatalogue({ standards, rules: [{ controls: ["house-rules:1"] }] });

  test("are a line each: what is in scope adds up, and who mapped the rules is said", () => {
    const text = page(aPosture({}, { catalogue }));
    expect(text).toContain(
      "| House rules, 1 | the community, Demarc | 3 of 4 | 0 | 0 | 0 | 1 | 1 | 0 | 1 |",
    );
  });

  test("a requirement whose rule fails is failing", () => {
    const evaluations = [anEvaluation({ compliance: "NON_COMPLIANT" })];
    expect(page(aPosture({ evaluations }, { catalogue }))).toContain(
      "| House rules, 1 | the community, Demarc | 3 of 4 | 1 | 0 | 0 | 0 | 1 | 0 | 1 |",
    );
  });

  test("a requirement whose rule could not be read is not evaluated, never passing", () => {
    const coverage = [aKeptCoverage({ state: "not_read", reason: "denied", detail: "no" })];
    expect(page(aPosture({ coverage }, { catalogue }))).toContain(
      "| House rules, 1 | the community, Demarc | 3 of 4 | 0 | 0 | 1 | 0 | 1 | 0 | 1 |",
    );
  });

  test("without any standard there is no section", () => {
    expect(page(aPosture())).not.toContain("## Standards");
  });
});

describe("packs on the page", () => {
  const pack = {
    accountId: "111122223333",
    region: "eu-west-1",
    id: "conformance-pack-abcdefghi",
    arn: "arn:aws:config:eu-west-1:111122223333:conformance-pack/x/conformance-pack-abcdefghi",
    compliance: "NON_COMPLIANT",
    awsScore: 66.67,
    ruleNames: null,
  } as const;

  test("show AWS's score beside ours, which is rounded down", () => {
    const rules = ["a", "b", "c"].map((name) =>
      aKeptRule({ name, identifier: null, owner: "CUSTOM_LAMBDA", packName: "Baseline" }),
    );
    const evaluations = rules.map(({ name }) =>
      anEvaluation({ ruleName: name, compliance: name === "a" ? "NON_COMPLIANT" : "COMPLIANT" }),
    );
    const packs = [{ ...pack, name: "Baseline" }];
    expect(page(aPosture({ packs, rules, evaluations }))).toContain(
      "| Baseline | eu-west-1 | not compliant | 66.67 % | 66 % | 1 of 3 |",
    );
  });

  test("beyond ten are counted, not shown", () => {
    const packs = Array.from({ length: 12 }, (_, index) => ({ ...pack, name: `Pack ${index}` }));
    const text = page(aPosture({ packs }));
    expect(text.match(/^\| Pack \d+ /gm)).toHaveLength(10);
    expect(text).toContain("The first 10 of 12 packs.");
  });
});

describe("acceptable use on the page", () => {
  const catalogue = aCatalogue({
    acceptableUse: [
      { id: "mass-email", title: "Mail", meaning: "No spam.", watched: "Port 25." },
      { id: "violence", title: "Violence", meaning: "None.", watched: "Nothing can." },
    ],
    findingTypes: [{ type: "Backdoor:EC2/Spambot", acceptableUse: "mass-email" }],
  });
  const detectors = [aDetector({ features: [{ name: "FLOW_LOGS", status: "ENABLED" }] })];
  const spam = aFinding({ type: "Backdoor:EC2/Spambot", resourceRole: "ACTOR" });

  test("a finding in which our own resource is the doer is evidence", () => {
    const text = page(aPosture({ detectors, findings: [spam] }, { catalogue }));
    expect(text).toContain("| Unwanted mass mail | Evidence found | 1 | 0 |  |");
  });

  test("silence is no evidence only where something that would notice is on", () => {
    expect(page(aPosture({ detectors }, { catalogue }))).toContain(
      "| Unwanted mass mail | No evidence found | 0 | 0 |  |",
    );
    const off = [aDetector({ features: [{ name: "FLOW_LOGS", status: "DISABLED" }] })];
    expect(page(aPosture({ detectors: off }, { catalogue }))).toContain(
      "| Unwanted mass mail | Would not notice | 0 | 0 | VPC flow logs seen on nowhere |",
    );
  });

  test("what no plan looks for is said to be beyond sight", () => {
    expect(page(aPosture({ detectors }, { catalogue }))).toContain(
      "| Threats, violence and terrorism | Would not notice | 0 | 0 | nothing Demarc reads can notice it |",
    );
  });

  test("items stand in the order in which the policy is told, not of their ids", () => {
    const told = { title: "T", meaning: "M.", watched: "W." };
    const acceptableUse = [
      { ...told, id: "child-exploitation" },
      { ...told, id: "mass-email" },
    ] as const;
    const text = page(aPosture({}, { catalogue: aCatalogue({ acceptableUse }) }));
    expect(text.indexOf("| Unwanted mass mail")).toBeLessThan(text.indexOf("| Sexual"));
  });

  test("a region that could not be read is named as blind", () => {
    const coverage = [
      aKeptCoverage({ source: "guardduty" }),
      aKeptCoverage({
        source: "guardduty",
        region: "eu-west-2",
        state: "not_read",
        reason: "denied",
        detail: "no",
      }),
      aKeptCoverage({
        source: "guardduty",
        region: "eu-west-3",
        state: "not_set_up",
        reason: "detector_missing",
      }),
    ];
    expect(page(aPosture({ detectors, coverage }, { catalogue }))).toContain(
      "| VPC flow logs off in 1 region, not read in 1 region |",
    );
  });
});
