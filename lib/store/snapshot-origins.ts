import { gunzipSync, gzipSync } from "node:zlib";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { AskedRequests, CollectionOrigin, JsonValue } from "../posture/collection-origin.ts";
import type { Instant } from "../posture/snapshot.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { StoreDamagedError } from "./store-errors.ts";
import { toMilliseconds } from "./stored-instant.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { stableJson, storable } from "./stored-text.ts";

/** Which collection is meant: the one of this account that was reading then. */
export interface ReadingPlace {
  readonly accountId: string;
  readonly at: Instant;
}

/** Notes who asked what, beside the snapshot that came of it. */
export async function keepOrigin(
  trx: Kysely<StoredSchema>,
  snapshotId: string,
  { callerArn, collectorVersion, requests }: CollectionOrigin,
): Promise<void> {
  await trx
    .insertInto("snapshot_origins")
    .values({
      snapshot_id: snapshotId,
      caller_arn: storable(callerArn),
      collector_version: collectorVersion,
      requests: gzipSync(stableJson(requests)),
    })
    .execute();
}

/**
 * The origin of what was read at an instant. One collection may begin before another is saved, but reads
 * only afterwards: of two that were under way then, it is of the one that was saved first.
 *
 * @returns null when that collection was saved by a Demarc that did not note it, or there was none
 * @throws StoreDamagedError
 */
export async function findOrigin(
  { path, db }: Connection,
  { accountId, at }: ReadingPlace,
): Promise<CollectionOrigin | null> {
  const instant = toMilliseconds(at);
  const row = await db
    .selectFrom("snapshots")
    .leftJoin("snapshot_origins", "snapshot_id", "id")
    .select(["caller_arn", "collector_version", "requests"])
    .where("account_id", "=", accountId)
    .where("started_at", "<=", instant)
    .where("finished_at", ">=", instant)
    .orderBy("valid_at")
    .limit(1)
    .executeTakeFirst();
  if (!row?.requests || row.caller_arn === null || row.collector_version === null) return null;
  return {
    callerArn: row.caller_arn,
    collectorVersion: row.collector_version,
    requests: requestsIn(path, row.requests),
  };
}

const jsonValue: z.ZodType<JsonValue> = z.json();

const requestsSchema = z.array(
  z.object({
    action: z.string(),
    region: z.string(),
    parameters: z.record(z.string(), jsonValue),
    names: z.record(z.string(), z.array(z.string())),
    notKept: z.record(z.string(), z.number()),
    requests: z.number(),
    answered: z.number(),
    rows: z.number(),
  }),
) satisfies z.ZodType<readonly AskedRequests[]>;

function requestsIn(path: string, packed: Uint8Array): readonly AskedRequests[] {
  try {
    return requestsSchema.parse(JSON.parse(gunzipSync(packed).toString("utf8")));
  } catch (error) {
    throw new StoreDamagedError(path, 'a row of "snapshot_origins" is not as it was written', {
      cause: error,
    });
  }
}
