/**
 * `npm run demo`: the sandbox account on loopback and the dashboard against it. Needs no AWS account. With
 * `--history` the account is collected on five past days first, so that there is a trend to look at.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onAbandoned } from "../../lib/cli/serve/watch-parent.ts";
import { readSettings, SettingsError } from "../../lib/settings.ts";
import { sandboxEnvironment } from "../fake-aws/environment.ts";
import { openDoor } from "./open-door.ts";

const program = fileURLToPath(new URL("../../lib/cli/launch.js", import.meta.url));

/** Milliseconds an answer takes: about what a nearby region takes, so that the progress can be seen. */
const latencyMs = 20;

const lastPort = 65_535;

const firstPort = wishedPort();
const withHistory = process.argv.includes("--history");

/** The one setting of the person's that a demo heeds: without it, nobody could see how a report is asked for. */
const { DEMARC_REPORT_DOWNLOADS: reportDownloads = "off" } = process.env;

const store = await mkdtemp(join(tmpdir(), "demarc-demo-"));
const sandbox = Promise.withResolvers<number>();
const door = await openDoor(sandbox.promise);
process.stderr.write(
  `The sandbox account, which is no page, answers AWS’s calls on this machine. Demarc’s own address comes last.\n`,
);

const account = {
  ...sandboxEnvironment(door.url),
  DEMARC_STORE: store,
  DEMARC_REPORT_DOWNLOADS: reportDownloads,
};
process.stderr.write(`For the command line on the same account and store, in another terminal:
  export ${Object.entries(account)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ")}\n`);

const environment: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  ...withoutSettings(process.env),
  ...account,
  PORT: String(await freePortFrom(firstPort)),
};
let demarc: ChildProcess | undefined;
if (!withHistory) demarc = startDashboard();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => (demarc === undefined ? endDemo(1) : demarc.kill(signal)));
}
onAbandoned(() => (demarc === undefined ? endDemo(1) : demarc.kill()));

// While the dashboard starts: the two have a core each.
const { buildSampleAccount } = await import("../fake-aws/sample-account.ts");
const { serveAccount } = await import("../fake-aws/serve.ts");
const sample = buildSampleAccount();
sample.artifact.mayDownload = reportDownloads === "on";
const served = await serveAccount(sample, { latencyMs });
sandbox.resolve(Number(new URL(served.url).port));
if (withHistory) {
  const { liveThePast } = await import("./past.ts");
  await liveThePast(sample, program, environment);
  demarc = startDashboard();
}

function startDashboard(): ChildProcess {
  const dashboard = spawn(process.execPath, [program, "serve"], {
    stdio: "inherit",
    env: environment,
  });
  return dashboard.on("exit", (code) => endDemo(code ?? 1));
}

async function endDemo(code: number): Promise<void> {
  door.close();
  await rm(store, { recursive: true, force: true });
  process.exit(code);
}

/** The person's own account, regions, proxies and store have no part in a demo. */
function withoutSettings(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const own = /^(AWS_|DEMARC_|(HTTPS?|NO|ALL)_PROXY$|HOST$|PORT$)/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !own.test(name)));
}

/** `PORT` as Demarc itself takes it, 0 for any; a wrong one ends the demo before it has begun. */
function wishedPort(): number {
  try {
    return readSettings({ PORT: process.env.PORT }).port;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`demarc: ${error.message}\n`);
    process.exit(2);
  }
}

async function freePortFrom(port: number): Promise<number> {
  for (let candidate = port; candidate < port + 100 && candidate <= lastPort; candidate += 1) {
    if (await isFree(candidate)) return candidate;
  }
  return 0;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once("error", () => resolve(false))
      .listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
