import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { FilterChips } from "../../../app/_components/filter-chips.tsx";
import { OneChoice, SeveralChoices } from "../../../app/_components/filter-choices.tsx";
import { Pager } from "../../../app/_components/pager.tsx";
import { GonePanel } from "../../../app/_lists/gone-panel.tsx";
import { UnknownValues, unknownValuesOf } from "../../../app/_lists/unknown-values.tsx";
import { readRuleListing } from "../../../app/catalogue/rule-listing.ts";
import { RuleTable } from "../../../app/catalogue/rule-table.tsx";
import { unknownIn as unknownOfControls } from "../../../app/controls/unknown-in.ts";
import { unknownIn as unknownOfFindings } from "../../../app/findings/unknown-in.ts";
import { ruleSightOf } from "../../../lib/posture/coverage.ts";
import { aControl } from "../a-control.ts";

const textOf = (markup: string) => markup.replaceAll(/<[^>]+>/g, "");

describe("a filter in force that is none of the choices", () => {
  const field = { name: "region", label: "Region", any: "any", options: [] };

  test("stands among them, chosen, so that the form says what the address says", () => {
    const markup = renderToStaticMarkup(<OneChoice field={{ ...field, value: "mars-1" }} />);

    expect(markup).toMatch(/<option value="mars-1" selected="">mars-1/);
  });

  test("is a ticked box where several may be chosen", () => {
    const markup = renderToStaticMarkup(
      <SeveralChoices field={{ ...field, value: undefined }} values={["mars-1"]} />,
    );

    expect(markup).toMatch(/<input[^>]* checked="" value="mars-1"/);
  });
});

describe("a value that nothing has", () => {
  test("is told for what it is, and one that something has is not", () => {
    const values = unknownValuesOf([
      { label: "pack", asked: ["none", "Some"], known: ["Some"] },
      { label: "region", asked: undefined, known: [] },
    ]);

    expect(values).toEqual([{ label: "pack", value: "none" }]);
    expect(textOf(renderToStaticMarkup(<UnknownValues values={values} what="control" />))).toBe(
      "No control in this snapshot has the pack “none”. It may be misspelled, gone since, or not seen.",
    );
  });

  test("may be a control's region, pack or focus area", () => {
    const control = aControl({ regions: ["eu-west-1"], packs: ["Some"] });
    const told = unknownOfControls([control], {
      region: ["eu-west-1", "mars-1"],
      failing: "eu-west-1",
      pack: "none",
      focus: "nothing",
    });

    expect(told.map(({ value }) => value)).toEqual(["nothing", "mars-1", "none"]);
  });

  test("may be a finding's type or region; of those archived nobody knows the types", () => {
    const posture = { findingGroups: [], coverage: [] };
    const asked = { type: "Nope", region: "mars-1" };

    expect(unknownOfFindings(posture, asked).map(({ value }) => value)).toEqual(["Nope", "mars-1"]);
    expect(unknownOfFindings(posture, { ...asked, state: "archived" })).toHaveLength(1);
  });
});

test("a pager whose rows are fewer than the heading counts says why", () => {
  const pager = { from: 1, to: 25, total: 630, first: null, next: "/catalogue?page=2" };
  const markup = renderToStaticMarkup(<Pager {...pager} note="196 rules stand in one" />);

  expect(textOf(markup)).toContain("1–25 of 630 rows: 196 rules stand in one");
});

describe("a list on paper", () => {
  const pager = { from: 1, to: 25, total: 61, first: null, next: "/controls?page=2" };
  const printed = (markup: string) => /<p class="[^"]*print:block">(.*?)<\/p>/.exec(markup)?.[1];

  test("says where it is cut, and where all of it is", () => {
    expect(printed(renderToStaticMarkup(<Pager {...pager} file />))).toBe(
      "Rows 1–25 of 61. The whole list: its CSV.",
    );
    expect(printed(renderToStaticMarkup(<Pager {...pager} />))).toBe("Rows 1–25 of 61.");
  });

  test("has its filters without the signs and links that only a hand could use", () => {
    const chips = [{ label: "Region", value: "eu-west-1", without: "/controls" }];
    const markup = renderToStaticMarkup(<FilterChips chips={chips} clear="/controls" />);

    expect(markup).toMatch(/<svg[^>]*print:hidden/);
    expect(markup).toMatch(/<li class="print:hidden"><a[^>]*>Clear/);
  });
});

test("a panel of a row that nothing knows says so, and leads on", () => {
  const markup = renderToStaticMarkup(
    <GonePanel close="/controls" named="nothing" search="/search?q=nothing" what="control" />,
  );

  expect(textOf(markup)).toContain("This control is not in the snapshot");
  expect(markup).toContain('href="/search?q=nothing"');
});

test("on a phone the column of severities is headed by a word that can be read, and by its whole name", () => {
  const markup = renderToStaticMarkup(
    <RuleTable
      deployed={null}
      listing={readRuleListing({}, [])}
      rows={[]}
      sight={ruleSightOf([])}
    />,
  );

  expect(/<th [^>]*>(.*?)<\/th>/.exec(markup)?.[1]).toBe(
    '<span class="max-md:sr-only">Severity</span><span aria-hidden="true" class="md:hidden">Sev.</span>',
  );
});
