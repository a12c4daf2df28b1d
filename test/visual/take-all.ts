import type { Browser, Page } from "playwright-core";
import type { AccountName } from "../journeys/stage/accounts.ts";
import { watchedPage } from "../journeys/stage/watched-page.ts";
import type { Outline } from "./compare.ts";
import { allPictures, outlineOf, type Picture, take } from "./pictures.ts";

interface Taken {
  readonly picture: Picture;
  readonly png: Buffer;
  readonly outline: Outline;
}

/** Takes every picture, one after the other. */
export async function* takeAll(
  browser: Browser,
  addresses: Readonly<Record<AccountName, string>>,
): AsyncGenerator<Taken> {
  const open = (account: AccountName): Promise<Page> =>
    watchedPage(browser, addresses[account]).then(({ page }) => page);
  const pages = {
    sample: await open("sample"),
    bare: await open("bare"),
    denied: await open("denied"),
  };
  for (const picture of await allPictures(pages.sample)) {
    const page = pages[picture.account];
    const png = await take(page, picture);
    const { height } = await page.evaluate(() => document.documentElement.getBoundingClientRect());
    yield { picture, png, outline: { height: Math.round(height), words: await outlineOf(page) } };
  }
}
