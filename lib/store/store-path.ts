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
  if (/^postgres(ql)?:/.test(named)) {
    throw new StorePathError(
      named.replace(/\/\/.*@/, "//…@"),
      "This Demarc keeps its store in a file; PostgreSQL is not supported yet. " +
        "Let DEMARC_STORE name a folder or a file.",
    );
  }
  const path = resolve(named);
  try {
    const file = (await isFile(named, path)) ? path : join(path, fileName);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await (await open(file, "a+", 0o600)).close();
    return file;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StorePathError(
      path,
      `The store ${path} cannot be created or opened (${why}). ` +
        `Make ${dirname(path)} writable for the user who runs Demarc, or let DEMARC_STORE name another place.`,
      { cause: error },
    );
  }
}

async function isFile(named: string, path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (found) return !found.isDirectory();
  return !/[\\/]$/.test(named) && fileEndings.test(basename(path));
}
