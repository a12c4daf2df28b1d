import { describe, expect, test } from "vitest";
import { catalogueToJson } from "../../lib/exports/catalogue-to-json.ts";
import type { ListedCatalogue } from "../../lib/exports/listed-catalogue.ts";
import {
  aFindingTypeMapping,
  aRequirement,
  aRuleMapping,
  aStandard,
} from "../builders/a-catalogue.ts";
import { validateCatalogue } from "./validate-catalogue.ts";

function written(listed: ListedCatalogue) {
  return JSON.parse(catalogueToJson(listed));
}

const custom = aRuleMapping({
  identifier: null,
  pillars: [],
  primaryPillar: null,
  focusArea: null,
  responsibility: null,
  classifiedBy: "none",
  because: "Nothing fits.",
});

describe("rules as JSON", () => {
  test("have the contract's members first, in the contract's order, then our own", () => {
    const rules = [aRuleMapping()];
    const [entry] = written({ kind: "rules", rules, standard: null });
    expect(Object.keys(entry)).toEqual([
      "identifier",
      "pillars",
      "primaryPillar",
      "focusArea",
      "responsibility",
      "severity",
      "title",
      "meaning",
      "remediation",
      "resourceTypes",
      "controls",
      "classifiedBy",
      "command",
      "controlsBy",
      "group",
      "deliberately",
      "because",
    ]);
  });

  test("are the same bytes whatever order the lists had", () => {
    const lists = {
      pillars: ["security", "reliability"] as const,
      controls: ["b:2", "a:1"],
      resourceTypes: ["AWS::S3::Bucket", "AWS::EC2::Volume"],
    };
    const turned = {
      pillars: ["reliability", "security"] as const,
      controls: ["a:1", "b:2"],
      resourceTypes: ["AWS::EC2::Volume", "AWS::S3::Bucket"],
    };
    const other = aRuleMapping({ identifier: "A" });
    const one = [aRuleMapping(lists), other];
    const two = [other, aRuleMapping(turned)];
    expect(catalogueToJson({ kind: "rules", rules: one, standard: null })).toBe(
      catalogueToJson({ kind: "rules", rules: two, standard: null }),
    );
  });

  test("one rule that was asked about is an object with the same members after its name", () => {
    const [entry] = written({ kind: "rules", rules: [aRuleMapping()], standard: null });
    const asked = written({ kind: "rule", name: "mine", rule: custom });
    expect(Object.keys(asked)).toEqual(["name", ...Object.keys(entry)]);
    expect(asked).toMatchObject({
      name: "mine",
      identifier: null,
      classifiedBy: "none",
      because: "Nothing fits.",
    });
    expect(validateCatalogue("classified", asked)).toEqual([]);
    expect(validateCatalogue("classified", entry)).toEqual([" must have required property 'name'"]);
  });
});

describe("standards as JSON", () => {
  const standard = aStandard({
    rows: [
      { id: "2", parent: null, title: "Doors", assessable: false },
      aRequirement({ id: "2.10", parent: "2" }),
      aRequirement({ id: "2.9", parent: "2" }),
    ],
  });
  const rulesFor = (row: string) =>
    row === "2.9"
      ? ([
          { identifier: "B", source: "community" },
          { identifier: "A", source: "community" },
          { identifier: "C", source: "aws" },
        ] as const)
      : [];
  const [entry] = written({ kind: "standards", standards: [{ standard, rulesFor }] });

  test("keep headings apart from what is counted", () => {
    expect(entry.headings.map(({ id }: { id: string }) => id)).toEqual(["2"]);
    expect(entry.requirements.map(({ id }: { id: string }) => id)).toEqual(["2.10", "2.9"]);
  });

  test("give a requirement's rules by who says so, and one without any stays with empty lists", () => {
    const [without, within] = entry.requirements;
    expect(without.rules).toEqual({ user: [], aws: [], community: [], demarc: [] });
    expect(within.rules).toEqual({ user: [], aws: ["C"], community: ["A", "B"], demarc: [] });
  });
});

describe("the schema of the catalogue", () => {
  test("accepts finding types as they are written", () => {
    const document = written({ kind: "findings", findingTypes: [aFindingTypeMapping()] });
    expect(validateCatalogue("findingTypes", document)).toEqual([]);
  });

  test("refuses a word that does not exist and a member that is missing", () => {
    const [entry] = written({ kind: "rules", rules: [aRuleMapping()], standard: null });
    const { title, ...untitled } = { ...entry, severity: "urgent" };
    expect(title).not.toBe("");
    expect(validateCatalogue("rules", [untitled])).toEqual([
      "/0 must have required property 'title'",
      "/0/severity must be equal to one of the allowed values",
    ]);
  });

  test("refuses a managed rule without identifier", () => {
    const [entry] = written({ kind: "rules", rules: [custom], standard: null });
    expect(validateCatalogue("rules", [entry])).toEqual(["/0/identifier must be string"]);
  });
});
