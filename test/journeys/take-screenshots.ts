/**
 * Pictures for the eye, with `npm run screenshots`: the chosen few into `docs/screenshots`, which the
 * README shows, or with `-- <folder>` every page of every account at every width, light and dark.
 *
 * `-- <folder> --million <store>` takes the pages of a large store too, which `npm run bench` can fill.
 */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { buildDashboard } from "../../lib/cli/serve/build-dashboard.ts";
import { projectRoot } from "../../lib/cli/serve/project-root.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { openScenes } from "./stage/scenes.ts";
import {
  barePages,
  chosenPages,
  deniedPages,
  millionPages,
  samplePages,
} from "./stage/shown-pages.ts";
import { startDashboard } from "./stage/start-dashboard.ts";
import { watchedPage } from "./stage/watched-page.ts";

/** A page's own length, but no more than this: lists go on as they began. The overview is shown whole. */
const tallest = 1400;

const schemes = ["light", "dark"] as const;
const devices = { desk: 1440, tablet: 768, phone: 390 } as const;
type Device = keyof typeof devices;

interface Shooting {
  readonly address: string;
  readonly folder: string;
  /** Before every file's name. */
  readonly prefix: string;
  readonly pages: Readonly<Record<string, string>>;
  readonly on: readonly Device[];
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { million: { type: "string" } },
});
const [wanted] = positionals;

if (!(await buildDashboard())) throw new Error("There is no dashboard to take pictures of.");
const browser = await launchBrowser();
await using scenes = await openScenes();
const { sample, bare, denied } = scenes.addresses;
const { page: guide } = await watchedPage(browser, sample);
if (wanted === undefined) {
  const folder = join(projectRoot, "docs/screenshots");
  await rm(folder, { recursive: true, force: true });
  const pages = chosenPages(await samplePages(guide));
  await shoot(browser, { address: sample, folder, prefix: "", pages, on: ["desk", "phone"] });
} else {
  const shared = { folder: wanted, on: ["desk", "tablet", "phone"] } as const;
  const pages = await samplePages(guide);
  await shoot(browser, { ...shared, address: sample, prefix: "sample-", pages });
  await shoot(browser, { ...shared, address: bare, prefix: "bare-", pages: barePages });
  await shoot(browser, { ...shared, address: denied, prefix: "denied-", pages: deniedPages });
  if (values.million !== undefined) {
    await using large = await startDashboard({ DEMARC_STORE: values.million });
    const { address } = large;
    await shoot(browser, { ...shared, address, prefix: "million-", pages: millionPages });
  }
}
await browser.close();

/** Takes all pages in all widths and both schemes. */
async function shoot(from: Browser, shooting: Shooting): Promise<void> {
  const { address, folder, prefix, pages, on } = shooting;
  await mkdir(folder, { recursive: true });
  for (const device of on) {
    const width = devices[device];
    for (const colorScheme of schemes) {
      const viewport = { width, height: 900 };
      const { page } = await watchedPage(from, address, { viewport, colorScheme });
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(path);
        const length = await page.evaluate(async () => {
          await document.fonts.ready;
          return document.documentElement.scrollHeight;
        });
        const height = path === "/" && device === "desk" ? length : Math.min(length, tallest);
        const png = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height } });
        await sharp(png)
          .png({ palette: true, effort: 10, compressionLevel: 9 })
          .toFile(join(folder, `${prefix}${name}-${device}-${colorScheme}.png`));
      }
      await page.context().close();
    }
  }
}
