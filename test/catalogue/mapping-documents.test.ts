/** What people copy from must be right. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { applyMapping } from "../../lib/catalogue/apply-mapping.ts";
import focusAreas from "../../lib/catalogue/focus-areas.json" with { type: "json" };
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";
import { parseMapping } from "../../lib/catalogue/parse-mapping.ts";
import {
  acceptableUseIds,
  customerItemIds,
  evidenceKinds,
  pillarIds,
  severities,
} from "../../lib/posture/vocabulary.ts";

const read = (document: string) =>
  readFileSync(resolve(import.meta.dirname, "../..", document), "utf8");
const catalogue = loadCatalogue();

describe("the example of a mapping file", () => {
  const mapping = parseMapping(read("demarc.mapping.example.yaml"), "example", catalogue);

  test("is right, and says something in each of its parts", () => {
    expect(Object.keys(mapping.rules)).toHaveLength(3);
    expect(Object.keys(mapping.findingTypes)).toHaveLength(1);
    expect(Object.keys(mapping.standards)).toHaveLength(2);
  });

  test("does to the catalogue what it says", () => {
    const mapped = applyMapping(catalogue, mapping);
    const named = { identifier: null, name: "acme-ebs-owner-check", resourceTypes: [] };
    expect(mapped.mapRule(named)).toMatchObject({
      title: "EBS volume has no owner",
      controls: ["iso-27001-2022:A.5.9"],
      because: "Your mapping file says so: Our platform team restores by owner",
    });
    const soc2 = mapped.standards.find(({ id }) => id === "soc-2-2017");
    expect(soc2?.scopes.filter(({ applies }) => applies).map(({ id }) => id)).toEqual([
      "security",
      "availability",
      "confidentiality",
    ]);
  });
});

describe("the document about the mapping file", () => {
  const document = read("docs/mapping.md");

  test("has an example that is right", () => {
    const [, example = ""] = /```yaml\n([\s\S]*?)\n```/.exec(document) ?? [];
    expect(Object.keys(parseMapping(example, "example", catalogue).rules)).toHaveLength(1);
  });

  test("names every word that may be written, and every standard and scope", () => {
    const words = [pillarIds, customerItemIds, severities, acceptableUseIds, evidenceKinds].flat();
    const names = catalogue.standards.flatMap(({ id, scopes }) => [id, ...scopes.map((s) => s.id)]);
    const missing = [...words, ...names].filter((word) => !document.includes(`\`${word}\``));
    expect(missing).toEqual([]);
    for (const [pillar, areas] of Object.entries(focusAreas))
      expect(document).toContain(`**${pillar}**: ${areas.join(", ")}`);
  });
});
