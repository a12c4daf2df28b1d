import type { DetailedFinding } from "../posture/snapshot.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { findingSchema, parseStored } from "./stored-json.ts";

export interface FindingPlace {
  readonly accountId: string;
  readonly region: string;
  readonly id: string;
}

/** One finding as it is now, with AWS's own JSON; null when AWS had none by that id at the last reading. */
export async function loadFinding(
  { db, path }: Connection,
  { accountId, region, id }: FindingPlace,
): Promise<DetailedFinding | null> {
  const row = await db
    .selectFrom("findings as finding")
    .innerJoin("finding_details as kept", (join) =>
      join
        .onRef("kept.account_id", "=", "finding.account_id")
        .onRef("kept.digest", "=", "finding.digest"),
    )
    .select(["finding.payload", "kept.detail"])
    .where("finding.account_id", "=", accountId)
    .where("finding.region", "=", region)
    .where("finding.id", "=", id)
    .where("finding.valid_to", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { ...parseStored(path, "findings", findingSchema, row.payload), detail: row.detail };
}
