import { describe, expect, test } from "vitest";
import {
  inWords,
  publishedOnWords,
  requirementStatusMeanings,
  rulesWords,
  standardName,
} from "../../app/_words/standards.ts";
import { inReadersOrder } from "../../app/standards/order-standards.ts";
import {
  asRatioCounts,
  countStatuses,
  statusesShown,
} from "../../app/standards/requirement-counts.ts";
import { ratioOf } from "../../lib/posture/roll-up.ts";
import { requirementStatuses } from "../../lib/posture/vocabulary.ts";
import { anAssessment } from "./a-standing-standard.ts";

describe("the list of standards", () => {
  test("begins with those that people ask for first, newest edition first, and drops none", () => {
    const ids = [
      "cis-aws-1.4.0",
      "cis-aws-5.0.0",
      "house-rules",
      "hipaa-security",
      "well-architected",
      "soc-2-2017",
      "pci-dss-4.0.1",
    ];
    expect(inReadersOrder(ids.map((id) => ({ id }))).map(({ id }) => id)).toEqual([
      "pci-dss-4.0.1",
      "hipaa-security",
      "soc-2-2017",
      "cis-aws-5.0.0",
      "cis-aws-1.4.0",
      "well-architected",
      "house-rules",
    ]);
  });

  test("shows every answer there is, each once", () => {
    expect(statusesShown.toSorted()).toEqual(requirementStatuses.toSorted());
    expect(Object.keys(requirementStatusMeanings).toSorted()).toEqual(
      requirementStatuses.toSorted(),
    );
  });

  test.each([
    ["2024-06-11", "11 Jun 2024"],
    ["2022-09", "September 2022"],
    ["2022-13", "2022-13"],
  ])("a standard published on %s was published %s", (publishedOn, words) => {
    expect(publishedOnWords({ publishedOn })).toBe(words);
  });

  test("a number of an edition belongs to the name, a sentence about it does not", () => {
    expect(standardName({ name: "PCI DSS", edition: "4.0.1" })).toBe("PCI DSS 4.0.1");
    expect(standardName({ name: "SOC 2", edition: "2017 criteria" })).toBe("SOC 2");
  });
});

describe("counting answers", () => {
  const assessments = [
    anAssessment({ status: "failing" }),
    anAssessment({ status: "passing" }),
    anAssessment({ status: "not_automated" }),
    anAssessment({ status: "not_evaluated" }),
    anAssessment({ status: "aws_evidenced", responsibility: "aws" }),
  ];

  test("every requirement is in exactly one count", () => {
    const counts = countStatuses(assessments);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(counts).toMatchObject({ failing: 1, passing: 1, aws_evidenced: 1, excepted: 0 });
  });

  test("what no rule can look at is as unknown as what was not evaluated, and AWS's half is in no ratio", () => {
    const ratio = ratioOf(asRatioCounts(countStatuses(assessments)));
    expect(ratio).toEqual({ measured: 0.5, worst: 0.25, best: 0.75 });
  });

  test("with nothing evaluated there is nothing to divide", () => {
    const ratio = ratioOf(asRatioCounts(countStatuses([anAssessment()])));
    expect(ratio).toEqual({ measured: null, worst: 0, best: 1 });
  });
});

describe("how many rules stand behind an answer", () => {
  test.each([
    [3, 40, "3 of 40 rules"],
    [40, 40, "all 40 rules"],
    [0, 12, "none of 12 rules"],
    [1, 1, "its 1 rule"],
    [0, 1, "its 1 rule not deployed"],
    [0, 0, "no rule"],
  ])("%i deployed of %i is “%s”", (deployed, known, words) => {
    expect(rulesWords(deployed, known)).toBe(words);
  });

  test("names stand in a sentence", () => {
    expect(inWords([])).toBe("");
    expect(inWords(["one"])).toBe("one");
    expect(inWords(["one", "two", "three"])).toBe("one, two and three");
  });
});
