/** How long pages take, from request to last byte on loopback, idle and while the account is collected. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDemarc } from "../cli/run-demarc.ts";
import { sandboxEnvironment } from "../fake-aws/environment.ts";
import { accountSizes, type SizeName } from "../fake-aws/large-account.ts";
import { startDashboard } from "../journeys/stage/start-dashboard.ts";
import { latencySeconds } from "./least-possible.ts";
import { percentile } from "./percentile.ts";
import type { PageTimes, ReadersResult } from "./results.ts";
import { exportPosture, runCollect } from "./run-collect.ts";
import { startSandbox } from "./sandbox-process.ts";

const idleRounds = 60;
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
    const pages = await pagesOf(dashboard.address, await exportPosture(environment));
    await askInTurn(dashboard.address, pages, (round) => round < warmUpRounds);
    say("Asking the idle dashboard.");
    const idle = await askInTurn(dashboard.address, pages, (round) => round < idleRounds);
    await sandbox.change(0.01);
    say("Asking while the account is collected.");
    const running = startDemarc(["collect"], environment);
    let over = false;
    const ended = running.ended.then((ran) => {
      over = true;
      return ran;
    });
    const collecting = await askInTurn(dashboard.address, pages, () => !over);
    const { code, stderr } = await ended;
    return {
      size,
      idle: idle.times,
      collecting: collecting.times,
      wrong: [
        ...idle.wrong,
        ...collecting.wrong,
        ...(code === 0 ? [] : [`the collection ended with ${code}: ${stderr}`]),
      ],
    };
  } finally {
    await rm(store, { recursive: true, force: true });
  }
}

/** The kinds of pages that read the most: particular ones are looked up in the posture. */
async function pagesOf(address: string, exported: string): Promise<readonly string[]> {
  const posture = JSON.parse(exported);
  const [control] = posture.controls.filter(
    ({ status }: { status: string }) => status === "failing",
  );
  const controls = await (await fetch(`${address}/controls?status=failing`)).text();
  const link = /href="(\/controls\/[^"?]+)/.exec(controls)?.[1];
  if (control === undefined || link === undefined)
    throw new Error("no control fails: there is nothing to look at");
  return [
    "/",
    "/pillars/security",
    "/controls",
    "/controls?status=failing&group=pillar",
    link,
    "/findings",
    "/findings?severity=high",
    "/findings?state=archived",
    "/packs",
    "/coverage",
    "/connection",
  ];
}

async function askInTurn(
  address: string,
  pages: readonly string[],
  goesOn: (round: number) => boolean,
): Promise<{ readonly times: readonly PageTimes[]; readonly wrong: readonly string[] }> {
  const taken = new Map<string, number[]>(pages.map((page) => [page, []]));
  const wrong = new Set<string>();
  for (let round = 0; goesOn(round); round += 1)
    for (const page of pages) {
      const began = performance.now();
      const response = await fetch(`${address}${page}`);
      await response.arrayBuffer();
      taken.get(page)?.push(performance.now() - began);
      if (!response.ok) wrong.add(`${page} answered ${response.status}`);
    }
  const times = [...taken].map(([page, all]) => ({
    page,
    requests: all.length,
    p50Milliseconds: percentile(all, 0.5),
    p99Milliseconds: percentile(all, 0.99),
  }));
  return { times, wrong: [...wrong] };
}
