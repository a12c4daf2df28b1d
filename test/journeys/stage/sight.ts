/** What a machine can hold against a page, in every look, from one visit. */
import type { Page } from "playwright-core";
import { type AxeRules, violationsOn } from "./violations-on.ts";

export interface Look {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
  /** What axe holds against it; without, the width alone is looked at. */
  readonly rules?: AxeRules;
}

/**
 * Every width and scheme. A scheme changes colours and nothing else, so what is about structure and size
 * is asked once for each layout. 320 and 720 pixels are what is left of 1280 and 1440 at 400 % and 200 %
 * zoom.
 */
export const looks: readonly Look[] = [
  { width: 1440, colorScheme: "light", rules: "all" },
  { width: 1440, colorScheme: "dark", rules: "colours" },
  { width: 768, colorScheme: "dark" },
  { width: 720, colorScheme: "dark" },
  { width: 390, colorScheme: "dark", rules: "all" },
  { width: 390, colorScheme: "light", rules: "colours" },
  { width: 320, colorScheme: "light" },
];

/** For accounts that have the same pages with less on them: each layout and each scheme once. */
export const fewLooks: readonly Look[] = [
  { width: 1440, colorScheme: "light", rules: "all" },
  { width: 390, colorScheme: "dark", rules: "colours" },
];

/** What is held against a page as it stands. */
export interface Held {
  /** What axe found, with the look in which it did. */
  readonly violations: readonly string[];
  /** Looks in which something is wider than the window. */
  readonly tooWide: readonly string[];
  /** Looks in which a table's rows have more columns, or fewer, than its heads. */
  readonly askew: readonly string[];
}

/** Nothing at all. */
export const nothingHeld: Held = { violations: [], tooWide: [], askew: [] };

/** What is to be held against one page. */
export interface Sight extends Held {
  readonly address: string;
  readonly status: number;
  readonly title: string;
  readonly hasInlineStyle: boolean;
  readonly policy: string;
  readonly isLabelledSample: boolean;
  /** Animations that run though nobody wants any. */
  readonly moving: readonly string[];
}

/** Visits a page once and looks at it in every given way, with everything that unfolds unfolded. */
export async function sightOf(
  page: Page,
  address: string,
  inLooks: readonly Look[],
): Promise<Sight> {
  const response = await page.goto(address);
  const html = (await response?.text()) ?? "";
  await page.evaluate(() => {
    // All but the phone's menu: it lies over the page, and has a look of its own.
    for (const details of document.querySelectorAll<HTMLDetailsElement>("main details"))
      details.open = true;
  });
  const held = await heldAgainst(page, inLooks);
  return {
    address,
    status: response?.status() ?? 0,
    title: await page.title(),
    ...held,
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

/** Looks at a page as it stands, whatever was done on it. */
export async function heldAgainst(page: Page, inLooks: readonly Look[]): Promise<Held> {
  const violations: string[] = [];
  const tooWide: string[] = [];
  const askew: string[] = [];
  for (const { width, colorScheme, rules } of inLooks) {
    const name = `${width} ${colorScheme}`;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const found = rules === undefined ? [] : await violationsOn(page, rules);
    violations.push(...found.map((each) => `${name}: ${each}`));
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (excess > 0) tooWide.push(`${name}: by ${excess}`);
    askew.push(...(await askewTables(page)).map((table) => `${name}: ${table}`));
  }
  return { violations, tooWide, askew };
}

/** The captions of tables in which a row shows another number of columns than the heads do. */
function askewTables(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cellsOf = (row: HTMLTableRowElement) =>
      [...row.cells].filter((cell) => getComputedStyle(cell).display !== "none").length;
    const isPlain = (row: HTMLTableRowElement) =>
      [...row.cells].every(({ colSpan }) => colSpan === 1);
    const shownRows = (section: HTMLTableSectionElement | null) =>
      [...(section?.rows ?? [])].filter((row) => row.checkVisibility() && isPlain(row));
    // A cell that spans rows stands in for cells of the next ones.
    return [...document.querySelectorAll<HTMLTableElement>("table:not(:has([rowspan]))")]
      .filter((table) => {
        const [heads] = shownRows(table.tHead);
        const rows = [...table.tBodies].flatMap(shownRows);
        return heads && rows.some((row) => cellsOf(row) !== cellsOf(heads));
      })
      .map((table) => table.caption?.textContent ?? "a table without a caption");
  });
}
