/**
 * SQLite through `node:sqlite`, as Kysely wants it. Everything that is SQLite's alone stands here and
 * in the other `sqlite-` files and migrations; PostgreSQL will have its own set of the same files.
 */
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Expression,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
  sql,
} from "kysely";
import { matchesPattern } from "../posture/resource-pattern.ts";
import { isBusy, translateSqliteError, translatingErrors } from "./sqlite-errors.ts";
import { StoreBusyError, StoreError } from "./store-errors.ts";
import type { StoredSchema } from "./stored-schema.ts";

/** How long SQLite waits for another process's write. The wait blocks the thread. */
const busyTimeoutMilliseconds = 10_000;

/** Texts of statements that a connection keeps prepared: pages ask the same few dozen, again and again. */
const keptStatements = 100;

/** Whether a column fits a pattern of ours. SQLite's own GLOB has other signs and can be made slow by a name. */
export function fitsPattern(pattern: string, column: Expression<unknown>): Expression<boolean> {
  return sql<boolean>`fits_pattern(${pattern}, ${column}) = 1`;
}

/** One open connection: typed queries, and the few things Kysely has no words for. */
export interface Connection {
  readonly path: string;
  readonly db: Kysely<StoredSchema>;
  /** Runs statements that give no rows. */
  readonly run: (sql: string) => void;
  /** Rows one by one, in constant memory; each iteration asks anew. */
  readonly iterate: <Row>(query: CompiledQuery<Row>) => Iterable<Row>;
  /**
   * The same, each row's values in the order they were selected: two thirds of the time, which tells where
   * a million are read.
   */
  readonly iterateValues: (query: CompiledQuery) => Iterable<readonly SQLOutputValue[]>;
  /** Prepares a query that is asked often and gives at most one row. */
  readonly lookUp: <Row>(sql: string) => (values: readonly SQLInputValue[]) => Row | null;
  /** Puts many rows through one prepared statement, in one transaction. */
  readonly insertMany: (sql: string, rows: Iterable<readonly SQLInputValue[]>) => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens a connection to an existing store file.
 *
 * @throws StoreError's kinds
 */
export function openConnection(path: string, mode: "read" | "write"): Connection {
  return translatingErrors(path, () => {
    const database = new DatabaseSync(path, { timeout: busyTimeoutMilliseconds });
    // FULL: a commit that was acknowledged survives a power cut. Collections commit rarely, so it costs nothing.
    database.exec("pragma synchronous = full; pragma foreign_keys = on");
    database.exec("pragma cache_size = -32768; pragma journal_size_limit = 67108864");
    database.function("fits_pattern", { deterministic: true }, (pattern, name) =>
      Number(matchesPattern(String(pattern), String(name))),
    );
    if (mode === "read") database.exec("pragma query_only = on");
    return connectionOn(path, database);
  });
}

function connectionOn(path: string, database: DatabaseSync): Connection {
  const db = new Kysely<StoredSchema>({ dialect: new ImmediateDialect(path, database) });
  return {
    path,
    db,
    run: (sql) => translatingErrors(path, () => database.exec(sql)),
    iterate: <Row>(query: CompiledQuery<Row>) =>
      // Kysely types the row by the query it compiled; SQLite's strict tables hold it to the schema.
      oneByOne(
        path,
        (values) => database.prepare(query.sql).iterate(...values) as Iterable<Row>,
        query,
      ),
    iterateValues: (query) =>
      oneByOne(
        path,
        (values) => {
          const statement = database.prepare(query.sql);
          statement.setReturnArrays(true);
          // The types do not follow the switch.
          return statement.iterate(...values) as Iterable<unknown> as Iterable<SQLOutputValue[]>;
        },
        query,
      ),
    lookUp: <Row>(sql: string) => {
      const statement = translatingErrors(path, () => database.prepare(sql));
      return (values) =>
        // The columns are the query's; SQLite's strict tables hold their types.
        translatingErrors(path, () => (statement.get(...values) ?? null) as Row | null);
    },
    insertMany: (sql, rows) => translatingErrors(path, () => insertMany(database, sql, rows)),
    close: async () => {
      await db.destroy();
      if (database.isOpen) database.close();
    },
  };
}

function oneByOne<Row>(
  path: string,
  start: (values: SQLInputValue[]) => Iterable<Row>,
  { parameters }: CompiledQuery,
): Iterable<Row> {
  return {
    *[Symbol.iterator]() {
      try {
        yield* start(parameters.map(bindable));
      } catch (error) {
        throw translateSqliteError(path, error);
      }
    },
  };
}

function insertMany(
  database: DatabaseSync,
  sql: string,
  rows: Iterable<readonly SQLInputValue[]>,
): void {
  const statement = database.prepare(sql);
  if (database.isTransaction) {
    for (const row of rows) statement.run(...row);
    return;
  }
  database.exec("begin");
  try {
    for (const row of rows) statement.run(...row);
    database.exec("commit");
  } catch (error) {
    if (database.isTransaction) database.exec("rollback");
    throw error;
  }
}

/**
 * Turns write-ahead logging on: readers never wait for the writer. The switch ignores the busy
 * timeout, so processes that start together must be patient here themselves.
 *
 * @throws StoreBusyError
 */
export async function useWriteAheadLog(connection: Connection): Promise<void> {
  const giveUpAt = performance.now() + busyTimeoutMilliseconds;
  for (;;) {
    try {
      connection.run("pragma journal_mode = wal");
      return;
    } catch (error) {
      const cause = error instanceof Error ? error.cause : error;
      if (!isBusy(cause) || performance.now() > giveUpAt) throw error;
      await wait(20);
    }
  }
}

/**
 * A write that may as well be left out: while another process writes, the thread does not wait for it, so
 * that whoever wants this one to stop is heard.
 *
 * @throws StoreBusyError
 */
export async function withoutWaiting<T>(
  connection: Connection,
  write: () => Promise<T>,
): Promise<T> {
  connection.run("pragma busy_timeout = 0");
  try {
    return await write();
  } finally {
    connection.run(`pragma busy_timeout = ${busyTimeoutMilliseconds}`);
  }
}

/**
 * A small write that waits for another process's with the thread awake, so that whoever wants this one to
 * stop is heard meanwhile.
 *
 * @throws StoreBusyError after as long as SQLite itself would have waited
 */
export async function waitingAwake<T>(connection: Connection, write: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + busyTimeoutMilliseconds;
  for (;;) {
    try {
      return await withoutWaiting(connection, write);
    } catch (error) {
      if (!(error instanceof StoreBusyError) || performance.now() > giveUpAt) throw error;
      await wait(20);
    }
  }
}

/**
 * After a large write: fresh statistics for the planner, and the log folded back unless readers need
 * it. The write itself is done, so whatever fails here is left to the next time.
 */
export function tidyAfterWriting(connection: Connection): void {
  try {
    connection.run("pragma busy_timeout = 0; pragma optimize; pragma wal_checkpoint(truncate)");
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  } finally {
    connection.run(`pragma busy_timeout = ${busyTimeoutMilliseconds}`);
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(path: string, database: DatabaseSync) {
    const kept = new Map<string, SqliteStatement>();
    const config: SqliteDialectConfig = {
      database: {
        close: () => {
          kept.clear();
          database.close();
        },
        prepare: (sql) => {
          const statement =
            kept.get(sql) ?? translatingErrors(path, () => statementOn(path, database, sql));
          kept.delete(sql);
          kept.set(sql, statement);
          for (const oldest of [...kept.keys()].slice(0, -keptStatements)) kept.delete(oldest);
          return statement;
        },
      },
    };
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

/** A plain `begin` takes the lock at the first write, too late to wait for it: most such transactions fail. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** Makes the migrator work inside one transaction, which is also what keeps two migrators apart. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** It may be kept: who iterates gets one of his own, because another may ask the same meanwhile. */
function statementOn(path: string, database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => translatingErrors(path, () => statement.all(...parameters.map(bindable))),
    run: (parameters) => translatingErrors(path, () => statement.run(...parameters.map(bindable))),
    iterate: (parameters) => database.prepare(sql).iterate(...parameters.map(bindable)),
  };
}

/** SQLite has no booleans and no dates: values that are neither must have been turned before. */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "bigint" || value instanceof Uint8Array) return value;
  throw new TypeError(`The store cannot keep a ${typeof value}`);
}
