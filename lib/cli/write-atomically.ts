import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { UsageError } from "./exit-codes.ts";

/**
 * Writes a file whole or not at all: into a file beside it, on disk, then under its name. What stood
 * there before stands until that moment.
 *
 * @returns whether it was written; false when `signal` said stop
 * @throws UsageError when the place cannot be written to
 */
export async function writeAtomically(
  path: string,
  chunks: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<boolean> {
  const target = resolve(path);
  const folder = await stat(dirname(target)).catch(() => null);
  if (!folder?.isDirectory()) {
    throw new UsageError(`--output ${path}: the folder ${dirname(target)} does not exist.`);
  }
  const existing = await stat(target).catch(() => null);
  if (existing?.isDirectory()) {
    throw new UsageError(`--output ${path}: that is a folder. Name a file in it.`);
  }
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
  try {
    await pipeline(Readable.from(chunks), createWriteStream(draft, { flush: true, mode: 0o600 }), {
      signal,
    });
    await rename(draft, target);
    return true;
  } catch (error) {
    await rm(draft, { force: true });
    if (signal.aborted) return false;
    if (isFileError(error)) throw new UsageError(`--output ${path}: ${error.message}`);
    throw error;
  }
}

/** The file system's own refusals carry the call they refused; everything else is not about the file. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "path" in error;
}
