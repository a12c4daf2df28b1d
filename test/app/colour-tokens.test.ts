import { describe, expect, test } from "vitest";
import { readColourTokens, type Theme, themes } from "./colour-tokens.ts";
import { contrast, distance, sights } from "./colour-vision.ts";

const tokens = readColourTokens();
const grounds = ["paper", "card", "shaft", "well", "ground"];
const inks = ["ink", "soft", "mute", "brand", "pass", "fail", "amber"];
const severities = ["critical", "high", "medium", "low"];
/** Fills and outlines that carry meaning without a word inside them. */
const marks = ["edge", "seen", "unseen", "bar-pass", "bar-fail", "stone-edge", "brand"];

/** Below this two colours are one to some reader, and a shape or a pattern has to tell them apart. */
const toldApart = 6;

describe.each(themes)("in %s", (theme) => {
  test.each(pairs([...inks, ...severities], [...grounds, "hatch"]))(
    "%s is read on %s: at least 4.5 to 1",
    (ink, ground) => {
      expect(contrast(hex(ink, theme), hex(ground, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(["ink", "soft", "mute", "amber"])("%s is read on AWS’s stones", (ink) => {
    expect(contrast(hex(ink, theme), hex("stone", theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["ink", "soft"])("%s is read on the quiet hatch’s own lines", (ink) => {
    const line = mixed(hex("hatch-line", theme), hex("hatch", theme), 0.62);
    expect(contrast(hex(ink, theme), line)).toBeGreaterThanOrEqual(4.5);
  });

  test("what stands on the brand colour is read", () => {
    const ratio = contrast(hex("brand-paper", theme), hex("brand", theme));
    expect(ratio).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(marks, ["paper", "card", "shaft"]))(
    "%s is seen on %s: at least 3 to 1",
    (mark, ground) => {
      expect(contrast(hex(mark, theme), hex(ground, theme))).toBeGreaterThanOrEqual(3);
    },
  );

  test("the strokes inside the marks of passing and failing are seen", () => {
    expect(contrast(hex("card", theme), hex("pass", theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(hex("card", theme), hex("fail", theme))).toBeGreaterThanOrEqual(4.5);
  });

  test("in a bar failing differs from passing in lightness alone, and stands out more", () => {
    const [pass, fail, card] = [hex("bar-pass", theme), hex("bar-fail", theme), hex("card", theme)];
    expect(contrast(pass, fail)).toBeGreaterThanOrEqual(2);
    expect(contrast(fail, card)).toBeGreaterThan(2 * contrast(pass, card));
  });

  test("passing, failing and the ground of unseen are told apart in a bar by every eye", () => {
    for (const sight of sights) {
      for (const [one, other] of [
        ["bar-pass", "bar-fail"],
        ["bar-pass", "hatch"],
        ["bar-fail", "hatch"],
      ] as const) {
        const apart = distance(hex(one, theme), hex(other, theme), sight);
        expect(apart, `${one} and ${other}, ${sight}`).toBeGreaterThan(2 * toldApart);
      }
    }
  });

  test("severities that some eye cannot tell by colour are high and medium alone: shapes do", () => {
    const confused = sights.flatMap((sight) =>
      severities.flatMap((one, index) =>
        severities
          .slice(index + 1)
          .filter((other) => distance(hex(one, theme), hex(other, theme), sight) < toldApart)
          .map((other) => `${one} and ${other}`),
      ),
    );
    expect([...new Set(confused)].filter((pair) => pair !== "high and medium")).toEqual([]);
  });

  test("of two neighbouring severities the worse stands apart in lightness by a fifth", () => {
    for (const [one, other] of [
      ["critical", "high"],
      ["high", "medium"],
    ] as const) {
      const apart = contrast(hex(one, theme), hex(other, theme));
      expect(apart, `${one} and ${other}`).toBeGreaterThanOrEqual(1.2);
    }
  });
});

test("every colour has a value for light and one for dark", () => {
  expect(tokens.size).toBeGreaterThan(25);
});

function hex(name: string, theme: Theme): string {
  const token = tokens.get(name);
  if (token === undefined) throw new Error(`globals.css names no colour ${name}`);
  return token[theme];
}

function pairs(some: readonly string[], others: readonly string[]): [string, string][] {
  return some.flatMap((one) => others.map((other): [string, string] => [one, other]));
}

/** CSS's color-mix in sRGB. */
function mixed(colour: string, ground: string, share: number): string {
  const channel = (at: number) => {
    const [one, other] = [colour, ground].map((each) =>
      Number.parseInt(each.slice(at, at + 2), 16),
    );
    const value = Math.round((one ?? 0) * share + (other ?? 0) * (1 - share));
    return value.toString(16).padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
