/** What a process takes while it runs. Reads /proc, so the benchmark runs on Linux only. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

export interface Taken {
  readonly seconds: number;
  /** The most memory it ever held, as the kernel counts it. */
  readonly peakMebibytes: number;
  readonly cpuSeconds: number;
  /** What it wrote into files. */
  readonly writtenMebibytes: number;
}

const sampleMilliseconds = 100;

/** Ticks of /proc/PID/stat in a second, on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Watches from now until the process has ended. Each number is the last one the kernel gave. */
export async function measure(child: ChildProcess): Promise<Taken> {
  const began = performance.now();
  const ended = once(child, "exit");
  let over = false;
  const watching = (async () => {
    let last = { peakMebibytes: 0, cpuSeconds: 0, writtenMebibytes: 0 };
    while (!over) {
      last = (await sample(child.pid)) ?? last;
      await Promise.race([sleep(sampleMilliseconds), ended]);
    }
    return last;
  })();
  await ended;
  const seconds = (performance.now() - began) / 1000;
  over = true;
  return { seconds, ...(await watching) };
}

async function sample(pid: number | undefined) {
  try {
    const [status, stat, io] = await Promise.all(
      ["status", "stat", "io"].map((file) => readFile(`/proc/${pid}/${file}`, "utf8")),
    );
    const peak = Number(/^VmHWM:\s+(\d+) kB/m.exec(status ?? "")?.[1]);
    const written = Number(/^write_bytes: (\d+)/m.exec(io ?? "")?.[1]);
    // Fields 14 and 15; the second may hold spaces, so the count begins after its bracket.
    const [user = 0, system = 0] = (stat ?? "")
      .slice((stat ?? "").lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13)
      .map(Number);
    if (Number.isNaN(peak)) return null;
    return {
      peakMebibytes: peak / 1024,
      cpuSeconds: (user + system) / ticksPerSecond,
      writtenMebibytes: written / 2 ** 20,
    };
  } catch {
    // It is over: what was seen last stands.
    return null;
  }
}
