/**
 * `demarc` without a process of its own, which takes ten times as long to start as most commands to run. For
 * tests about what a command says; how a process starts, is stopped and ends is held by others.
 */
import { Writable } from "node:stream";
import { vi } from "vitest";
import { runCommandLine } from "../../lib/cli/command-line.ts";
import { closeStores } from "../../lib/opened-store.ts";
import type { Ran } from "./run-demarc.ts";

/**
 * Runs one of the commands that only read to its end, in this process, one at a time.
 *
 * @param environment on top of the tests' own
 */
export async function demarcHere(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const stdout = hear("stdout");
  const stderr = hear("stderr");
  try {
    const code = await runCommandLine(parameters);
    return { code, stdout: stdout.heard(), stderr: stderr.heard() };
  } finally {
    await closeStores();
    stdout.mock.mockRestore();
    stderr.mock.mockRestore();
    vi.unstubAllEnvs();
  }
}

/** Puts a stream of its own in the place of this process's. What was written to it, once asked. */
function hear(name: "stdout" | "stderr") {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write: (piece: Buffer, _encoding, done) => {
      pieces.push(piece);
      done();
    },
  });
  // Like a pipe, it has nothing of what a terminal has on top.
  const mock = vi
    .spyOn(process, name, "get")
    .mockReturnValue(stream as NodeJS.WriteStream & { fd: 1 & 2 });
  return { mock, heard: () => Buffer.concat(pieces).toString("utf8") };
}
