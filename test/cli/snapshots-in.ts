/** What a sandbox's store holds, seen without Demarc. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Sandbox } from "./against-sandbox.ts";

export function inStore(sandbox: Sandbox, act: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(join(sandbox.store, "demarc.sqlite"));
  act(database);
  database.close();
}

/** The snapshots' own rows, the oldest first. */
export function snapshotsIn(sandbox: Sandbox): unknown[] {
  let snapshots: unknown[] = [];
  inStore(sandbox, (database) => {
    snapshots = database.prepare("select * from snapshots order by valid_at").all();
  });
  return snapshots;
}
