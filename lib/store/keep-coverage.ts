import type { Kysely } from "kysely";
import type { Instant, KeptCoverage } from "../posture/snapshot.ts";
import { currentFacts, replaceFacts } from "./keep-facts.ts";
import type { StagedReading } from "./staging.ts";
import { coverageSchema, parseStored } from "./stored-json.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { stableJson } from "./stored-text.ts";

/**
 * Writes what became of one source in one region this time. A source counts as read when there is a
 * reading, whatever its state is called: what is kept from it is then of today.
 *
 * @returns when the source was last read before, null if never
 */
export async function keepCoverage(
  trx: Kysely<StoredSchema>,
  path: string,
  { coverage, reading }: StagedReading,
  at: number,
): Promise<Instant | null> {
  const { accountId, region, source } = coverage;
  const place = { accountId, kind: "coverage", region } as const;
  const before = (await currentFacts(trx, place)).get(source);
  const lastReadBefore =
    before === undefined ? null : parseStored(path, "facts", coverageSchema, before).lastReadAt;
  const lastReadAt = reading === null ? lastReadBefore : coverage.collectedAt;
  const kept: KeptCoverage = { ...coverage, lastReadAt };
  const payload = stableJson(kept);
  if (payload !== before) await replaceFacts(trx, place, at, [source], [[source, payload]]);
  return lastReadBefore;
}
