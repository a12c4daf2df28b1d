import type { Browser, Page } from "playwright-core";
import type { AccountName } from "../journeys/stage/accounts.ts";
import { inLanes } from "../journeys/stage/in-lanes.ts";
import { watchedPage } from "../journeys/stage/watched-page.ts";
import type { Outline } from "./compare.ts";
import { allPictures, outlineOf, type Picture, standsStill, take } from "./pictures.ts";

/**
 * Takes every picture: each page is visited once and looked at in all its looks.
 *
 * @param seen is given each picture as it is taken, in no order
 * @returns the outlines by the names of their pictures, in the order of the list
 */
export async function takeAll(
  browser: Browser,
  addresses: Readonly<Record<AccountName, string>>,
  seen: (picture: Picture, png: Buffer) => Promise<void>,
): Promise<Readonly<Record<string, Outline>>> {
  const open = (account: AccountName): Promise<Page> =>
    watchedPage(browser, addresses[account]).then(({ page }) => page);
  const pictures = await allPictures(await open("sample"));
  const visits = Map.groupBy(pictures, ({ account, path }) => `${account} ${path}`);
  const outlines = await inLanes([...visits.values()], async () => {
    const pages = {
      sample: await open("sample"),
      bare: await open("bare"),
      denied: await open("denied"),
    };
    return async (looks) => {
      const found: [string, Outline][] = [];
      const [first] = looks;
      if (first === undefined) return found;
      const page = pages[first.account];
      await page.goto(first.path);
      await standsStill(page);
      for (const picture of looks) {
        await seen(picture, await take(page, picture));
        found.push([picture.name, await outlineOf(page)]);
      }
      return found;
    };
  });
  return Object.fromEntries(outlines.flat());
}
