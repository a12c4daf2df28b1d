/** What `--output` does to what stands at its place already. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../../lib/cli/exit-codes.ts";
import { writeAtomically } from "../../lib/cli/write-atomically.ts";
import { draftFor } from "../../lib/store/draft-file.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-write-"));
});

afterEach(() => rm(folder, { recursive: true }));

async function* words(...given: string[]) {
  yield* given;
}

const never = new AbortController().signal;

function write(path: string): Promise<boolean> {
  return writeAtomically(path, words("new ", "words"), never);
}

describe("a file that is there", () => {
  test("is replaced and keeps its permissions", async () => {
    const file = join(folder, "posture.md");
    await writeFile(file, "old");
    await chmod(file, 0o640);
    expect(await write(file)).toBe(true);
    expect(await readFile(file, "utf8")).toBe("new words");
    expect((await lstat(file)).mode & 0o777).toBe(0o640);
  });

  test("stays as it was when the words end in a fault, and no draft is left", async () => {
    const file = join(folder, "posture.md");
    await writeFile(file, "old");
    const broken = async function* () {
      yield "half";
      throw new Error("no more");
    };
    await expect(writeAtomically(file, broken(), never)).rejects.toThrow("no more");
    expect(await readFile(file, "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["posture.md"]);
  });
});

describe("what killed runs left", () => {
  /** Writes a file that never ends, is killed on the way, and leaves its draft. */
  async function killedWriting(file: string): Promise<string> {
    const module = new URL("../../lib/cli/write-atomically.ts", import.meta.url);
    const program = `
      import { writeAtomically } from ${JSON.stringify(module.href)};
      async function* endless() { yield "half"; process.stdout.write("writing"); await new Promise(() => setInterval(() => {}, 1e6)); }
      await writeAtomically(${JSON.stringify(file)}, endless(), new AbortController().signal);`;
    const process = spawn(globalThis.process.execPath, [
      "--input-type=module-typescript",
      "-e",
      program,
    ]);
    await once(process.stdout, "data");
    process.kill("SIGKILL");
    await once(process, "close");
    return (await readdir(folder)).filter((name) => name.endsWith(".part")).join();
  }

  test("is gone after the next run of the same output; what another still writes stays", async () => {
    const [file, other] = [join(folder, "posture.md"), join(folder, "posture.csv")];
    expect(await killedWriting(file)).toMatch(/^\.posture\.md\..+\.part$/);
    const running = draftFor(file).replace(`-${process.pid}.`, `-${process.ppid}.`);
    await writeFile(running, "half");

    expect(await write(other)).toBe(true);
    expect(await readdir(folder)).toHaveLength(3);
    expect(await write(file)).toBe(true);

    const there = [basename(running), "posture.csv", "posture.md"];
    expect((await readdir(folder)).sort()).toEqual(there);
  });
});

describe("a link", () => {
  test.for(["there", "not there yet"])("stays one; its file, %s, is written", async (state) => {
    const [link, file] = [join(folder, "latest"), join(folder, "posture.md")];
    if (state === "there") await writeFile(file, "old");
    await symlink("posture.md", link);
    expect(await write(link)).toBe(true);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(file, "utf8")).toBe("new words");
  });

  test("one that leads to itself is refused", async () => {
    const link = join(folder, "latest");
    await symlink("latest", link);
    await expect(write(link)).rejects.toThrow(UsageError);
  });
});

describe("what is no file", () => {
  test("a named pipe carries the words to its reader and stays one", async () => {
    const pipe = join(folder, "pipe");
    spawnSync("mkfifo", [pipe]);
    const reader = spawn("cat", [pipe]);
    const read: string[] = [];
    reader.stdout.setEncoding("utf8").on("data", (text: string) => read.push(text));
    const [written] = await Promise.all([write(pipe), once(reader, "close")]);
    expect(written).toBe(true);
    expect(read.join("")).toBe("new words");
    expect((await lstat(pipe)).isFIFO()).toBe(true);
  });

  test("a device is written into and stays", async () => {
    const link = join(folder, "nowhere");
    await symlink("/dev/null", link);
    expect(await write(link)).toBe(true);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
  });

  test.runIf(process.platform === "linux")("a device that is full is told as such", async () => {
    await expect(write("/dev/full")).rejects.toThrow(/--output \/dev\/full: ENOSPC/);
  });
});
