import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../journeys/stage/launch-browser.ts";
import {
  type AcceptedOutlines,
  acceptedNames,
  acceptedOutlines,
  differenceFrom,
  drawnBy,
  forgetFailures,
  type Outline,
} from "./compare.ts";
import { takeAll } from "./take-all.ts";

const { addresses } = inject("stage");

/** A hundred pictures, on a machine that may be busy. */
const patienceMs = 600_000;

describe("J59: every page looks as it was accepted", () => {
  let browser: Browser;
  let accepted: AcceptedOutlines;
  let outlines: Readonly<Record<string, Outline>>;
  const differences: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    accepted = await acceptedOutlines();
    await forgetFailures();
    const here = drawnBy(browser.version());
    const isSame = here === accepted.chromium;
    if (!isSame) sayThatOnlyWordsAreHeld(here, accepted.chromium);
    outlines = await takeAll(browser, addresses, async ({ name }, png) => {
      const difference = isSame ? await differenceFrom(name, png) : null;
      if (difference !== null) differences.push(difference);
    });
  }, patienceMs);
  afterAll(() => browser.close());

  test("pixel by pixel, in the Chromium that the pictures were taken with", () => {
    expect(differences).toEqual([]);
  });

  test("in any Chromium: the same headings, columns and buttons, in the same order", () => {
    const words = (of: Readonly<Record<string, Outline>>) =>
      Object.fromEntries(Object.entries(of).map(([name, outline]) => [name, outline.words]));
    expect(words(outlines)).toEqual(words(accepted.outlines));
  });

  test("in any Chromium: as long as it was, give or take one part in fifty", () => {
    const others = Object.entries(outlines).filter(([name, { height }]) => {
      const was = accepted.outlines[name]?.height ?? 0;
      return Math.abs(height - was) > was / 50;
    });
    expect(others.map(([name, { height }]) => `${name}: ${height} pixels`)).toEqual([]);
  });

  test("no picture was accepted that nobody takes", async () => {
    expect((await acceptedNames()).sort()).toEqual(Object.keys(outlines).sort());
  });
});

function sayThatOnlyWordsAreHeld(here: string, accepted: string): void {
  process.stderr.write(
    `\nThis Chromium is ${here}; the accepted pictures were taken with ${accepted}. Letters are drawn otherwise ` +
      "there: the pictures are not compared, the words and sizes of every page are. For the pixels, let " +
      `CHROMIUM_PATH name a Chromium ${accepted}, or take the pictures anew with npm run visual:accept.\n`,
  );
}
