import { describe, expect, test } from "vitest";
import { foldControls, foldSections, foldWords } from "../../app/controls/fold-controls.ts";
import { aControl } from "./a-control.ts";

const other = aControl({ key: "OTHER" });

function tagged(key: string, status: "failing" | "passing" = "passing") {
  return aControl({ key, status, severity: "low", group: "tags-and-descriptions" });
}

const three = [tagged("A_TAGGED", "failing"), tagged("B_TAGGED"), tagged("C_DESCRIPTION")];

describe("rules that are alike", () => {
  test("stand as one, which says how many they are and how many fail", () => {
    const { rest, folds } = foldControls([other, ...three]);
    expect(rest).toEqual([other]);
    expect(folds.map(foldWords)).toEqual(["3 rules about tags and descriptions: 1 failing"]);
  });

  test("none failing is said, not left to be guessed", () => {
    const { folds } = foldControls([tagged("A_TAGGED"), tagged("B_TAGGED")]);
    expect(folds.map(foldWords)).toEqual(["2 rules about tags and descriptions: none failing"]);
  });

  test("one alone is not folded", () => {
    expect(foldControls([other, tagged("A_TAGGED")])).toMatchObject({
      rest: [{ key: "OTHER" }, { key: "A_TAGGED" }],
      folds: [],
    });
  });
});

describe("rules that are alike in a list of controls", () => {
  const sections = [{ name: "low", controls: [...three, other] }];
  const kinds = (query: Parameters<typeof foldSections>[1]) =>
    foldSections(sections, query, "severity")[0]?.rows.map(({ kind }) => kind);

  test("are its last row, and still counted one by one", () => {
    expect(kinds({})).toEqual(["control", "folded"]);
    expect(foldSections(sections, {}, "severity")[0]?.total).toBe(4);
  });

  test("are shown to whoever asks for them, or for words", () => {
    expect(kinds({ about: "tags-and-descriptions" })).not.toContain("folded");
    expect(kinds({ search: "tag" })).not.toContain("folded");
  });

  test("lead to what stands under their own heading", () => {
    const byStatus = [
      { name: "failing", controls: [tagged("A", "failing"), tagged("B", "failing")] },
    ];
    expect(foldSections(byStatus, {}, "status")[0]?.rows).toMatchObject([
      { kind: "folded", within: { status: "failing" } },
    ]);
    expect(foldSections(byStatus, {}, "severity")[0]?.rows).toMatchObject([
      { kind: "folded", within: { severity: "low" } },
    ]);
    expect(foldSections(byStatus, {}, "none")[0]?.rows).toMatchObject([{ within: {} }]);
  });
});
