/** A person at the keyboard, who must see at every step where they are. */
import type { Page } from "playwright-core";

/** More steps than any page has before its content, and no more than a person would take. */
const mostSteps = 250;

/**
 * Presses Tab until the focus stands on an element that matches, and leaves it there.
 *
 * @throws Error when the focus is lost or cannot be seen on the way, or never comes there
 */
export async function tabTo(page: Page, selector: string, key = "Tab"): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    await page.keyboard.press(key);
    const { isThere, trouble } = await focusOn(page, selector);
    if (trouble !== null) throw new Error(`after ${step + 1} steps to ${selector}: ${trouble}`);
    if (isThere) return;
  }
  throw new Error(`${mostSteps} steps did not lead to ${selector}`);
}

/** What is wrong with where the focus is, null when it can be seen; and whether it is on such an element. */
export function focusOn(
  page: Page,
  selector: string,
): Promise<{ readonly isThere: boolean; readonly trouble: string | null }> {
  return page.evaluate((wanted) => {
    const element = document.activeElement;
    // Past the last element the focus leaves the document for a step, and comes back at its beginning.
    if (element === null || element === document.body) return { isThere: false, trouble: null };
    const box = element.getBoundingClientRect();
    const { visibility } = getComputedStyle(element);
    // A field in a frame has its outline drawn round the frame.
    const frames = [element, element.parentElement, element.parentElement?.parentElement];
    const isDrawn = frames.some((frame) => {
      if (!frame) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(frame);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    });
    const isInSight =
      box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < window.innerHeight;
    const what = element.outerHTML.slice(0, 160);
    const faults = [
      isDrawn ? [] : ["has no outline"],
      isInSight ? [] : ["is out of sight"],
      visibility === "visible" ? [] : ["is hidden"],
    ].flat();
    const trouble = faults.length > 0 ? `${what} ${faults.join(" and ")}` : null;
    return { isThere: element.matches(wanted), trouble };
  }, selector);
}

/** Goes to an element by Tab and follows it with Enter, until the page has come whose address is meant. */
export async function follow(page: Page, selector: string, to: RegExp): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
  await page.waitForURL(to);
  await page.getByRole("heading", { level: 1 }).waitFor();
}
