import { describe, expect, test } from "vitest";
import {
  nothingDeployedTitle,
  whoMapped,
} from "../../app/standards/[id]/[requirement]/deployed-words.ts";
import { findingsByFamily } from "../../app/standards/[id]/[requirement]/group-findings.ts";
import {
  groupRecorderGaps,
  recorderCommand,
} from "../../app/standards/[id]/coverage/group-recorder-gaps.ts";
import { listMissing, regionsLacking } from "../../app/standards/[id]/coverage/list-missing.ts";
import { packCommand } from "../../app/standards/[id]/coverage/pack-command.ts";
import { evidenceReader } from "../../app/standards/requirement-evidence.ts";
import type { ReportAssessment } from "../../lib/posture/posture.ts";
import type { MissingRule } from "../../lib/posture/standard-gaps.ts";
import type { CoverageState } from "../../lib/posture/vocabulary.ts";
import { aRuleMapping } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aReport } from "../builders/a-report.ts";
import { aControl } from "./a-control.ts";
import { anAssessment } from "./a-standing-standard.ts";

const aws = { source: "aws" } as const;
const community = { source: "community" } as const;

describe("what stands behind a requirement", () => {
  const twice = [
    aControl({ key: "A~days=30", identifier: "A" }),
    aControl({ key: "A~days=90", identifier: "A" }),
  ];
  const own = aControl({ key: "custom:mine", identifier: null });
  const reportOf = (id: string, kinds: ReportAssessment["kinds"], validUntil: string | null) =>
    ({
      ...aReport({ id, version: 1 }),
      kinds,
      validUntil,
      validity: "current",
      items: [],
    }) as const;
  const reports = [
    reportOf("report-later", ["soc-2"], "2027-06-30T00:00:00.000Z"),
    reportOf("report-summary", ["pci-responsibility-summary"], "2027-01-31T00:00:00.000Z"),
    reportOf("report-aoc", ["pci-aoc"], "2027-01-31T00:00:00.000Z"),
  ];
  const seen = { controls: [...twice, own], reports, agreements: [] };
  const config = (region: string, state: CoverageState) =>
    aKeptCoverage({ source: "config", region, state });
  const read = evidenceReader({ ...seen, coverage: [config("eu-west-1", "read")] });

  test("a rule deployed with two sets of parameters is one rule of those it has", () => {
    const assessment = anAssessment({ rules: ["A", "B"], controls: twice.map(({ key }) => key) });
    expect(read(assessment, [aws, aws])).toMatchObject({ rulesKnown: 2, rulesDeployed: 1 });
  });

  test("a custom rule that the user mapped counts among both, and is the user's word", () => {
    const assessment = anAssessment({ rules: ["B"], controls: [own.key] });
    expect(read(assessment, [community])).toMatchObject({
      rulesKnown: 2,
      rulesDeployed: 1,
      sources: ["user", "community"],
    });
  });

  test("was seen whole with every rule deployed, and Config read whole in every region", () => {
    const all = anAssessment({ rules: ["A"], controls: twice.map(({ key }) => key) });
    const some = anAssessment({ rules: ["A", "B"], controls: twice.map(({ key }) => key) });
    expect(read(all, [aws]).isWhole).toBe(true);
    expect(read(some, [aws]).isWhole).toBe(false);
  });

  test.each(["partial", "not_set_up", "not_read"] as const)(
    "was not seen whole while another region's Config is %s",
    (state) => {
      const coverage = [config("eu-west-1", "read"), config("us-east-1", state)];
      const all = anAssessment({ rules: ["A"], controls: twice.map(({ key }) => key) });
      expect(evidenceReader({ ...seen, coverage })(all, [aws]).isWhole).toBe(false);
    },
  );

  test("tells in which regions rules were not read", () => {
    const coverage = [config("us-east-1", "not_read"), config("eu-west-1", "not_set_up")];
    expect(evidenceReader({ ...seen, coverage })(anAssessment(), []).ruleSight).toEqual({
      anyRead: true,
      notRead: ["us-east-1"],
    });
  });

  test("without a rule there is nothing, and nobody says so", () => {
    expect(read(anAssessment(), [])).toMatchObject({
      rulesKnown: 0,
      rulesDeployed: 0,
      sources: [],
      controls: [],
    });
  });

  test("reports that end first come first, of one day the attestation, and an unknown name is left out", () => {
    const evidence = [...reports.map(({ id }) => `${id}:1`), "report-gone:1"];
    expect(read(anAssessment({ evidence }), []).reports.map(({ id }) => id)).toEqual([
      "report-aoc",
      "report-summary",
      "report-later",
    ]);
  });
});

describe("the rules behind a requirement", () => {
  test("are mapped by whoever the catalogue names, by likeness, or by the user's file alone", () => {
    expect(whoMapped({ identifier: "A" }, "aws")).toBe("by AWS");
    expect(whoMapped({ identifier: "NEW_RULE_OF_AWS" }, undefined)).toBe("by likeness");
    expect(whoMapped({ identifier: null }, undefined)).toBe("by your mapping file");
  });

  test("are said to be missing only where rules were read", () => {
    const notRead = ["eu-west-1"];
    expect(nothingDeployedTitle(3, { anyRead: true, notRead: [] })).toBe(
      "None of its 3 rules is deployed",
    );
    expect(nothingDeployedTitle(1, { anyRead: true, notRead })).toBe(
      "Its one rule is not deployed where rules were read",
    );
    expect(nothingDeployedTitle(3, { anyRead: false, notRead })).toBe(
      "Whether its 3 rules are deployed is not known",
    );
  });
});

