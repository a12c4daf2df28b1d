/** Files that are not yet what they are to be: hidden beside their place, and swept once nobody writes them. */
import { createHash, randomUUID } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Instant } from "../posture/snapshot.ts";

/** Who writes it stands in its name: `.FILE.<machine>-<process>.<unique>.part`. */
export function draftFor(target: string): string {
  const name = `.${basename(target)}.${machine()}-${process.pid}.${randomUUID()}.part`;
  return join(dirname(target), name);
}

/** What follows the file's own name. Earlier drafts do not say who wrote them. */
const ofDraft =
  /^(?:([0-9a-f]{8})-(\d+)\.)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part(?:-journal)?$/;

/** Of a process on another machine, and of a number that another process has by now, nobody can say more. */
const abandonedAfterMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Removes the drafts of a file whose processes were killed. One that may still be written stays: its process
 * runs, or is of another machine, and it was written to within a day.
 */
export async function sweepDrafts(target: string, now: Instant): Promise<void> {
  const before = `.${basename(target)}.`;
  // Where a folder does not let itself be listed, they stay.
  const names = await readdir(dirname(target)).catch(() => []);
  for (const name of names) {
    const parts = name.startsWith(before) ? ofDraft.exec(name.slice(before.length)) : null;
    if (parts === null) continue;
    const path = join(dirname(target), name);
    const [, writer, pid] = parts;
    const isGone = writer === machine() && !isRunning(Number(pid));
    if (isGone || (await isAbandoned(path, now))) await rm(path, { force: true }).catch(() => {});
  }
}

async function isAbandoned(path: string, now: Instant): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.mtimeMs < Date.parse(now) - abandonedAfterMilliseconds;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and another user's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Numbers of processes mean something on one machine only; a container has a name of its own. */
function machine(): string {
  return createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
}
