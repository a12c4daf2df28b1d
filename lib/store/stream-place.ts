import { findNextSnapshot, findSnapshot } from "./load-snapshot.ts";
import type { Connection } from "./sqlite-dialect.ts";

export interface StreamQuery {
  /** Id of the snapshot whose rows they are. */
  readonly snapshot: string;
  /** Only what was read in this region. */
  readonly region?: string;
}

/** Where a snapshot's rows are among those of its account. */
export interface StreamPlace {
  readonly accountId: string;
  /** Its instant in milliseconds; null: it is the newest, whose rows an index holds in order. */
  readonly at: number | null;
}

/** Which rows a stream is of; null when there is no such snapshot. */
export async function streamPlaceOf(
  connection: Connection,
  { snapshot }: StreamQuery,
): Promise<StreamPlace | null> {
  const found = await findSnapshot(connection, { id: snapshot });
  if (found === null) return null;
  const later = await findNextSnapshot(connection, found.id);
  return { accountId: found.account_id, at: later === null ? null : found.valid_at };
}
