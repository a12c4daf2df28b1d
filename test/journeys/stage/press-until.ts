import type { Locator, Page } from "playwright-core";

/** How long one press may take to show something before the key is pressed again. */
const turnMs = 2000;

/** Presses a key until it is heard: on a busy machine a page is there before its scripts are. */
export async function pressUntil(page: Page, key: string, shown: Locator): Promise<void> {
  let isShown = false;
  while (!isShown) {
    await page.keyboard.press(key);
    isShown = await shown.waitFor({ timeout: turnMs }).then(
      () => true,
      () => false,
    );
  }
}
