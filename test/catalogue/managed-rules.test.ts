import { describe, expect, test } from "vitest";
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";
import type { RuleMapping } from "../../lib/posture/control.ts";
import { mappingSources } from "../../lib/posture/vocabulary.ts";
import managedRules from "./facts/managed-rules.json" with { type: "json" };
import packLabels from "./facts/well-architected-packs.json" with { type: "json" };

const catalogue = loadCatalogue();

function mapped(identifier: string): RuleMapping {
  return catalogue.mapRule({ identifier, name: identifier, resourceTypes: [] });
}

describe("AWS's managed rules", () => {
  test("are 825, and all in the catalogue, and nothing else is", () => {
    expect(Object.keys(managedRules)).toHaveLength(825);
    expect(catalogue.rules.map(({ identifier }) => identifier)).toEqual(
      Object.keys(managedRules).sort(),
    );
  });

  test("judge the resource types that AWS says they judge", () => {
    const otherwise = catalogue.rules.filter(({ identifier, resourceTypes }) => {
      const facts: Readonly<Record<string, readonly string[]>> = managedRules;
      return [...resourceTypes].sort().join() !== (facts[identifier ?? ""] ?? []).join();
    });
    expect(otherwise.map(({ identifier }) => identifier)).toEqual([]);
  });

  test("each have a title of their own", () => {
    const titles = catalogue.rules.map(({ title }) => title.toLowerCase());
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
    expect(catalogue.rules.filter(({ title }) => title.length > 70)).toEqual([]);
  });

  test("are in some pillar, the primary one first to look in", () => {
    for (const { pillars, primaryPillar, focusArea } of catalogue.rules) {
      expect(pillars).toContain(primaryPillar);
      expect(focusArea).not.toBeNull();
    }
  });

  test("a question in a pack that a person answers is none of them, and known all the same", () => {
    expect(mapped("AWS_CONFIG_PROCESS_CHECK").classifiedBy).toBe("catalogue");
    expect(catalogue.rules.map(({ identifier }) => identifier)).not.toContain(
      "AWS_CONFIG_PROCESS_CHECK",
    );
  });
});

describe("the rules about tags and descriptions", () => {
  const group = catalogue.rules.filter((rule) => rule.group === "tags-and-descriptions");

  test("are one group of 196: low, operations, and nobody's security item", () => {
    expect(group).toHaveLength(196);
    for (const rule of group) {
      expect(rule.identifier).toMatch(/_(TAGGED|DESCRIPTION)$/);
      expect(rule).toMatchObject({
        pillars: ["operational-excellence"],
        responsibility: null,
        severity: "low",
      });
    }
  });

  test("leave out rules that only speak of tags", () => {
    expect(mapped("ECR_PRIVATE_TAG_IMMUTABILITY_ENABLED").group).toBeNull();
    expect(mapped("APPROVED_AMIS_BY_TAG").group).toBeNull();
  });
});

describe("what a rule is evidence for", () => {
  test("is a requirement that exists, named once, with the most trusted who says so", () => {
    for (const { identifier, controls, controlsBy } of catalogue.rules) {
      const bySource = mappingSources.flatMap((source) => controlsBy[source]);
      expect([...bySource].sort(), identifier ?? "").toEqual([...controls].sort());
      expect(new Set(controls).size).toBe(controls.length);
    }
  });

  test("can be asked from the requirement's side", () => {
    const mfa = catalogue.rulesFor("cis-aws-5.0.0:1.4");
    expect(mfa).toContainEqual({ identifier: "ROOT_ACCOUNT_MFA_ENABLED", source: "aws" });
    for (const { identifier } of catalogue.rulesFor("pci-dss-4.0.1:1.2.5"))
      expect(mapped(identifier).controls).toContain("pci-dss-4.0.1:1.2.5");
    expect(catalogue.rulesFor("pci-dss-4.0.1:99")).toEqual([]);
  });

  test("every rule of AWS's Well-Architected packs speaks for a question or a practice", () => {
    const mute = Object.keys(packLabels).filter(
      (identifier) =>
        !mapped(identifier).controls.some((control) => control.startsWith("well-architected:")),
    );
    expect(mute).toEqual([]);
  });

  test("SOC 2 and ISO 27001 rest on the community and ourselves, never on tables of AWS's", () => {
    const fromAws = catalogue.rules.flatMap(({ controlsBy }) => controlsBy.aws);
    expect(fromAws.filter((one) => /^(soc-2|iso-27001)/.test(one))).toEqual([]);
    expect(fromAws.filter((one) => one.startsWith("pci-dss"))).toHaveLength(137);
  });
});

describe("packs that AWS offers", () => {
  test("speak to a standard of the catalogue with rules of the catalogue", () => {
    const standards = catalogue.standards.map(({ id }) => id);
    for (const pack of catalogue.offeredPacks) {
      expect(standards).toContain(pack.standard);
      expect(pack.rules.length).toBeGreaterThan(0);
    }
  });
});
