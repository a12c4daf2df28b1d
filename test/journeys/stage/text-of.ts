import type { Locator } from "playwright-core";

/** All text of an element, that for screen readers too, on one line. Waits for the element. */
export async function textOf(locator: Locator): Promise<string> {
  const text = (await locator.textContent()) ?? "";
  return text.replaceAll(/\s+/g, " ").trim();
}
