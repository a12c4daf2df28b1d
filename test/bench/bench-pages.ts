/** `npm run bench:pages`: how long the pages of a large account take, and what they weigh. */
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { startDashboard } from "../journeys/stage/start-dashboard.ts";
import { machine } from "./machine.ts";
import { choosePages } from "./pages/choose-pages.ts";
import { describeStore } from "./pages/describe-store.ts";
import { startEmptyPage } from "./pages/empty-page.ts";
import { fillStore } from "./pages/fill-store.ts";
import { lookInBrowser } from "./pages/look-in-browser.ts";
import { isHeld, type PageResult, type PagesResult } from "./pages/page-results.ts";
import { type PagesOptions, readPagesOptions } from "./pages/pages-options.ts";
import { pagesTable } from "./pages/print-pages.ts";
import { timeServer } from "./pages/time-server.ts";
import { weighPage } from "./pages/weigh-page.ts";
import { keepPages } from "./pages/write-pages.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** What a map must have, because it was made from the same addresses. */
function of<Value>(values: ReadonlyMap<string, Value>, url: string): Value {
  const value = values.get(url);
  if (value === undefined) throw new Error(`${url} was not measured`);
  return value;
}

async function measurePages(folder: string, options: PagesOptions): Promise<PagesResult> {
  const load = cpus().length > 0 ? (loadavg()[0] ?? null) : null;
  const contents = await describeStore(folder);
  const { evaluations, findings } = contents;
  await using dashboard = await startDashboard({ DEMARC_STORE: folder });
  await using emptyPage = await startEmptyPage();
  const { address } = dashboard;
  const pages = await choosePages(address, contents, options.pages);
  const health = `${address}/healthz`;
  const urls = [emptyPage.url, ...pages.map(({ path }) => `${address}${path}`)];
  say(`Asking for ${urls.length} pages, ${options.rounds} times each.`);
  const times = await timeServer([health, ...urls], options.rounds);
  say(`Looking at them in a browser, ${options.looks} times each.`);
  const seen = options.looks === 0 ? new Map() : await lookInBrowser(urls, options.looks);
  const measured = async (url: string) => ({
    server: of(times, url),
    weight: await weighPage(url),
    seen: seen.get(url) ?? null,
  });
  const results: PageResult[] = [];
  for (const page of pages)
    results.push({ ...page, ...(await measured(`${address}${page.path}`)) });
  return {
    machine: machine(),
    load,
    evaluations,
    findings,
    yardsticks: { health: of(times, health), emptyPage: await measured(emptyPage.url) },
    pages: results,
  };
}

async function withStore<T>(options: PagesOptions, use: (folder: string) => Promise<T>) {
  if (options.store !== undefined) return use(options.store);
  const folder = await mkdtemp(join(tmpdir(), "demarc-bench-"));
  try {
    await fillStore(folder, options, say);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const options = readPagesOptions(process.argv.slice(2));
const result = await withStore(options, (folder) => measurePages(folder, options));
process.stdout.write(pagesTable(result));
if (options.output !== undefined) await keepPages(options.output, result);
const held = result.pages.filter(isHeld);
say(`${held.length} of ${result.pages.length} pages were seen to hold all that is promised.`);
