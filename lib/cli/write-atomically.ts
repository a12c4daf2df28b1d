import { createWriteStream, type Stats } from "node:fs";
import { chmod, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { draftBeside } from "../output-drafts.ts";
import { UsageError } from "./exit-codes.ts";
import { isClosedPipe } from "./print.ts";

/**
 * Writes a file whole or not at all: into a file beside it, on disk, then under its name. What stood
 * there before stands until that moment; its permissions stay, and a link to it stays a link. A pipe
 * or a device is written into as it is. What a killed run left half written beside it is removed.
 *
 * @returns whether it was written; false when `signal` said stop
 * @throws UsageError when the place cannot be written to
 */
export async function writeAtomically(
  path: string,
  chunks: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const existing = await stat(path).catch(() => null);
    if (existing?.isDirectory()) {
      throw new UsageError(`--output ${path}: that is a folder. Name a file in it.`);
    }
    if (existing !== null && !existing.isFile()) {
      await pipeline(Readable.from(chunks), createWriteStream(path), { signal });
    } else {
      await replace(path, existing, chunks, signal);
    }
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    if (isFileError(error)) throw new UsageError(`--output ${path}: ${error.message}`);
    throw error;
  }
}

async function replace(
  path: string,
  existing: Stats | null,
  chunks: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const target = await behindLinks(resolve(path));
  const folder = await stat(dirname(target)).catch(() => null);
  if (!folder?.isDirectory()) {
    throw new UsageError(`--output ${path}: the folder ${dirname(target)} does not exist.`);
  }
  const draft = await draftBeside(target);
  try {
    await pipeline(Readable.from(chunks), createWriteStream(draft, { flush: true, mode: 0o600 }), {
      signal,
    });
    if (existing !== null) await chmod(draft, existing.mode & 0o777);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** The file that a path means; one that a link names need not be there yet. */
async function behindLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isFileError(error) || error.code !== "ENOENT") throw error;
    const link = await readlink(path).catch(() => null);
    return link === null ? path : behindLinks(resolve(dirname(path), link));
  }
}

/** The file system's own refusals carry the call they refused; everything else is not about the file. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  if (!(error instanceof Error) || !("syscall" in error)) return false;
  return "path" in error || (error.syscall === "write" && !isClosedPipe(error));
}
