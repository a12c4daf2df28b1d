import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestName, nameProblem, unseenProblem } from "../../lib/posture/seen-text.ts";

const missing = "Say who you are.";

describe("a name", () => {
  test.each([
    "Ada",
    "Ada <b>Adams</b>",
    "Łukasz O’Neill-Smith",
    "محمد",
    "🦊",
    "a".repeat(longestName),
  ])("is taken: %j", (name) => {
    expect(nameProblem(name, missing)).toBeNull();
  });

  test.each([
    ["", missing],
    ["a".repeat(longestName + 1), "It has 201 characters; there is room for 200."],
    ["Ada\nEve", "Write it on one line."],
    ["Ada\u0007", "U+0007"],
    ["Ada\t", "U+0009"],
    ["A\u200Bda", "U+200B"],
    ["evA\u202Eda", "U+202E"],
    ["\uFEFFAda", "U+FEFF"],
    ["Ada\u{E0041}", "U+E0041"],
    ["Ada\uD800", "U+D800"],
  ])("is refused, and the reason named: %j", (name, reason) => {
    expect(nameProblem(name, missing)).toContain(reason);
  });

  test("that is taken has nothing in it that is not seen", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (name) => {
        fc.pre(nameProblem(name, missing) === null);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("a text", () => {
  test("may have lines, tabs and joined signs", () => {
    expect(unseenProblem("Two\nlines\tof 👩‍💻 it.")).toBeNull();
  });

  test.each(["a\u0000", "a\u001B[2J", "a\u2028b", "a\uFEFF", "a\uDC00"])(
    "has no character that files cannot carry: %j",
    (text) => {
      expect(unseenProblem(text)).toMatch(/cannot be seen, U\+[0-9A-F]{4}/);
    },
  );
});
