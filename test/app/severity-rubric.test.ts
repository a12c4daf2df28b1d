/** The rubric stands on a page and in a document: they must say the same. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bands, marks } from "../../app/catalogue/severity/rubric.ts";

const text = readFileSync(new URL("../../docs/severity-rubric.md", import.meta.url), "utf8");

describe("the severity page and the rubric's document", () => {
  test("give each mark for the same", () => {
    const rows = text
      .split("\n")
      .filter((line) => line.startsWith("| **"))
      .map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(rows).toEqual(
      marks.map(({ mark, asks, three, two, one }) => [`**${mark}**: ${asks}`, three, two, one]),
    );
  });

  test("make the same severity of the same sum", () => {
    const told = bands.map(({ severity, sums }) => ({ severity, sums: sums.join(" or ") }));
    const written = [...text.matchAll(/(\d(?: or \d)?) (?:is )?\*\*(\w+)\*\*[,.]/g)].map(
      ([, sums, severity]) => ({ severity, sums }),
    );
    expect(written).toEqual(told);
  });

  test("leave no sum of three marks without a severity, and give none two", () => {
    expect(bands.flatMap(({ sums }) => sums).toSorted()).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });
});
