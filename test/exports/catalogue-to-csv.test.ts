import { describe, expect, test } from "vitest";
import { catalogueToCsv } from "../../lib/exports/catalogue-to-csv.ts";
import {
  aFindingTypeMapping,
  aRequirement,
  aRuleMapping,
  aStandard,
} from "../builders/a-catalogue.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { readCsv, readCsvRecords } from "./read-csv.ts";

describe("the catalogue as a spreadsheet", () => {
  test("has one line for each rule, several values parted by spaces", () => {
    const rules = [
      aRuleMapping({ identifier: "B", controls: ["b:2", "a:1"] }),
      aRuleMapping({ identifier: "A", responsibility: null }),
    ];
    const records = readCsvRecords(catalogueToCsv({ kind: "rules", rules, standard: null }));
    expect(records).toMatchObject([
      { identifier: "A", responsibility: "", controls: "" },
      { identifier: "B", responsibility: "data-protection", controls: "a:1 b:2" },
    ]);
  });

  test("has the name first that was asked about, and none in the list of rules", () => {
    const rule = aRuleMapping();
    const [head = []] = readCsv(catalogueToCsv({ kind: "rule", name: "ours", rule }));
    const [of = []] = readCsv(catalogueToCsv({ kind: "rules", rules: [rule], standard: null }));
    expect(head).toEqual(["name", ...of]);
    expect(readCsvRecords(catalogueToCsv({ kind: "rule", name: "ours", rule }))).toMatchObject([
      { name: "ours", identifier: rule.identifier },
    ]);
  });

  test("has one line for each finding type", () => {
    const findingTypes = [aFindingTypeMapping({ features: ["DNS_LOGS", "CLOUD_TRAIL"] })];
    expect(readCsvRecords(catalogueToCsv({ kind: "findings", findingTypes }))).toMatchObject([
      { type: "UnauthorizedAccess:EC2/SSHBruteForce", features: "CLOUD_TRAIL DNS_LOGS" },
    ]);
  });

  test("keeps its first line when there is nothing to list", () => {
    const [head, ...lines] = readCsv(catalogueToCsv({ kind: "findings", findingTypes: [] }));
    expect(head).toContain("type");
    expect(lines).toEqual([]);
  });

  test("has one line for each requirement, in the standard's order, and says what is out of scope", () => {
    const standard = aStandard({
      scopes: [
        { id: "all", name: "Everyone", applies: true },
        { id: "few", name: "Some", applies: false },
      ],
      rows: [
        { id: "2", parent: null, title: "Doors", assessable: false },
        aRequirement({ id: "2.9", scope: "few" }),
        aRequirement({ id: "2.10", scope: "all" }),
        aRequirement({ id: "3", scope: null }),
      ],
    });
    const rulesFor = () => [{ identifier: "A", source: "community" } as const];
    const csv = catalogueToCsv({ kind: "standards", standards: [{ standard, rulesFor }] });
    expect(readCsvRecords(csv)).toMatchObject([
      { requirement: "2.9", in_scope: "no", rules_community: "A", rules_aws: "" },
      { requirement: "2.10", in_scope: "yes" },
      { requirement: "3", in_scope: "yes" },
    ]);
  });

  test.for(Object.entries(hostileTexts))(
    "%s text is no formula and no line of its own",
    ([, hostile]) => {
      const rule = aRuleMapping({ title: hostile, because: hostile });
      const [record] = readCsvRecords(catalogueToCsv({ kind: "rule", name: hostile, rule }));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may begin a cell
      expect(record?.title).not.toMatch(/^[=+\-@\t\r\uFF1D\u0000-\u001F]/);
      expect(record?.because).toBe(record?.title);
      expect(record?.name).toBe(record?.title);
    },
  );
});
