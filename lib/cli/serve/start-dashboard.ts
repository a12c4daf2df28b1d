import { type ChildProcess, spawn } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { environmentWith, startedHere } from "../../settings.ts";
import { nextProgram, projectRoot } from "./project-root.ts";

export interface Dashboard {
  readonly address: string;
  readonly process: ChildProcess;
}

const patienceSeconds = 60;

/** MiB. A page is a few megabytes of short-lived objects: in Node's own 16 they are swept and copied in it. */
const youngSpace = "--max-semi-space-size=64";

/**
 * Starts the built dashboard and waits until it answers.
 *
 * @returns null when it ended, or did not answer in time
 */
export async function startDashboard(
  listen: { readonly host: string; readonly port: number; readonly store: string },
  signal: AbortSignal,
): Promise<Dashboard | null> {
  const { host, port, store } = listen;
  const server = spawn(
    process.execPath,
    [
      "--import",
      new URL("end-with-parent.ts", import.meta.url).href,
      youngSpace,
      nextProgram,
      "start",
      "-H",
      host,
      "-p",
      String(port),
    ],
    {
      cwd: projectRoot,
      env: environmentWith({
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        DEMARC_STORE: store,
        ...startedHere(),
        NODE_COMPILE_CACHE: getCompileCacheDir() ?? "",
      }),
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const deadline = Date.now() + patienceSeconds * 1000;
  while (!signal.aborted && server.exitCode === null && Date.now() < deadline) {
    if (await answers(`${address}/healthz`)) return { address, process: server };
    await sleep(50);
  }
  server.kill();
  return null;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    (response) => response.ok,
    () => false,
  );
}
