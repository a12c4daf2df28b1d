/** Real second processes. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export interface Running {
  readonly pid: number;
  /** What it has said so far, line by line. */
  readonly said: readonly string[];
  /** Resolves when it has said this many lines, or has ended. */
  readonly hasSaid: (lines: number) => Promise<void>;
  /** Ends it as a crash does; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Its exit code, or the signal that ended it, with what it complained of. */
  readonly ended: Promise<{ readonly how: number | string | null; readonly complaint: string }>;
}

/** Starts one of the scripts in `processes/`. */
export function run(script: string, ...given: readonly string[]): Running {
  const path = fileURLToPath(new URL(`./processes/${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, [path, ...given], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => said.push(line));
  const ended = endOf(child);
  return {
    pid: child.pid ?? 0,
    said,
    ended,
    hasSaid: async (count) => {
      const over = ended.then(() => true);
      while (said.length < count) {
        const isOver = await Promise.race([over, once(lines, "line").then(() => false)]);
        if (isOver) return;
      }
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<Awaited<Running["ended"]>> {
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const [code, signal]: unknown[] = await once(child, "close");
  const how = typeof code === "number" ? code : String(signal);
  return { how, complaint };
}
