/** Junction: the dashboard starts a collection. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { openedStore } from "./opened-store.ts";
import { readLatestAttempt } from "./read-attempt.ts";

export type StartedRefresh =
  | { readonly kind: "started" }
  | { readonly kind: "already_running" }
  /** It ended before it could say anything in the store. */
  | { readonly kind: "failed"; readonly message: string };

/** On `globalThis`: a bundler may load this module twice, and two clicks must not start two. */
const holder: typeof globalThis & {
  demarcRefresh?: ChildProcess;
  demarcStarting?: Promise<StartedRefresh> | undefined;
} = globalThis;

/**
 * Starts `demarc collect` as a process of its own, so that its writes never hold up a page, and
 * answers once the collection is visible to {@link readLatestAttempt} or has failed to become so.
 * Whoever asks while one is being started gets that one's answer.
 */
export function startRefresh(): Promise<StartedRefresh> {
  holder.demarcStarting ??= start().finally(() => {
    holder.demarcStarting = undefined;
  });
  return holder.demarcStarting;
}

async function start(): Promise<StartedRefresh> {
  const running =
    holder.demarcRefresh?.exitCode === null && holder.demarcRefresh.signalCode === null;
  if (running || (await readLatestAttempt())?.kind === "running")
    return { kind: "already_running" };
  const { attempts } = await openedStore();
  const aliveSince = new Date().toISOString();
  const before = (await attempts.latest(aliveSince))?.id;
  const child = spawnCollect();
  holder.demarcRefresh = child;
  const ending = endingOf(child);
  for (;;) {
    const ended = await Promise.race([ending, sleep(100, null)]);
    if ((await attempts.latest(aliveSince))?.id !== before) return { kind: "started" };
    if (ended !== null) return { kind: "failed", message: ended };
  }
}

/** The dashboard runs in the project's folder; a bundled module does not know where it came from. */
function spawnCollect(): ChildProcess {
  const inProject = (path: string) => join(/* turbopackIgnore: true */ process.cwd(), path);
  const parameters = [
    "--import",
    pathToFileURL(inProject("lib/cli/serve/end-with-parent.ts")).href,
    inProject("lib/cli/launch.js"),
    "collect",
  ];
  return spawn(process.execPath, parameters, { stdio: ["ignore", "ignore", "pipe", "ipc"] });
}

/** The last words of a process, once it has ended. */
function endingOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let words = "";
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      words = (words + chunk).slice(-4000);
    });
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code) =>
      resolve(words.trim() || `The collection ended with code ${code}.`),
    );
  });
}
