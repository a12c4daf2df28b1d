import axe from "axe-core";
import type { Page } from "playwright-core";

/** Everything WCAG 2.2 AA asks that a machine can see, and axe's own good advice. */
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page as it stands, overlays and all. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    // The line above has put it there.
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(document, { runOnly: { type: "tag", values } });
    return violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.html}`),
    );
  }, axeTags);
}
