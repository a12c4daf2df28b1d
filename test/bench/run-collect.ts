/** One `demarc collect` as a process of its own, watched from outside. */
import { demarc, startDemarc } from "../cli/run-demarc.ts";
import { measure, type Taken } from "./measure-process.ts";

export interface Collected extends Taken {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly readingSeconds: number | null;
  readonly code: number | null;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** What `demarc` says once everything is read. */
const saysItSaves = /saving/i;

/** @throws when it ends with anything but 0 or, in an account with gaps, 3 */
export async function runCollect(environment: Environment): Promise<Collected> {
  const startedAt = Date.now();
  const began = performance.now();
  const running = startDemarc(["collect"], environment);
  let readingSeconds: number | null = null;
  running.process.stderr?.on("data", (text: string) => {
    if (readingSeconds === null && saysItSaves.test(text))
      readingSeconds = (performance.now() - began) / 1000;
  });
  const taken = await measure(running.process);
  const { code, stderr } = await running.ended;
  if (code !== 0) throw new Error(`demarc collect ended with ${code}:\n${stderr}`);
  return { ...taken, startedAt, readingSeconds, code, stderr };
}

/** The posture as `demarc export` gives it. */
export async function exportPosture(
  environment: Environment,
  ...options: readonly string[]
): Promise<string> {
  const ran = await demarc(["export", "--format", "json", ...options], environment);
  if (ran.code !== 0) throw new Error(`demarc export ended with ${ran.code}:\n${ran.stderr}`);
  return ran.stdout;
}
