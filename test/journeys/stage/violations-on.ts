import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";

/** Everything WCAG 2.2 AA asks that a machine can see, and axe's own good advice. */
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** `all` of axe's rules, or those that a scheme decides, which changes colours and nothing else. */
export type AxeRules = "all" | "colours";

const runOnly = {
  all: { type: "tag", values: axeTags },
  colours: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
} as const;

/** The smaller of axe's two files: every page that is looked at has to read it. */
const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds on a page as it stands, overlays and all.
 *
 * @param part a selector: nothing else is looked at
 */
export async function violationsOn(
  page: Page,
  rules: AxeRules = "all",
  part: string | null = null,
): Promise<string[]> {
  if (await page.evaluate(() => !("axe" in globalThis))) await page.evaluate(await source);
  return page.evaluate(
    async ([only, selector]) => {
      // The line above has put it there.
      const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
      const options = { runOnly: only, resultTypes: ["violations"], preload: false };
      const context = selector === null ? document : { include: [[selector]] };
      const { violations } = await inPage.run(context, options as axe.RunOptions);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    },
    [runOnly[rules], part] as const,
  );
}
