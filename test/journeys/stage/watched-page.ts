import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page, and everything that went wrong on it and need not be seen by eye. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of scripts, whatever the console complains of, policy violations, requests to anyone else. */
  readonly troubles: readonly string[];
}

/** The two widths that every page must fit. */
export const widths = { desk: 1440, phone: 390 } as const;

const complaints: ReadonlySet<string> = new Set(["error", "warning", "assert"]);

/** How long anything may take to appear: a busy machine is no failure. */
const patienceMs = 120_000;

/** Opens an empty page that is watched from its first request on. */
export async function watchedPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: widths.desk, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (!complaints.has(message.type())) return;
    troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) troubles.push(`left the house: ${request.url()}`);
  });
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, troubles };
}
