import { describe, expect, test } from "vitest";
import { requirementHref, standardHref, standardSectionHref } from "../../app/_links/hrefs.ts";
import { narrowSections } from "../../app/standards/[id]/match-requirements.ts";
import { chipsOf } from "../../app/standards/[id]/matrix-chips.ts";
import { matrixHref, readMatrixListing } from "../../app/standards/[id]/matrix-listing.ts";
import { groupsOf } from "../../app/standards/[id]/matrix-table.tsx";
import { matrixTabs } from "../../app/standards/[id]/matrix-tabs.tsx";
import { headlineOf } from "../../app/standards/[id]/matrix-words.ts";
import { requirementsIn, type Section, sectionsOf } from "../../app/standards/standard-sections.ts";
import { aStandard } from "../builders/a-catalogue.ts";
import { aHeadingRow, aRow, standing } from "./a-standing-standard.ts";

const { standard, framework } = standing([
  aHeadingRow("1"),
  aHeadingRow("1.1", "1"),
  aRow("1.1.1", "1.1", { status: "failing", rules: ["ENCRYPTED_VOLUMES"] }),
  aRow("1.1.2", "1.1", {}, { title: "Policies are written" }),
  aHeadingRow("1.2", "1"),
  aRow("1.2.1", "1.2", { status: "failing", inScope: false }, { scope: "providers" }),
  aHeadingRow("2"),
  aRow("2.1", "2", { status: "aws_evidenced", responsibility: "aws" }),
  aRow("2.1.a", "2.1", { status: "passing", responsibility: "shared" }),
  aHeadingRow("2.2", "2"),
]);
const sections = sectionsOf(standard, framework);

const idsOf = (of: readonly Section[]) => requirementsIn(of).map(({ row }) => row.id);
const linesOf = (of: readonly Section[]) => of.map(({ lines }) => lines.map(({ row }) => row.id));

describe("the rows of a standard", () => {
  test("stand under their chapters in the standard's order, headings between them", () => {
    expect(sections.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(linesOf(sections)).toEqual([
      ["1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"],
      ["2.1", "2.1.a", "2.2"],
    ]);
  });

  test("a requirement below a requirement stands a step deeper", () => {
    const depths = requirementsIn(sections).map(({ row, depth }) => [row.id, depth]);
    expect(depths).toContainEqual(["2.1", 1]);
    expect(depths).toContainEqual(["2.1.a", 2]);
  });

  test("a chapter that is a requirement is counted too", () => {
    const single = standing([aRow("1", null)]);
    expect(idsOf(sectionsOf(single.standard, single.framework))).toEqual(["1"]);
  });

  test("each heading begins a group; what stands before any has none", () => {
    const groups = groupsOf(sections[1]?.lines ?? []);
    expect(groups.map(({ heading, lines }) => [heading?.row.id ?? null, lines.length])).toEqual([
      [null, 2],
      ["2.2", 0],
    ]);
  });
});

describe("narrowing a standard", () => {
  test("nothing asked for leaves every row, headings that nothing stands below too", () => {
    expect(narrowSections(sections, {})).toBe(sections);
  });

  test("by answer, with only the headings above what is left", () => {
    expect(linesOf(narrowSections(sections, { status: "failing" }))).toEqual([
      ["1.1", "1.1.1", "1.2", "1.2.1"],
    ]);
  });

  test.each([
    [{ who: "shared" }, ["2.1.a"]],
    [{ scope: "out" }, ["1.2.1"]],
    [{ scope: "in", status: "failing" }, ["1.1.1"]],
    [{ scope: "providers" }, ["1.2.1"]],
    [{ rule: "ENCRYPTED_VOLUMES" }, ["1.1.1"]],
    [{ rule: "ENCRYPTED" }, []],
    [{ search: "WRITTEN policies" }, ["1.1.2"]],
    [{ search: "encrypted_volumes" }, ["1.1.1"]],
    [{ search: "2.1.a" }, ["2.1.a"]],
    [{ who: "aws", status: "failing" }, []],
  ] as const)("%o leaves %o", (query, ids) => {
    expect(idsOf(narrowSections(sections, query))).toEqual(ids);
  });

  test("tabs count what is in scope, and add up", () => {
    const tabs = matrixTabs(listingOf({}), requirementsIn(sections), []);
    const [all, ...each] = tabs.map(({ count }) => Number(count));
    expect(all).toBe(4);
    expect(each.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  test("where all that is left is out of scope, tabs count that", () => {
    const left = narrowSections(sections, { scope: "out" });
    const [all] = matrixTabs(listingOf({ scope: "out" }), requirementsIn(left), []);
    expect(all?.count).toBe("1");
  });

  test("the headline tells those out of scope apart", () => {
    const headline = (query: Parameters<typeof narrowSections>[1]) =>
      headlineOf(requirementsIn(narrowSections(sections, query)), query);
    expect(headline({})).toBe("4 requirements in scope, and 1 out of scope");
    expect(headline({ status: "failing" })).toBe(
      "1 requirement in scope, failing, and 1 out of scope",
    );
    expect(headline({ scope: "out" })).toBe("1 requirement out of scope");
    expect(headline({ who: "aws", status: "aws_evidenced" })).toBe(
      "1 requirement in scope, whose job: AWS’s, AWS evidenced",
    );
  });
});

describe("the address of a standard", () => {
  const scoped = aStandard({
    scopes: [{ id: "providers", name: "Service providers", applies: false }],
  });

  test("says what is shown, and reads back the same", () => {
    const address =
      "/standards/house-rules?status=failing&who=shared&scope=providers&rule=X&search=door&open=all";
    const listing = readMatrixListing(parametersOf(address), scoped);
    expect(matrixHref(listing, listing.query)).toBe(address);
    expect(listing.unused).toEqual([]);
  });

  test("names the filters it cannot use, and does not filter by them", () => {
    const listing = readMatrixListing(
      parametersOf("/standards/house-rules?status=great&scope=privacy&who=aws"),
      scoped,
    );
    expect(listing.unused).toEqual(["status", "scope"]);
    expect(listing.query).toMatchObject({ status: undefined, scope: undefined, who: "aws" });
  });

  test("each filter in force can be taken away alone", () => {
    const listing = readMatrixListing({ who: "aws", scope: "providers", search: "door" }, scoped);
    expect(chipsOf(listing, scoped)).toEqual([
      {
        label: "Whose job",
        value: "AWS’s",
        without: "/standards/house-rules?scope=providers&search=door",
      },
      {
        label: "Scope",
        value: "Service providers",
        without: "/standards/house-rules?who=aws&search=door",
      },
      {
        label: "Words",
        value: "door",
        without: "/standards/house-rules?who=aws&scope=providers",
      },
    ]);
  });

  test("identifiers are encoded, whatever stands in them", () => {
    const id = "164.308(a)(1)/é";
    expect(requirementHref("hipaa-security", id)).toBe(
      "/standards/hipaa-security/164.308(a)(1)%2F%C3%A9",
    );
    expect(standardHref("a/b")).toBe("/standards/a%2Fb");
    expect(standardSectionHref("pci-dss", "A 1", { who: "aws" })).toBe(
      "/standards/pci-dss?who=aws&open=A+1#section-A%201",
    );
  });
});

function listingOf(query: Parameters<typeof narrowSections>[1]) {
  return { standard: standard.id, query, open: undefined, unused: [] };
}

function parametersOf(address: string): Record<string, string> {
  return Object.fromEntries(new URL(address, "http://localhost").searchParams);
}
