import { describe, expect, test } from "vitest";
import { shortText, visibleText } from "../../lib/exports/visible-text.ts";
import { hostileTexts } from "./hostile-texts.ts";

describe("visible text", () => {
  test("plain text, accents and emoji of any script stay as they are", () => {
    expect(visibleText("Zürich-Bücket/日本語 👩‍🚀".replaceAll("\u200D", ""))).toBe(
      "Zürich-Bücket/日本語 👩🚀",
    );
  });

  test("a right-to-left override is written out instead of turning the name round", () => {
    expect(visibleText(hostileTexts.rightToLeft)).toBe("invoice[U+202E]fdp.exe");
  });

  test("what takes no width is written out, so that two names that look alike differ", () => {
    expect(visibleText(hostileTexts.zeroWidth)).toBe("pay[U+200B]pal");
  });

  test("terminal escapes and NUL lose their effect", () => {
    expect(visibleText(hostileTexts.escapeSequence)).toBe("[U+001B][2J[U+001B]]0;owned[U+0007]");
    expect(visibleText(hostileTexts.nul)).toBe("a[U+0000]b");
  });

  test("line breaks become spaces, and none is left at an end", () => {
    expect(visibleText("\r\n one \n\t two \u2028")).toBe("one two");
  });
});

describe("short text", () => {
  test("as long as allowed, it is whole", () => {
    expect(shortText("abcde", 5)).toBe("abcde");
  });

  test("longer, it ends in an ellipsis and is no longer than allowed", () => {
    expect(shortText(hostileTexts.long, 20)).toBe(`${"A".repeat(19)}…`);
  });

  test("a character of two code units is never cut in half", () => {
    expect(shortText("👍👍👍", 2)).toBe("👍…");
  });
});
