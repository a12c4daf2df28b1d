import { describe, expect, inject, test } from "vitest";
import { fixedPages } from "./stage/every-page.ts";
import { holdEveryPage, visitor } from "./stage/hold-every-page.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { fewLooks, heldAgainst, nothingHeld } from "./stage/sight.ts";
import { violationsOn } from "./stage/violations-on.ts";
import { watchedPage } from "./stage/watched-page.ts";

/** Without those about something that only the sample account has, and those that are the same in every account. */
const pagesOfAnyAccount = fixedPages.filter(
  (path) => !/^\/(regions\/|catalogue|help)|[?&]id=/.test(path),
);

for (const account of ["bare", "denied"] as const)
  holdEveryPage(account, fewLooks, () => Promise.resolve(pagesOfAnyAccount));

describe("what opens over a page", () => {
  test.for(["/controls", "/findings", "/resources"])(
    "J14: axe finds nothing with any of it open, in light and dark: %s",
    async (path) => {
      const browser = await launchBrowser();
      const { page, troubles } = await watchedPage(browser, inject("stage").address, visitor);
      await page.goto(path);
      const ids = await page
        .locator("[popover][id]")
        .evaluateAll((all) => all.map((each) => each.id));
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) {
        const part = `[id="${id}"]`;
        const popover = page.locator(part);
        await popover.evaluate((each: HTMLElement) => each.showPopover());
        for (const [colorScheme, rules] of [
          ["light", "all"],
          ["dark", "colours"],
        ] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violationsOn(page, rules, part), `${id}, ${colorScheme}`).toEqual([]);
        }
        await popover.evaluate((each: HTMLElement) => each.hidePopover());
      }
      expect(troubles).toEqual([]);
      await browser.close();
    },
  );
});

/** Forms whose refusal changes nothing: where, what opens it, what sends it, what it answers. */
const refusedForms: readonly (readonly [
  path: string,
  opens: string | null,
  sends: string,
  answers: string,
])[] = [
  ["/exceptions/new", null, "Accept this deviation", "Choose what is accepted."],
  ["/evidence/user-controls", "Add a user control", "Save", "Nothing was written"],
  ["/acceptable-use", "Declare a test", "Declare it", "Nothing was written"],
];

describe("a form that was refused", () => {
  test.for(refusedForms)(
    "J14: %s says so, and axe finds nothing on it, in light and dark",
    async ([path, opens, sends, answers]) => {
      const browser = await launchBrowser();
      const { page, troubles } = await watchedPage(browser, inject("stage").address, visitor);
      await page.goto(path);
      if (opens !== null) await page.getByText(opens, { exact: true }).click();
      const button = page.getByRole("button", { name: sends, exact: true });
      // What the browser would ask for itself, the server has to ask for too.
      await button.evaluate((each: HTMLButtonElement) => each.setAttribute("formnovalidate", ""));
      await button.click();
      await page.getByText(answers).first().waitFor();
      expect(await heldAgainst(page, fewLooks)).toEqual(nothingHeld);
      expect(troubles).toEqual([]);
      await browser.close();
    },
  );
});
