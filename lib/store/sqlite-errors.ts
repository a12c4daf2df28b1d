import { StoreBusyError, StoreDamagedError, StorePathError } from "./store-errors.ts";

/** SQLite's result codes, https://sqlite.org/rescode.html. The low byte is the kind. */
const codes = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** The kind of SQLite's failure; null when the error is not SQLite's. */
export function sqliteCodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !("errcode" in error)) return null;
  return typeof error.errcode === "number" ? error.errcode & 0xff : null;
}

export function isBusy(error: unknown): boolean {
  return sqliteCodeOf(error) === codes.busy;
}

/** SQLite's error in the store's words, where it has any; every other error as it is. */
export function translateSqliteError(path: string, error: unknown): unknown {
  const cause = { cause: error };
  const said = error instanceof Error ? error.message : String(error);
  switch (sqliteCodeOf(error)) {
    case codes.busy:
      return new StoreBusyError(path, cause);
    case codes.corrupt:
    case codes.notADatabase:
      return new StoreDamagedError(path, `SQLite says "${said}"`, cause);
    case codes.full:
      return new StorePathError(
        path,
        `The disk that holds ${path} is full. Nothing was changed. Free some space and try again.`,
        cause,
      );
    case codes.readOnly:
    case codes.cannotOpen:
    case codes.ioError:
      return new StorePathError(
        path,
        `The store ${path} cannot be read or written ("${said}"). Its folder must be writable for ` +
          "the user who runs Demarc and must not be on a network share; DEMARC_STORE names another place.",
        cause,
      );
    default:
      return error;
  }
}

/** Runs `work`, putting SQLite's failures into the store's words. */
export function translatingErrors<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translateSqliteError(path, error);
  }
}
