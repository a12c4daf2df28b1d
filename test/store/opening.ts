/** Real stores in folders of their own, gone when the test is. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";
import { openStore, type Store } from "../../lib/store/open-store.ts";

/** An empty folder for one test. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "demarc-store-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An open store in a folder, closed when the test is finished. */
export async function aStore(folder?: string): Promise<Store> {
  const store = await openStore(folder ?? (await aFolder()));
  onTestFinished(() => store.close());
  return store;
}

/** What an onlooker finds in a store's file, asked in SQL. */
export function look(folder: string, sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(join(folder, "demarc.sqlite"), { timeout: 10_000 });
  try {
    return database
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  } finally {
    database.close();
  }
}

/** Makes a closed store one of an older Demarc, which never took the steps after this one. */
export function takeBackTo(folder: string, step: "0001-first-schema" | "0002-assessed-with"): void {
  for (const statement of [
    "drop index findings_worst_first",
    "drop index findings_by_digest",
    "drop table finding_resources",
    ...["resource_role", "resource_name", "created_at", "seen_at"].map(
      (name) => `alter table findings drop column ${name}`,
    ),
    `create index findings_worst_first on findings
      (account_id, severity_score, updated_at, region, id, severity, type, archived, sample, valid_to)
      where valid_to is null`,
    "alter table evaluations drop column captured_at",
    "alter table attempts drop column calls",
    "drop table learned_paces",
    "drop table finding_listings",
    "drop table resource_totals",
    "drop table resource_counts",
    "drop table journal",
    "drop table snapshot_origins",
    "drop table snapshot_summaries",
    ...(step === "0001-first-schema" ? ["alter table snapshots drop column assessed_with"] : []),
    `delete from demarc_migration where name > '${step}' returning 1`,
  ])
    look(folder, statement);
}
