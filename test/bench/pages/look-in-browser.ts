/** What a reader sees and waits for, in a Chromium whose processor is four times as slow. */
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../journeys/stage/launch-browser.ts";
import { percentile } from "../percentile.ts";

export interface Seen {
  readonly runs: number;
  /** Of the looks in which the browser told of one; null: in none, so it was not measured. */
  readonly largestPaintMilliseconds: number | null;
  readonly blockedMilliseconds: number;
  readonly layoutShift: number;
  readonly elements: number;
  /** Requests to anyone but the dashboard, over all runs. */
  readonly foreignRequests: number;
}

const slowdown = 4;
const settledMilliseconds = 700;
/** On a busy machine a page may be there long before it is painted. */
const paintPatienceMilliseconds = 10_000;

/** Every page once in each round; each time in a browser profile of its own, with nothing cached. */
export async function lookInBrowser(
  urls: readonly string[],
  rounds: number,
): Promise<ReadonlyMap<string, Seen>> {
  const looks = new Map<string, Look[]>(urls.map((url) => [url, []]));
  const browser = await launchBrowser();
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const [url, seen] of looks) seen.push(await lookOnce(browser, url));
  } finally {
    await browser.close();
  }
  return new Map([...looks].map(([url, seen]) => [url, medianOf(seen)]));
}

/** What one look saw; `paint` is null when the browser told of none. */
export interface Look {
  readonly paint: number | null;
  readonly blocked: number;
  readonly shift: number;
  readonly elements: number;
  readonly foreign: number;
}

async function lookOnce(browser: Browser, url: string): Promise<Look> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const { origin } = new URL(url);
  let foreign = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin && !request.url().startsWith("data:"))
      foreign += 1;
  });
  const devTools = await context.newCDPSession(page);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(watchThePage);
  await page.goto(url, { waitUntil: "networkidle" });
  await page.waitForTimeout(settledMilliseconds);
  const giveUpAt = performance.now() + paintPatienceMilliseconds;
  let look = await page.evaluate(tellWhatWasSeen);
  while (look.paint === null && performance.now() < giveUpAt) {
    await page.waitForTimeout(settledMilliseconds);
    look = await page.evaluate(tellWhatWasSeen);
  }
  await context.close();
  return { ...look, foreign };
}

interface Watching {
  paint: number | null;
  firstPaint: number;
  shift: number;
  readonly tasks: { readonly start: number; readonly duration: number }[];
}

/** Runs in the page, before anything of it. */
function watchThePage(): void {
  const watching: Watching = { paint: null, firstPaint: 0, shift: 0, tasks: [] };
  Reflect.set(globalThis, "watching", watching);
  const on = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry);
    }).observe({ type, buffered: true });
  on("largest-contentful-paint", ({ startTime }) => {
    watching.paint = startTime;
  });
  on("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") watching.firstPaint = startTime;
  });
  on("layout-shift", (entry) => {
    watching.shift += Number(Reflect.get(entry, "value"));
  });
  on("longtask", ({ startTime, duration }) => {
    watching.tasks.push({ start: startTime, duration });
  });
}

/** Runs in the page. Blocking is what a task takes beyond 50 ms once something is painted. */
function tellWhatWasSeen(): Omit<Look, "foreign"> {
  // Put there by `watchThePage`.
  const watching = Reflect.get(globalThis, "watching") as Watching;
  const blocked = watching.tasks
    .filter(({ start, duration }) => start + duration > watching.firstPaint)
    .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
  return {
    paint: watching.paint,
    blocked,
    shift: watching.shift,
    elements: document.querySelectorAll("*").length,
  };
}

/** The middle of each figure. */
export function medianOf(looks: readonly Look[]): Seen {
  const paints = looks.flatMap(({ paint }) => paint ?? []);
  const median = (of: (look: Look) => number) => percentile(looks.map(of), 0.5);
  return {
    runs: looks.length,
    largestPaintMilliseconds: paints.length === 0 ? null : percentile(paints, 0.5),
    blockedMilliseconds: median(({ blocked }) => blocked),
    layoutShift: median(({ shift }) => shift),
    elements: median(({ elements }) => elements),
    foreignRequests: looks.reduce((sum, { foreign }) => sum + foreign, 0),
  };
}