describe("findings that contradict a requirement", () => {
  const group = (type: string, count: number, severityScore: number) => ({
    type,
    title: type,
    severity: "high" as const,
    severityScore,
    count,
    regions: ["eu-west-1"],
    pillars: [],
    responsibility: null,
    lastSeenAt: null,
    asDoer: 0,
    resources: 1,
    lastDay: { made: 0, seen: 0 },
  });
  const types = [
    { type: "a", family: "malware" },
    { type: "b", family: "malware" },
    { type: "c", family: "brute-force" },
  ] as const;

  test("stand by family, the most severe first, and families without one stay", () => {
    const groups = [group("a", 2, 5), group("b", 1, 8), group("c", 9, 2), group("unknown", 1, 9)];
    const found = findingsByFamily(["malware", "exfiltration"], groups, types);
    expect(
      found.map(({ family, count, groups: of }) => [family, count, of.map((g) => g.type)]),
    ).toEqual([
      ["malware", 3, ["b", "a"]],
      ["exfiltration", 0, []],
    ]);
  });
});

describe("what a standard lacks", () => {
  const missing = (identifier: string, given: Partial<MissingRule> = {}): MissingRule => ({
    identifier,
    regions: ["eu-west-1"],
    everywhere: true,
    requirements: ["1.1"],
    ...given,
  });
  const mappingOf = (identifier: string) =>
    aRuleMapping({
      identifier,
      severity: identifier.startsWith("BAD") ? "critical" : "low",
      group: identifier.endsWith("TAGGED") ? "tags-and-descriptions" : null,
    });

  test("stands with the most severe first, then what speaks for most; tags do not swamp the rest", () => {
    const { everywhere, grouped } = listMissing(
      [
        missing("A"),
        missing("B", { requirements: ["1.1", "1.2"] }),
        missing("BAD"),
        missing("X_TAGGED"),
      ],
      mappingOf,
    );
    expect(everywhere.map(({ identifier }) => identifier)).toEqual(["BAD", "B", "A"]);
    expect(grouped.map(({ identifier }) => identifier)).toEqual(["X_TAGGED"]);
  });

  test("rules that some region has stand together by the regions that lack them", () => {
    const { everywhere, inSomeRegions } = listMissing(
      [
        missing("A", { everywhere: false, regions: ["eu-west-2"] }),
        missing("B", { everywhere: false, regions: ["eu-west-1", "us-east-1"] }),
        missing("C", { everywhere: false, regions: ["eu-west-1", "us-east-1"] }),
      ],
      mappingOf,
    );
    expect(everywhere).toEqual([]);
    expect(inSomeRegions.map(({ regions, lines }) => [regions.length, lines.length])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  test("a pack that some region has whole still adds rules where they are missing", () => {
    const lacking = regionsLacking({ rules: ["A", "B"] }, [
      missing("A", { everywhere: false, regions: ["eu-west-1"] }),
      missing("B", { everywhere: false, regions: ["eu-west-1", "us-east-1"] }),
      missing("C", { regions: ["us-east-1"] }),
    ]);
    expect(lacking).toEqual([
      { region: "eu-west-1", rules: 2 },
      { region: "us-east-1", rules: 1 },
    ]);
  });

  test("a pack's command names what AWS accepts as a name, and fetches the template as it is called", () => {
    const command = packCommand("Operational-Best-Practices-for-CIS-AWS-v1.4-Level1");
    expect(command).toContain(
      "--conformance-pack-name Operational-Best-Practices-for-CIS-AWS-v1-4-Level1 ",
    );
    expect(command).toContain("file://Operational-Best-Practices-for-CIS-AWS-v1.4-Level1.yaml");
    expect(command).toContain("--region REGION");
  });

  test("recorders that leave out the same in the same way are told once", () => {
    const gaps = ["eu-west-1", "eu-west-2", "us-east-1"].map((region) => ({
      region,
      resourceTypes: ["AWS::S3::Bucket"],
      rules: [`RULE_OF_${region}`],
    }));
    const groups = groupRecorderGaps(gaps, [
      { region: "eu-west-1", records: "only" },
      { region: "eu-west-2", records: "only" },
      { region: "us-east-1", records: "all_but" },
    ]);
    expect(groups.map(({ regions, rules, records }) => [regions, rules.length, records])).toEqual([
      [["eu-west-1", "eu-west-2"], 2, "only"],
      [["us-east-1"], 1, "all_but"],
    ]);
  });

  test.each([
    ["only", "resourceTypes"],
    ["all_but", "exclusionByResourceTypes"],
    ["all", "includeGlobalResourceTypes"],
  ] as const)("a recorder that records “%s” is changed in %s", (records, member) => {
    const command = recorderCommand(records, "eu-west-1");
    expect(command).toContain(member);
    expect(command).toContain("recordingMode:recordingMode");
    expect(command).not.toContain("REGION");
  });
});
