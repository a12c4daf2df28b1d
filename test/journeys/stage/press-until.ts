import type { Locator, Page } from "playwright-core";

/** How long one press may take to show something before the key is pressed again. */
const turnMs = 2000;

/** Presses a key until it is heard: on a busy machine a page is there before its scripts are. */
export const pressUntil = (page: Page, key: string, shown: Locator): Promise<void> =>
  press(page, key, shown, "visible");

/** Presses a key until what it takes away is gone. */
export const pressUntilGone = (page: Page, key: string, gone: Locator): Promise<void> =>
  press(page, key, gone, "detached");

async function press(
  page: Page,
  key: string,
  what: Locator,
  state: "visible" | "detached",
): Promise<void> {
  let isSo = false;
  while (!isSo) {
    await page.keyboard.press(key);
    isSo = await what.waitFor({ state, timeout: turnMs }).then(
      () => true,
      () => false,
    );
  }
}
