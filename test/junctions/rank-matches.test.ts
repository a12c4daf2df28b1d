import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldedQuery, foldedWords, matchKindOf, rankMatches } from "../../lib/rank-matches.ts";

const searchable = (text: string) => ({ thing: text, texts: [foldedWords(text)] });
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(fc.constantFrom("s3", "bucket", "SSH", "open", "1.2", "AWS::", "_", "\u202e", "ß"), {
      maxLength: 6,
    })
    .map((words) => words.join(" ")),
);

describe("what was typed", () => {
  test.each([
    ["the whole name", "ssh open", "exact"],
    ["how the name begins", "ssh", "prefix"],
    ["how a word in it begins", "op", "word"],
    ["some letters inside", "sh o", "inside"],
    ["its words in any order", "open ssh", "apart"],
  ])("%s is told from the rest", (_, typed, kind) => {
    expect(matchKindOf(foldedWords("SSH open"), foldedQuery(typed))).toBe(kind);
  });

  test("a name is the same in capitals, with strokes, and with marks", () => {
    expect(foldedWords("S3_BUCKET-public.READ")).toBe(foldedWords("s3 bucket public read"));
    expect(foldedWords("164.308(b)(1)")).toBe("164 308 b 1");
  });

  test("nothing answers nothing, nor marks alone", () => {
    const candidates = [searchable("anything")];
    for (const typed of ["", "   ", "::", "\0", "\ud800", "%_"]) {
      expect(rankMatches(candidates, foldedQuery(typed), 5).total).toBe(0);
    }
  });

  test("the better answer comes first, and equal ones in the order given", () => {
    const names = ["my bucket", "kilobucket", "bucket", "bucket list", "bucket brigade"];
    expect(rankMatches(names.map(searchable), "bucket", 9).best).toEqual([
      "bucket",
      "bucket list",
      "bucket brigade",
      "my bucket",
      "kilobucket",
    ]);
  });

  test("what a thing is called counts before what is said of it", () => {
    const said = { thing: "said", texts: ["rule", "port open"] };
    const called = { thing: "called", texts: ["port shut", "rule"] };
    expect(rankMatches([said, called], "port", 9).best).toEqual(["called", "said"]);
  });
});

test("whatever is typed, no more than asked for is given, all is counted, and every word is in it", () => {
  fc.assert(
    fc.property(fc.array(anyText), anyText, fc.nat(8), (names, typed, limit) => {
      const query = foldedQuery(typed);
      const { best, total } = rankMatches(names.map(searchable), query, limit);
      expect(best.length).toBe(Math.min(limit, total));
      for (const name of best) {
        for (const word of query.split(" ")) expect(foldedWords(name)).toContain(word);
      }
    }),
  );
});

test("whoever types a name finds it first, unless another is called the same", () => {
  fc.assert(
    fc.property(fc.array(anyText), anyText, (names, name) => {
      fc.pre(foldedQuery(name) !== "");
      const { best } = rankMatches([...names, name].map(searchable), foldedQuery(name), 1);
      expect(foldedWords(best[0] ?? "")).toBe(foldedQuery(name));
    }),
  );
});

test("a text of any length is cut before it is looked for", () => {
  expect(foldedQuery("a".repeat(1_000_000))).toHaveLength(200);
});
