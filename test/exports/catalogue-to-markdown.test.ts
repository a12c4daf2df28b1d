import { describe, expect, test } from "vitest";
import { catalogueToMarkdown } from "../../lib/exports/catalogue-to-markdown.ts";
import {
  aFindingTypeMapping,
  aRequirement,
  aRuleMapping,
  aStandard,
} from "../builders/a-catalogue.ts";
import { hostileTexts } from "./hostile-texts.ts";

describe("rules to read", () => {
  test("stand under their primary pillar alone, in AWS's order of pillars", () => {
    const rules = [
      aRuleMapping({ identifier: "SEC", pillars: ["security", "reliability"] }),
      aRuleMapping({ identifier: "OPS", primaryPillar: "operational-excellence" }),
    ];
    const text = catalogueToMarkdown({ kind: "rules", rules, standard: null });
    expect(text.match(/^## .+/gm)).toEqual(["## Operational excellence (1)", "## Security (1)"]);
    expect(text.match(/^\| SEC \|/gm)).toHaveLength(1);
  });

  test("that ask for tags and descriptions stand apart and bury no others", () => {
    const rules = [
      aRuleMapping({ primaryPillar: "operational-excellence", group: "tags-and-descriptions" }),
    ];
    const text = catalogueToMarkdown({ kind: "rules", rules, standard: null });
    expect(text).toContain("## Tags and descriptions (1)");
    expect(text).not.toContain("## Operational excellence");
  });

  test("that nothing could place stand in no pillar", () => {
    const rules = [aRuleMapping({ pillars: [], primaryPillar: null })];
    expect(catalogueToMarkdown({ kind: "rules", rules, standard: null })).toContain(
      "## In no pillar (1)",
    );
  });

  test("of one standard name its requirements, of all only how many", () => {
    const rules = [aRuleMapping({ identifier: "A", controls: ["pci:1.2", "soc:CC1"] })];
    expect(catalogueToMarkdown({ kind: "rules", rules, standard: "pci" })).toMatch(
      /^\| A \|.+\| 1\.2 \|$/m,
    );
    expect(catalogueToMarkdown({ kind: "rules", rules, standard: null })).toMatch(
      /^\| A \|.+\| 2 \|$/m,
    );
  });
});

describe("finding types to read", () => {
  test("stand by family, and say what must be on to notice them", () => {
    const text = catalogueToMarkdown({
      kind: "findings",
      findingTypes: [aFindingTypeMapping({ standing: "retired" })],
    });
    expect(text).toContain("## Guessing of passwords (1)");
    expect(text).toContain("| VPC flow logs | retired |");
  });
});

describe("a standard to read", () => {
  const standard = aStandard({
    caveat: "Not all of it.",
    rows: [
      { id: "1", parent: null, title: "Doors", assessable: false },
      aRequirement({ id: "1.1" }),
      aRequirement({ id: "1.2" }),
      aRequirement({
        id: "1.3",
        split: { who: "aws", how: "AWS's.", basis: "public", evidence: ["soc-2"] },
      }),
    ],
  });
  const rulesFor = (row: string) =>
    row === "1.1"
      ? ([
          { identifier: "A", source: "aws" },
          { identifier: "B", source: "community" },
          { identifier: "C", source: "community" },
        ] as const)
      : [];
  const text = catalogueToMarkdown({ kind: "standards", standards: [{ standard, rulesFor }] });

  test("says what is counted before it lists it", () => {
    expect(text.indexOf("Every rule counts.")).toBeLessThan(text.indexOf("| 1.1 |"));
    expect(text).toContain("Not all of it.");
  });

  test("keeps a requirement without rules, and says that it is not automated", () => {
    expect(text).toContain(
      "| 1.2 | Doors are locked | Yours | Demarc’s judgement |  |  | not automated |",
    );
  });

  test("says by whom the rules were mapped", () => {
    expect(text).toMatch(/^\| 1\.1 \|.+\| 3: AWS 1, the community 2 \|$/m);
  });

  test("says of AWS's own requirements what would evidence them", () => {
    expect(text).toContain(
      "| 1.3 | Doors are locked | AWS’s | AWS says so in public | soc-2 |  |  |",
    );
  });
});

describe("one rule in words", () => {
  test("says where it stands, by whose word, and why", () => {
    const rule = aRuleMapping({
      pillars: ["security", "reliability"],
      classifiedBy: "rule_of_thumb",
      because: "Its name speaks of versions.",
      controls: ["soc:CC1", "pci:2", "pci:1"],
    });
    const text = catalogueToMarkdown({ kind: "rule", name: "our-versioning", rule });
    expect(text).toContain("# our-versioning");
    expect(text).toContain(
      "Placed by rule of thumb under Security (Data protection), also under Reliability; item: Data security and encryption. Its name speaks of versions.",
    );
    expect(text).toContain("Evidence for part of pci: 1, 2; soc: CC1.");
  });

  test("says so when it stands nowhere", () => {
    const rule = aRuleMapping({ pillars: [], primaryPillar: null, classifiedBy: "none" });
    expect(catalogueToMarkdown({ kind: "rule", name: "mine", rule })).toContain(
      "It stands in no pillar and under no item.",
    );
  });

  test.for(Object.entries(hostileTexts))("%s text is shown and does nothing", ([, hostile]) => {
    const rule = aRuleMapping({ title: hostile, because: hostile, command: hostile });
    const text = catalogueToMarkdown({ kind: "rule", name: hostile, rule });
    const beyondCode = text.replaceAll(/^ {4}.*$/gm, "");
    expect(beyondCode).not.toMatch(/<(img|script)/);
    expect(beyondCode).not.toMatch(/\]\(|https?:\/\/|www\.|(?<!`)[@#]everyone/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may reach the page
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u200B-\u200F]/);
  });
});
