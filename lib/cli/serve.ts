import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { readPosture } from "../read-posture.ts";
import { readSettings } from "../settings.ts";
import { exitCodes } from "./exit-codes.ts";
import { openStoreAloud } from "./open-store-aloud.ts";
import { printResult, say } from "./print.ts";
import { buildDashboard } from "./serve/build-dashboard.ts";
import { findPort } from "./serve/find-port.ts";
import { keepFresh } from "./serve/keep-fresh.ts";
import { type Dashboard, startDashboard } from "./serve/start-dashboard.ts";
import { onAbandoned } from "./serve/watch-parent.ts";

/** `demarc serve`: the dashboard, and collections as often as the settings say. */
export function addServe(program: Command, finish: (code: number) => void): void {
  program
    .command("serve")
    .description("start the dashboard on this machine")
    .action(async () => finish(await run()));
}

async function run(): Promise<number> {
  const settings = readSettings();
  await openStoreAloud();
  // The mapping file is read and, if need be, the last collection judged again before anybody waits for it.
  await readPosture();
  const port = await findPort(settings.host, settings.port);
  const stop = stopSignal();
  if (!(await buildDashboard())) return exitCodes.nothing;
  const { host, store, refreshMinutes } = settings;
  const dashboard = await startDashboard({ host, port, store }, stop);
  if (dashboard === null) {
    if (!stop.aborted) say("The dashboard did not start; what went wrong stands above.");
    return stop.aborted ? exitCodes.done : exitCodes.nothing;
  }
  printResult(`Demarc is at ${dashboard.address}`);
  say("Ctrl-C stops it.");
  const collections = refreshMinutes === null ? null : keepFresh(refreshMinutes, stop);
  const ended = await Promise.race([endOf(dashboard), once(stop, "abort").then(() => null)]);
  if (ended !== null) say(`The dashboard ended by itself (${ended}).`);
  await Promise.all([stopDashboard(dashboard), stop.aborted ? collections : null]);
  return ended === null ? exitCodes.done : exitCodes.nothing;
}

/** Being told to stop is how a server ends well. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => controller.abort());
  }
  onAbandoned(() => controller.abort());
  return controller.signal;
}

async function endOf(dashboard: Dashboard): Promise<string> {
  const [code, signal] = await once(dashboard.process, "exit");
  return `${signal ?? `code ${code}`}`;
}

async function stopDashboard(dashboard: Dashboard): Promise<void> {
  const { process: server } = dashboard;
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, "exit");
  server.kill("SIGTERM");
  const late = await Promise.race([gone.then(() => false), sleep(3000, true, { ref: false })]);
  if (late) server.kill("SIGKILL");
}
