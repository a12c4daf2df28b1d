/** Processes that tests have started: none of them outlives its test, however deaf it is. */
import type { ChildProcess } from "node:child_process";

const started = new Set<ChildProcess>();

/**
 * For `spawn`: a group of its own, so that whatever the process starts ends with it. Not where a person has
 * started it, whose Ctrl-C is meant for all.
 */
export const inOwnGroup = { detached: process.env.VITEST !== undefined };

/** Has a process end with the test, or with the file where it was started before the tests. */
export function endsWithTest(child: ChildProcess): void {
  started.add(child);
  // Not on its exit: one that it has started may still write to the same output.
  child.once("close", () => started.delete(child));
}

export function startedProcesses(): ReadonlySet<ChildProcess> {
  return new Set(started);
}

/** @param but these may go on */
export function endStarted(but: ReadonlySet<ChildProcess> = new Set()): void {
  for (const child of startedProcesses().difference(but)) {
    started.delete(child);
    end(child);
  }
}

function end({ pid }: ChildProcess): void {
  // One that could not be started has none.
  if (pid === undefined) return;
  try {
    process.kill(inOwnGroup.detached ? -pid : pid, "SIGKILL");
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ESRCH";
    if (!isGone) throw error;
  }
}
