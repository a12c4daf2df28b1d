import { mkdir, open, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { StorePathError } from "./store-errors.ts";

const fileName = "demarc.sqlite";
const fileEndings = /\.(sqlite3?|db)$/;

/**
 * The store's file, made empty when it is not there. A store says where an account is weak, so what
 * is made here is for its owner only: folders 0700, files 0600 (SQLite gives its log the same).
 *
 * @param named a folder, which holds `demarc.sqlite`, or a file; what does not exist yet is a file
 *   when it ends in .sqlite, .sqlite3 or .db
 * @throws StorePathError
 */
export async function prepareStoreFile(named: string): Promise<string> {
  const path = resolve(named);
  try {
    const file = await storeFileOf(named);
    await makeFolder(dirname(file));
    await (await open(file, "a+", 0o600)).close();
    return file;
  } catch (error) {
    if (error instanceof StorePathError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StorePathError(
      path,
      `The store ${path} cannot be created or opened (${why}). ` +
        `Make ${dirname(path)} writable for the user who runs Demarc, or let DEMARC_STORE name another place.`,
      { cause: error },
    );
  }
}

/**
 * Where the store is, or would be made. Makes nothing.
 *
 * @param named as {@link prepareStoreFile} takes it
 * @throws StorePathError
 */
export async function storeFileOf(named: string): Promise<string> {
  if (/^postgres(ql)?:/.test(named)) {
    throw new StorePathError(
      named.replace(/\/\/.*@/, "//…@"),
      "This Demarc keeps its store in a file; PostgreSQL is not supported yet. " +
        "Let DEMARC_STORE name a folder or a file.",
    );
  }
  const path = resolve(named);
  return (await isFile(named, path)) ? path : join(path, fileName);
}

/**
 * As a recursive `mkdir`, which in Node tries for ever where the system has no folder but says that one is
 * missing, as in `/proc`.
 */
export async function makeFolder(path: string): Promise<void> {
  const found = await stat(path).catch(nullWhenMissing);
  if (found?.isDirectory()) return;
  const parent = dirname(path);
  if (found === null && parent !== path) await makeFolder(parent);
  await mkdir(path, { mode: 0o700 }).catch(async (error: NodeJS.ErrnoException) => {
    // Another process may have been quicker.
    const there = error.code === "EEXIST" ? await stat(path) : null;
    if (!there?.isDirectory()) throw error;
  });
}

export function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

async function isFile(named: string, path: string): Promise<boolean> {
  const found = await stat(path).catch(nullWhenMissing);
  if (found) return !found.isDirectory();
  return !/[\\/]$/.test(named) && fileEndings.test(basename(path));
}
