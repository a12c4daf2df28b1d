/** What a store holds, counted in its own file. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export interface StoredRows {
  readonly evaluations: number;
  readonly failing: number;
  /** Failing rows that say neither why nor when. */
  readonly unexplained: number;
  readonly findings: number;
  /** Rows that the last snapshot began or ended: what it changed. */
  readonly written: { readonly evaluations: number; readonly findings: number };
}

/** The database in a store's folder. */
export async function storeFile(folder: string): Promise<string> {
  const name = (await readdir(folder)).find((file) => file.endsWith(".sqlite"));
  if (name === undefined) throw new Error(`there is no store in ${folder}`);
  return join(folder, name);
}

/** Opens the store for reading, gives it to `look`, and lets go of it. */
export async function lookInto<T>(folder: string, look: (database: DatabaseSync) => T): Promise<T> {
  const database = new DatabaseSync(await storeFile(folder), { readOnly: true });
  try {
    return look(database);
  } finally {
    database.close();
  }
}

/** One number. */
export function countIn(database: DatabaseSync, query: string): number {
  const row = database.prepare(query).get();
  return Number(Object.values(row ?? {})[0] ?? 0);
}

export const countStored = (folder: string): Promise<StoredRows> =>
  lookInto(folder, (database) => {
    const count = (query: string) => countIn(database, `select count(*) from ${query}`);
    const last = "(select max(valid_at) from snapshots)";
    const changedIn = (table: string) =>
      count(`${table} where valid_from = ${last}`) + count(`${table} where valid_to = ${last}`);
    const current = "evaluations where valid_to is null";
    const failing = `${current} and compliance = 'NON_COMPLIANT'`;
    return {
      evaluations: count(current),
      failing: count(failing),
      unexplained: count(`${failing} and (annotation is null or evaluated_at is null)`),
      findings: count("findings where valid_to is null"),
      written: { evaluations: changedIn("evaluations"), findings: changedIn("findings") },
    };
  });

/** SQLite's own check of the whole file; `ok` or what is broken. */
export const integrityOf = (folder: string): Promise<string> =>
  lookInto(folder, (database) =>
    database
      .prepare("pragma integrity_check")
      .all()
      .map((row) => String(row.integrity_check))
      .join("; "),
  );
