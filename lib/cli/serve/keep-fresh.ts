/** Collects in the background while the dashboard runs, each time as a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { visibleText } from "../../exports/visible-text.ts";
import { ownCommand } from "../../posture/own-command.ts";
import { readPosture } from "../../read-posture.ts";
import { say } from "../print.ts";

const program = fileURLToPath(new URL("../launch.js", import.meta.url));
const endWithParent = new URL("end-with-parent.ts", import.meta.url).href;

/**
 * Collects when the newest snapshot is older than the interval, or is not of the account whose
 * credentials these are; then again after each interval, until told to stop.
 */
export async function keepFresh(everyMinutes: number, signal: AbortSignal): Promise<void> {
  const interval = everyMinutes * 60_000;
  let wait = await firstWait(interval).catch((error: Error) => {
    say(`Whether a collection is due could not be found out: ${visibleText(error.message)}`);
    return interval;
  });
  while (!signal.aborted) {
    await sleep(wait, undefined, { signal, ref: false }).catch(() => {});
    if (signal.aborted) return;
    await collect(signal);
    wait = interval;
  }
}

/** Milliseconds until the first collection. Says what to do when there can be none. */
async function firstWait(interval: number): Promise<number> {
  // Loaded late: the page is up before the AWS SDK is.
  const { checkConnection } = await import("../../check-connection.ts");
  const connection = await checkConnection();
  const answer = await readPosture();
  if (connection.kind === "not_connected") {
    sayNotConnected(connection.message, answer.kind === "posture");
    return interval;
  }
  if (answer.kind === "none" || answer.posture.account.id !== connection.account.id) return 0;
  const age = Date.now() - Date.parse(answer.posture.snapshot.finishedAt);
  return Math.max(0, interval - age);
}

async function collect(signal: AbortSignal): Promise<void> {
  const parameters = ["--import", endWithParent, program, "collect"];
  const child = spawn(process.execPath, parameters, { stdio: ["ignore", 2, 2, "ipc"] });
  const stop = () => child.kill("SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  await ended(child);
  signal.removeEventListener("abort", stop);
}

async function ended(child: ChildProcess): Promise<void> {
  await once(child, "close").catch((error) =>
    say(`The collection could not start: ${error.message}`),
  );
}

function sayNotConnected(message: string, hasSnapshot: boolean): void {
  say(visibleText(message));
  say(
    hasSnapshot
      ? `The dashboard shows the last snapshot. Once there are credentials: ${ownCommand("collect")}`
      : "Once there are credentials, press Refresh on the page. To see Demarc without any: npm run demo",
  );
}
