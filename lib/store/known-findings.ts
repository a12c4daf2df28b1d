import type { KnownFindings } from "../posture/collected-rows.ts";
import { inChunks } from "./in-chunks.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { toInstant, toOptionalInstant } from "./stored-instant.ts";
import { coverageSchema, parseStored } from "./stored-json.ts";

/**
 * What the account's last snapshot knows of a region's findings; null when not one was ever read.
 *
 * @throws StoreDamagedError
 */
export async function loadKnownFindings(
  connection: Connection,
  accountId: string,
  region: string,
): Promise<KnownFindings | null> {
  const { db } = connection;
  const current = db
    .selectFrom("findings")
    .where("account_id", "=", accountId)
    .where("region", "=", region)
    .where("valid_to", "is", null);
  const groups = await current
    .select(({ fn }) => [
      "severity_score",
      "archived",
      fn.countAll<number>().as("findings"),
      fn.max("updated_at").as("updated_until"),
    ])
    .groupBy(["severity_score", "archived"])
    .execute();
  // A first reading that broke off has left findings, and no date of a reading.
  if (groups.length === 0 && !(await wereReadWhole(connection, accountId, region))) return null;
  const countsOf = (archived: number) =>
    new Map(
      groups
        .filter((group) => group.archived === archived)
        .map((group) => [group.severity_score, group.findings]),
    );
  const listing = await db
    .selectFrom("finding_listings")
    .select("listed_at")
    .where("account_id", "=", accountId)
    .where("region", "=", region)
    .executeTakeFirst();
  return {
    updatedUntil:
      groups.length === 0
        ? null
        : toInstant(Math.max(...groups.map((group) => group.updated_until))),
    active: countsOf(0),
    archived: countsOf(1),
    listedAt: toOptionalInstant(listing?.listed_at ?? null),
    byId: async (ids) => {
      const counting = current.select(["id", "archived", "severity_score"]);
      const rows =
        ids === undefined
          ? await counting.execute()
          : await Array.fromAsync(inChunks(ids), (some) =>
              counting.where("id", "in", some).execute(),
            );
      return new Map(
        rows
          .flat()
          .map((row) => [
            row.id,
            { archived: row.archived === 1, severityScore: row.severity_score },
          ]),
      );
    },
  };
}

async function wereReadWhole(
  { db, path }: Connection,
  accountId: string,
  region: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("facts")
    .select("payload")
    .where("account_id", "=", accountId)
    .where("kind", "=", "coverage")
    .where("region", "=", region)
    .where("key", "=", "guardduty")
    .where("valid_to", "is", null)
    .executeTakeFirst();
  if (row === undefined) return false;
  return parseStored(path, "facts", coverageSchema, row.payload).lastReadAt !== null;
}
