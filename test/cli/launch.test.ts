import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { asNode20 } from "./run-demarc.ts";

const run = promisify(execFile);
const launcher = fileURLToPath(new URL("../../lib/cli/launch.js", import.meta.url));

interface Failure {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe("the launcher", () => {
  test("under a Node that is too old, it runs under the one npm installed, and passes on the exit code", async () => {
    const failed = await run(process.execPath, [...asNode20, launcher, "frobnicate"]).then(
      () => null,
      (error: Failure) => error,
    );
    expect(failed).toMatchObject({ code: 2, stdout: "" });
    expect(failed?.stderr).toContain("unknown command 'frobnicate'");
  });

  test("with none installed, it says in one sentence what is missing", async () => {
    const folder = await mkdtemp(join(tmpdir(), "demarc-launch-"));
    await cp(join(launcher, ".."), folder, { recursive: true });
    await cp(join(launcher, "../../../package.json"), join(folder, "package.json"));
    const failed = await run(process.execPath, [...asNode20, join(folder, "launch.js")]).then(
      () => null,
      (error: Failure) => error,
    );
    await rm(folder, { recursive: true });
    expect(failed).toMatchObject({ code: 2, stdout: "" });
    expect(failed?.stderr).toMatch(
      /^demarc: needs Node 24\.15 or newer and runs under 20\.9\.0: .+\n$/,
    );
  });
});
