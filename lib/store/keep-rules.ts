import type { Kysely, Selectable } from "kysely";
import { controlKeyOf } from "../posture/control-key.ts";
import type { Instant, Rule } from "../posture/snapshot.ts";
import { inChunks } from "./in-chunks.ts";
import { toOptionalMilliseconds } from "./stored-instant.ts";
import { parseStored, ruleSchema } from "./stored-json.ts";
import type { RuleTable, StoredSchema } from "./stored-schema.ts";
import { stableJson, storable } from "./stored-text.ts";

/** One region's list of rules, as it was read. */
export interface RuleReading {
  readonly accountId: string;
  readonly region: string;
  readonly rules: readonly Rule[];
  /** When this region's rules were read the time before; null if never. */
  readonly lastReadBefore: Instant | null;
  /** Without the list of packs nobody knows which pack a rule is of: it keeps the one it had. */
  readonly packsWereRead: boolean;
}

/**
 * Makes the rules that were listed the current ones of their region. That a rule ran again without any
 * other change is noted in place; a rule whose results could not be read keeps the date of those it has,
 * and one whose tags could not be read those it had.
 *
 * @param at the snapshot's instant, in milliseconds
 */
export async function keepRules(
  trx: Kysely<StoredSchema>,
  path: string,
  reading: RuleReading,
  at: number,
): Promise<void> {
  const known = await currentRules(trx, reading);
  const listed = new Map<string, Omit<RuleTable, "valid_from" | "valid_to">>();
  for (const rule of reading.rules) {
    const row = rowOf(path, rule, reading, known.get(storable(rule.name)));
    listed.set(row.name, row);
  }
  const isChanged = (name: string) => known.get(name)?.payload !== listed.get(name)?.payload;
  await closeRules(trx, reading, at, [...known.keys()].filter(isChanged));
  const opened = [...listed.values()].filter((row) => isChanged(row.name));
  for (const rows of inChunks(opened)) {
    const interval = { valid_from: at, valid_to: null };
    await trx
      .insertInto("rules")
      .values(rows.map((row) => ({ ...row, ...interval })))
      .execute();
  }
  for (const row of listed.values()) {
    const before = known.get(row.name);
    if (!before || isChanged(row.name)) continue;
    if (before.last_evaluated_at !== row.last_evaluated_at) await noteRun(trx, row);
  }
}

async function currentRules(
  trx: Kysely<StoredSchema>,
  { accountId, region }: RuleReading,
): Promise<ReadonlyMap<string, Selectable<RuleTable>>> {
  const rows = await trx
    .selectFrom("rules")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("region", "=", region)
    .where("valid_to", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.name, row]));
}

function rowOf(
  path: string,
  { lastEvaluatedAt, ...read }: Rule,
  { accountId, region, lastReadBefore, packsWereRead }: RuleReading,
  before: Selectable<RuleTable> | undefined,
): Omit<RuleTable, "valid_from" | "valid_to"> {
  const known = before && parseStored(path, "rules", ruleSchema, before.payload);
  const rule = {
    ...read,
    packName: read.packName ?? (packsWereRead ? null : (known?.packName ?? null)),
    // A new rule under an old name has none of the old one's.
    tags: read.tags ?? (known?.arn === read.arn ? known.tags : {}),
  };
  const unread = rule.state.kind === "not_read";
  const lastRun = toOptionalMilliseconds(lastEvaluatedAt);
  return {
    account_id: accountId,
    region,
    name: storable(rule.name),
    control_key: storable(controlKeyOf(rule)),
    payload: stableJson(rule),
    observed_at: unread ? lastObserved(path, before, lastReadBefore) : null,
    last_evaluated_at: unread ? (lastRun ?? before?.last_evaluated_at ?? null) : lastRun,
  };
}

/** A rule that could be read before was read whenever its region was. */
function lastObserved(
  path: string,
  before: Selectable<RuleTable> | undefined,
  lastReadBefore: Instant | null,
): number | null {
  if (before === undefined) return null;
  const { state } = parseStored(path, "rules", ruleSchema, before.payload);
  return state.kind === "not_read" ? before.observed_at : toOptionalMilliseconds(lastReadBefore);
}

async function closeRules(
  trx: Kysely<StoredSchema>,
  { accountId, region }: RuleReading,
  at: number,
  names: readonly string[],
): Promise<void> {
  for (const some of inChunks(names)) {
    await trx
      .updateTable("rules")
      .set({ valid_to: at })
      .where("account_id", "=", accountId)
      .where("region", "=", region)
      .where("name", "in", some)
      .where("valid_to", "is", null)
      .execute();
  }
}

async function noteRun(
  trx: Kysely<StoredSchema>,
  row: Pick<RuleTable, "account_id" | "region" | "name" | "last_evaluated_at">,
): Promise<void> {
  await trx
    .updateTable("rules")
    .set({ last_evaluated_at: row.last_evaluated_at })
    .where("account_id", "=", row.account_id)
    .where("region", "=", row.region)
    .where("name", "=", row.name)
    .where("valid_to", "is", null)
    .execute();
}
