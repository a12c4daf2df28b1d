/** Which pictures are held, of what, and how each is taken. */
import type { Page } from "playwright-core";
import type { AccountName } from "../journeys/stage/accounts.ts";
import { barePages, deniedPages, samplePages } from "../journeys/stage/shown-pages.ts";
import type { Outline } from "./compare.ts";

/** One page in one look, by the name of its file. */
export interface Picture {
  readonly name: string;
  readonly account: AccountName;
  readonly path: string;
  readonly width: number;
  readonly colorScheme: "light" | "dark";
  /** No more of the page than this: lists go on as they began. */
  readonly tallest: number;
}

const looks = [
  { width: 1440, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
] as const;

const moreLooks = [
  { width: 1440, colorScheme: "dark" },
  { width: 768, colorScheme: "light" },
  { width: 390, colorScheme: "light" },
] as const;

const pageHead = 1100;
const wholePage = 2400;

/** @param page one whose addresses are the sample account's */
export async function allPictures(page: Page): Promise<Picture[]> {
  const pages = await samplePages(page);
  return [
    ...Object.entries(pages).flatMap(([name, path]) => inLooks("sample", name, path)),
    ...Object.entries(barePages).flatMap(([name, path]) => inLooks("bare", name, path)),
    ...Object.entries(deniedPages).flatMap(([name, path]) => inLooks("denied", name, path)),
  ];
}

function inLooks(account: AccountName, name: string, path: string): Picture[] {
  const isOverview = account === "sample" && name === "overview";
  return (isOverview ? [...looks, ...moreLooks] : looks).map((look) => ({
    ...look,
    name: `${account === "sample" ? "" : `${account}-`}${name}-${look.width}-${look.colorScheme}`,
    account,
    path,
    tallest: isOverview && look.width === 1440 ? wholePage : pageHead,
  }));
}

/** More often than this, a page that is still moving is not looked at. */
const mostLooks = 5;

/**
 * Waits until the page's script has taken over, which draws what needs one (Copy beside a command), and
 * then until two looks are the same. On a busy machine the script comes long after the page is loaded;
 * React says it by a key of its own on each element.
 */
export async function standsStill(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("a, button, pre")].every((element) =>
      Object.keys(element).some((key) => key.startsWith("__reactFiber")),
    ),
  );
  let last = await page.screenshot({ animations: "disabled", caret: "hide" });
  for (let looks = 1; looks < mostLooks; looks += 1) {
    const next = await page.screenshot({ animations: "disabled", caret: "hide" });
    if (next.equals(last)) return;
    last = next;
  }
}

/** Takes one picture as a PNG, of a page that is at its address. */
export async function take(page: Page, picture: Picture): Promise<Buffer> {
  const { width, colorScheme, tallest } = picture;
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const height = await page.evaluate(async () => {
    await document.fonts.ready;
    return document.documentElement.scrollHeight;
  });
  return page.screenshot({
    fullPage: true,
    animations: "disabled",
    caret: "hide",
    clip: { x: 0, y: 0, width, height: Math.min(height, tallest) },
  });
}

/** The page's headings, captions, links and buttons, in order: what it is, however its letters are drawn. */
export function outlineOf(page: Page): Promise<Outline> {
  return page.evaluate(() => ({
    height: Math.round(document.documentElement.getBoundingClientRect().height),
    words: [
      ...document.querySelectorAll("h1, h2, h3, h4, caption, th, nav a, summary, button, label"),
    ]
      .filter((element) => element.checkVisibility())
      .map(
        (element) => `${element.localName} ${element.textContent.replaceAll(/\s+/g, " ").trim()}`,
      ),
  }));
}
