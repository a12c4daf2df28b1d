import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { Posture } from "../posture/posture.ts";
import type { Instant } from "../posture/snapshot.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { StoreDamagedError } from "./store-errors.ts";

/** Raised when `Posture` changes so that an older one can no longer be shown as it is: it is judged again. */
export const postureFormat = 4;

/**
 * Only what tells a posture from something else. Its insides were written by this code in the format
 * that stands beside it, gzip's checksum has held them, and checking them row by row would cost more
 * than all the rest of a page.
 */
const outline = z.looseObject({
  asOf: z.string(),
  account: z.looseObject({ id: z.string() }),
  snapshot: z.looseObject({ id: z.string() }),
  coverage: z.array(z.unknown()),
  rules: z.array(z.unknown()),
  controls: z.array(z.unknown()),
  pillars: z.array(z.unknown()),
  responsibilities: z.array(z.unknown()),
});

/** A posture as it is kept: gzipped JSON. */
export function packPosture(posture: Posture): Uint8Array {
  return gzipSync(JSON.stringify(posture));
}

/**
 * A posture of this form out of the store.
 *
 * @throws StoreDamagedError
 */
export function unpackPosture(path: string, packed: Uint8Array): Posture {
  return unpack(path, packed, (posture) => {
    outline.parse(posture);
    // Checked as far as the outline goes; see there why not further.
    return posture as Posture;
  });
}

/**
 * The oldest form whose controls, rules and coverage can be compared with today's: enough for history, which
 * needs no more of a posture and must not have hundreds of them judged again.
 */
const comparableFormat = 2;

/**
 * A snapshot's posture as it was kept, whatever it was judged with; null when there is no such snapshot, or
 * when it was kept in a form that cannot be compared.
 *
 * @throws StoreDamagedError
 */
export async function keptPosture(
  { path, db }: Pick<Connection, "path" | "db">,
  id: string,
): Promise<{ readonly posture: Posture; readonly judgedWith: string | null } | null> {
  const kept = await db
    .selectFrom("snapshots")
    .select(["posture_format", "posture", "assessed_with"])
    .where("id", "=", id)
    .executeTakeFirst();
  const { posture_format = 0, posture, assessed_with = null } = kept ?? {};
  const isComparable = posture_format >= comparableFormat && posture_format <= postureFormat;
  if (posture === undefined || !isComparable) return null;
  return { posture: unpackPosture(path, posture), judgedWith: assessed_with };
}

const ranRules = z.looseObject({
  rules: z.array(
    z.looseObject({ region: z.string(), name: z.string(), lastEvaluatedAt: z.string().nullable() }),
  ),
});

/**
 * When each rule had last run, as a posture of any form so far says. Null for a rule it does not know.
 *
 * @throws StoreDamagedError
 */
export function runsIn(
  path: string,
  packed: Uint8Array,
): (region: string, name: string) => Instant | null {
  const { rules } = unpack(path, packed, (posture) => ranRules.parse(posture));
  const keyOf = (region: string, name: string) => `${region}\u0000${name}`;
  const runs = new Map(rules.map((rule) => [keyOf(rule.region, rule.name), rule.lastEvaluatedAt]));
  return (region, name) => runs.get(keyOf(region, name)) ?? null;
}

function unpack<T>(path: string, packed: Uint8Array, parse: (posture: unknown) => T): T {
  try {
    return parse(JSON.parse(gunzipSync(packed).toString()));
  } catch (error) {
    throw new StoreDamagedError(path, "a saved posture is not as it was written", { cause: error });
  }
}
