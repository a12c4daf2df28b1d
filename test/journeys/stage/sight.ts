/** What a machine can hold against a page, in every look, from one visit. */
import axe from "axe-core";
import type { Page } from "playwright-core";

export interface Look {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
  /** `all` of axe's rules, those that colours and sizes decide, or none: the width alone is looked at. */
  readonly rules: "all" | "appearance" | "none";
}

/**
 * Every width and scheme. A scheme changes colours and nothing else, so what is about structure is asked
 * once for each layout. 320 and 720 pixels are what is left of 1280 and 1440 at 400 % and 200 % zoom.
 */
export const looks: readonly Look[] = [
  { width: 1440, colorScheme: "light", rules: "all" },
  { width: 1440, colorScheme: "dark", rules: "appearance" },
  { width: 768, colorScheme: "dark", rules: "none" },
  { width: 720, colorScheme: "dark", rules: "none" },
  { width: 390, colorScheme: "dark", rules: "all" },
  { width: 390, colorScheme: "light", rules: "appearance" },
  { width: 320, colorScheme: "light", rules: "none" },
];

/** What is to be held against one page. */
export interface Sight {
  readonly address: string;
  readonly status: number;
  readonly title: string;
  /** What axe found, with the look in which it did. */
  readonly violations: readonly string[];
  /** Looks in which something is wider than the window. */
  readonly tooWide: readonly string[];
  readonly hasInlineStyle: boolean;
  readonly policy: string;
  readonly isLabelledSample: boolean;
  /** Animations that run though nobody wants any. */
  readonly moving: readonly string[];
}

/** Everything WCAG 2.2 AA asks that a machine can see, and axe's own good advice. */
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const appearanceRules = ["color-contrast", "link-in-text-block", "target-size"];

/** Visits a page once and looks at it in every given way, with everything that unfolds unfolded. */
export async function sightOf(
  page: Page,
  address: string,
  inLooks: readonly Look[] = looks,
): Promise<Sight> {
  const response = await page.goto(address);
  const html = (await response?.text()) ?? "";
  await page.evaluate(() => {
    // All but the phone's menu: it lies over the page, and has a look of its own.
    for (const details of document.querySelectorAll<HTMLDetailsElement>("main details"))
      details.open = true;
  });
  await page.evaluate(axe.source);
  const violations: string[] = [];
  const tooWide: string[] = [];
  for (const look of inLooks) {
    const name = `${look.width} ${look.colorScheme}`;
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.emulateMedia({ colorScheme: look.colorScheme });
    for (const each of await violationsOn(page, look)) violations.push(`${name}: ${each}`);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (excess > 0) tooWide.push(`${name}: by ${excess}`);
  }
  return {
    address,
    status: response?.status() ?? 0,
    title: await page.title(),
    violations,
    tooWide,
    hasInlineStyle: /<[^>]+ style=/.test(html),
    policy: response?.headers()["content-security-policy"] ?? "",
    isLabelledSample: await page.getByRole("complementary", { name: "Sample account" }).isVisible(),
    moving: await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === "running")
        .map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target?.outerHTML : null))
        .map((target) => (target ?? "something").slice(0, 120)),
    ),
  };
}

/** What axe finds in the page as it stands, or in a part of it. Axe must be there. */
async function violationsOn(page: Page, { rules }: Look): Promise<string[]> {
  if (rules === "none") return [];
  const runOnly =
    rules === "all"
      ? ({ type: "tag", values: axeTags } as const)
      : ({ type: "rule", values: appearanceRules } as const);
  return page.evaluate(async (only) => {
    // The visit has put it there.
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const options = { runOnly: only, resultTypes: ["violations"], preload: false };
    const { violations } = await inPage.run(document, options as axe.RunOptions);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, runOnly);
}
