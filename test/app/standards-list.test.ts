import { describe, expect, test } from "vitest";
import {
  inWords,
  notDeployedWords,
  publishedOnWords,
  referenceWords,
  requirementStatusMeanings,
  rulesWords,
  standardName,
} from "../../app/_words/standards.ts";
import { statusesShown } from "../../app/standards/requirement-counts.ts";
import { inReadersOrder } from "../../lib/posture/order-standards.ts";
import { requirementStatuses } from "../../lib/posture/vocabulary.ts";

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

describe("how many rules stand behind an answer", () => {
  test.each([
    [3, 40, "3 of 40 rules"],
    [40, 40, "all 40 rules"],
    [0, 12, "none of 12 rules"],
    [1, 1, "its 1 rule"],
    [0, 1, "its 1 rule not deployed"],
    [0, 0, "no rule"],
  ])("%i deployed of %i is “%s”", (deployed, known, words) => {
    expect(rulesWords(deployed, known, { anyRead: true, notRead: [] })).toBe(words);
  });

  test.each([
    [3, 40, "3 of 40 rules"],
    [0, 12, "none of 12 rules seen"],
    [0, 1, "its 1 rule not seen"],
    [0, 0, "no rule"],
  ])("%i of %i while some region was not read is “%s”", (deployed, known, words) => {
    expect(rulesWords(deployed, known, { anyRead: true, notRead: ["eu-west-1"] })).toBe(words);
  });

  test.each([
    [12, "12 rules, none read"],
    [1, "its 1 rule not read"],
  ])(
    "none of %i while no region was read is “%s”: nothing is said to be missing",
    (known, words) => {
      expect(rulesWords(0, known, { anyRead: false, notRead: ["eu-west-1"] })).toBe(words);
    },
  );

  test.each([
    [{ anyRead: true, notRead: [] }, "not deployed"],
    [{ anyRead: true, notRead: ["eu-west-1"] }, "not deployed where rules were read"],
    [{ anyRead: false, notRead: ["eu-west-1"] }, "not read"],
  ])("a rule that was not seen with %o is “%s”", (sight, words) => {
    expect(notDeployedWords(sight)).toBe(words);
  });

  test("questions that are named as a whole are counted apart from requirements", () => {
    expect(referenceWords({ requirements: 3, headings: 0 })).toBe("3 requirements");
    expect(referenceWords({ requirements: 1, headings: 2 })).toBe(
      "1 requirement and 2 questions as a whole",
    );
    expect(referenceWords({ requirements: 0, headings: 1 })).toBe("1 question as a whole");
    expect(referenceWords({ requirements: 0, headings: 0 })).toBe("0 requirements");
  });

  test("names stand in a sentence", () => {
    expect(inWords([])).toBe("");
    expect(inWords(["one"])).toBe("one");
    expect(inWords(["one", "two", "three"])).toBe("one, two and three");
  });
});
