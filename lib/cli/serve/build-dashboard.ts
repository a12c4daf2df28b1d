/** Builds the dashboard when its sources are not the ones it was built from. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { environmentWith } from "../../settings.ts";
import { say } from "../print.ts";
import { nextProgram, projectRoot } from "./project-root.ts";

/** Not `next-env.d.ts`, which the build itself writes. */
const sources = [
  "app/**/*",
  "lib/**/*",
  "public/**/*",
  "*.config.*",
  "instrumentation.ts",
  "proxy.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

const stampFile = join(projectRoot, ".next/demarc-sources");

/**
 * Contents decide, not dates: a checkout, a copy and a branch switch change dates as they please.
 *
 * @returns whether there is a dashboard to start
 */
export async function buildDashboard(): Promise<boolean> {
  const fingerprint = await fingerprintOf(sources);
  const built = await readFile(stampFile, "utf8").catch(() => null);
  if (built === fingerprint) return true;
  say(
    built === null
      ? "Building the dashboard, once."
      : "Building the dashboard: its sources changed.",
  );
  const started = Date.now();
  const build = spawn(process.execPath, [nextProgram, "build"], {
    cwd: projectRoot,
    env: environmentWith({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: Buffer[] = [];
  for (const stream of [build.stdout, build.stderr]) stream.on("data", (part) => log.push(part));
  const [code] = await once(build, "close");
  if (code !== 0) {
    // Only now: of a build that succeeds nobody needs to read the log.
    process.stderr.write(Buffer.concat(log));
    say("The dashboard could not be built; what went wrong stands above.");
    return false;
  }
  await writeFile(stampFile, fingerprint);
  say(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
  return true;
}

async function fingerprintOf(patterns: readonly string[]): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(patterns, { cwd: projectRoot, withFileTypes: true })) {
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
  }
  const hash = createHash("sha256");
  for (const file of [...new Set(files)].sort()) hash.update(file).update(await readFile(file));
  return hash.digest("hex");
}
