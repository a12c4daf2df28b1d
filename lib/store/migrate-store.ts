import { stat } from "node:fs/promises";
import { type Migration, Migrator } from "kysely/migration";
import type { Connection } from "./sqlite-dialect.ts";
import { backUp, migrationLockTable, migrationTable } from "./sqlite-file.ts";

/** A store that an earlier Demarc wrote is about to be changed. */
export interface ComingMigration {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Brings a store to today's tables, all steps in one transaction. A store that holds anything is
 * copied beside itself first. Processes that start together are served one after another.
 *
 * @param taken the steps the store had taken when it was inspected
 * @param announce is told before a store that holds anything is copied and changed: a large one takes minutes
 */
export async function migrateStore(
  connection: Connection,
  migrations: Readonly<Record<string, Migration>>,
  taken: readonly string[],
  announce: (coming: ComingMigration) => void,
): Promise<void> {
  const pending = Object.keys(migrations).filter((name) => !taken.includes(name));
  if (pending.length === 0) return;
  const { path } = connection;
  if (taken.length > 0) {
    announce({ path, bytes: (await stat(path)).size });
    await backUp(path, taken);
  }
  const migrator = new Migrator({
    db: connection.db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: migrationTable,
    migrationLockTableName: migrationLockTable,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
