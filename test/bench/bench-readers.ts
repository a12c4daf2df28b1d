/** How long pages take, from request to last byte on loopback, idle and while the account is collected. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ran, type RunningDemarc, startDemarc } from "../cli/run-demarc.ts";
import { sandboxEnvironment } from "../fake-aws/environment.ts";
import { accountSizes, type SizeName } from "../fake-aws/large-account.ts";
import { startDashboard } from "../journeys/stage/start-dashboard.ts";
import { latencySeconds } from "./least-possible.ts";
import { percentile } from "./percentile.ts";
import type { PageTimes, ReadersResult } from "./results.ts";
import { runCollect } from "./run-collect.ts";
import { startSandbox } from "./sandbox-process.ts";

/** Of fewer requests the 99th of a hundred is just the worst; short collections are repeated. */
const enoughRounds = 100;
/** The first answers of a server that has just started are its compiler's. */
const warmUpRounds = 10;

export async function benchReaders(
  size: SizeName,
  say: (line: string) => void,
): Promise<ReadersResult> {
  const options = { latencyMs: latencySeconds * 1000, limited: true };
  await using sandbox = await startSandbox(accountSizes[size], options);
  const store = await mkdtemp(join(tmpdir(), "demarc-bench-"));
  try {
    const environment = { ...sandboxEnvironment(sandbox.url), DEMARC_STORE: store };
    say("Collecting what there is to read.");
    await runCollect(environment);
    await using dashboard = await startDashboard(environment);
    const pages = await pagesOf(dashboard.address);
    await askRounds(dashboard.address, newTimes(pages), warmUpRounds);
    say("Asking the idle dashboard.");
    const idle = await askRounds(dashboard.address, newTimes(pages), enoughRounds);
    say("Asking while the account is collected.");
    const collecting = newTimes(pages);
    const wrong = [...idle.wrong];
    while (collecting.rounds < enoughRounds) {
      await sandbox.change(0.01);
      const { code, stderr } = await askDuring(startDemarc(["collect"], environment), () =>
        askOnce(dashboard.address, collecting),
      );
      if (code === 0) continue;
      wrong.push(`the collection ended with ${code}: ${stderr}`);
      break;
    }
    return {
      size,
      idle: summaryOf(idle),
      collecting: summaryOf(collecting),
      wrong: [...wrong, ...collecting.wrong],
    };
  } finally {
    await rm(store, { recursive: true, force: true });
  }
}

/** The kinds of pages that read the most; a failing control and a resource of it are looked up. */
async function pagesOf(address: string): Promise<readonly string[]> {
  const control = await linkOn(`${address}/controls?status=failing`, "/controls/");
  const resource = await linkOn(`${address}${control}`, "/resources");
  return [
    "/",
    "/pillars/security",
    "/controls",
    "/controls?status=failing&group=pillar",
    control,
    resource,
    "/findings",
    "/findings?severity=high",
    "/findings?state=archived",
    "/packs",
    "/coverage",
    "/connection",
  ];
}

/** The first link of a page that leads to where its address begins so. */
async function linkOn(page: string, begins: string): Promise<string> {
  const text = await (await fetch(page)).text();
  const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, to = ""]) =>
    to.replaceAll("&amp;", "&"),
  );
  const link = links.find((to) => to.startsWith(begins) && to.length > begins.length);
  if (link === undefined) throw new Error(`${page} has no link to ${begins}`);
  return link;
}

interface Times {
  rounds: number;
  /** Milliseconds, by page. */
  readonly taken: ReadonlyMap<string, number[]>;
  readonly wrong: Set<string>;
}

const newTimes = (pages: readonly string[]): Times => ({
  rounds: 0,
  taken: new Map(pages.map((page) => [page, []])),
  wrong: new Set(),
});

/** Every page once, one after the other. */
async function askOnce(address: string, times: Times): Promise<void> {
  for (const [page, taken] of times.taken) {
    const began = performance.now();
    const response = await fetch(`${address}${page}`);
    await response.arrayBuffer();
    taken.push(performance.now() - began);
    if (!response.ok) times.wrong.add(`${page} answered ${response.status}`);
  }
  times.rounds += 1;
}

async function askRounds(address: string, times: Times, rounds: number): Promise<Times> {
  while (times.rounds < rounds) await askOnce(address, times);
  return times;
}

/** Asks until the collection has ended. */
async function askDuring(running: RunningDemarc, ask: () => Promise<void>): Promise<Ran> {
  let over = false;
  const ended = running.ended.finally(() => {
    over = true;
  });
  while (!over) await ask();
  return ended;
}

function summaryOf({ taken }: Times): readonly PageTimes[] {
  const timesOf = (page: string, all: readonly number[]): PageTimes => ({
    page,
    requests: all.length,
    p50Milliseconds: percentile(all, 0.5),
    p99Milliseconds: percentile(all, 0.99),
  });
  return [
    ...[...taken].map(([page, all]) => timesOf(page, all)),
    timesOf("all pages", [...taken.values()].flat()),
  ];
}
