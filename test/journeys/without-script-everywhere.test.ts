import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { everyPage } from "./stage/every-page.ts";
import { inLanes } from "./stage/in-lanes.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { watchedPage } from "./stage/watched-page.ts";

/** What a page shows, whether or not a script runs: its heading, and how much there is below it. */
interface Content {
  readonly heading: string;
  readonly parts: number;
}

/** One page without a script, the same one with it, and what came of its filter form. */
interface Both {
  readonly path: string;
  readonly bare: Content;
  readonly full: Content;
  /** Null where it has no form with words in it, or another page has the same one. */
  readonly sent: { readonly value: string | null; readonly heading: string } | null;
}

const patienceMs = 900_000;

describe("J58: every page without a script", () => {
  const { address } = inject("stage");
  const forms = new Set<string>();
  let browser: Browser;
  let pages: readonly Both[];

  beforeAll(async () => {
    browser = await launchBrowser();
    const { page } = await watchedPage(browser, address, { javaScriptEnabled: false });
    pages = await inLanes(await everyPage(page), async () => {
      const bare = await watchedPage(browser, address, { javaScriptEnabled: false });
      const full = await watchedPage(browser, address);
      return (path) => visit(path, bare.page, full.page);
    });
  }, patienceMs);
  afterAll(() => browser.close());

  async function visit(path: string, bare: Page, full: Page): Promise<Both> {
    await Promise.all([bare.goto(path), full.goto(path)]);
    const shown = { bare: await contentOf(bare), full: await contentOf(full) };
    return { path, ...shown, sent: await sendForm(bare) };
  }

  /** The same form stands on many pages: it is sent from the first. */
  async function sendForm(page: Page): Promise<Both["sent"]> {
    const form = page.locator("main form:not([method='post'])");
    const field = form.locator("input[type='search'], input[type='text']").first();
    if ((await field.count()) === 0 || !(await field.isVisible())) return null;
    const name = (await field.getAttribute("name")) ?? "";
    const key = `${new URL(page.url()).pathname} ${name}`;
    if (forms.has(key)) return null;
    forms.add(key);
    await field.fill("bucket");
    await Promise.all([page.waitForEvent("load"), field.press("Enter")]);
    const { heading } = await contentOf(page);
    return { value: new URL(page.url()).searchParams.get(name), heading };
  }

  test("shows as much as with one", () => {
    const different = pages.filter(
      ({ bare, full }) =>
        bare.heading !== full.heading || bare.parts < full.parts || bare.parts === 0,
    );
    expect(pages.length).toBeGreaterThan(30);
    expect(different).toEqual([]);
  });

  test("sends every filter form, and what was chosen is in the address", () => {
    const sent = pages.filter((each) => each.sent !== null);
    expect(sent.filter((each) => each.sent?.value !== "bucket")).toEqual([]);
    expect(sent.filter((each) => each.sent?.heading === "")).toEqual([]);
    expect(sent.length).toBeGreaterThan(5);
  });
});

function contentOf(page: Page): Promise<Content> {
  return page.evaluate(() => {
    const main = document.querySelector("main");
    const visible = [...(main?.querySelectorAll("h1, h2, caption, tbody tr, dt, li") ?? [])];
    return {
      heading: main?.querySelector("h1")?.textContent ?? "",
      parts: visible.filter((each) => each.checkVisibility()).length,
    };
  });
}
