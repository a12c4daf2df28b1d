import type { Posture } from "../posture/posture.ts";
import type { Snapshot } from "../posture/snapshot.ts";
import {
  findSnapshot,
  type HeaderRow,
  readFoundSnapshot,
  type SnapshotQuery,
} from "./load-snapshot.ts";
import { type Connection, openConnection } from "./sqlite-dialect.ts";
import { StoreBusyError, StoreNewerError, StorePathError } from "./store-errors.ts";
import { packPosture, postureFormat, runsIn, unpackPosture } from "./stored-posture.ts";

/** How snapshots are judged here and now. */
export interface Judging {
  /** Tells this catalogue and mapping from every other: a posture judged with another is judged again. */
  readonly assessedWith: string;
  readonly assess: (snapshot: Snapshot) => Posture;
}

/**
 * Pages ask for the newest posture again and again; judged with the same catalogue it never changes.
 * Two that ask at once wait for one answer.
 */
export type PostureMemory = Map<string, Promise<Posture>>;

/**
 * A snapshot's posture, as this program and this catalogue judge it; null when there is no such snapshot.
 * One that was judged otherwise is judged again and takes the place of the old one.
 *
 * @throws StoreNewerError for a posture of a later form, and whatever `assess` throws
 */
export async function loadPosture(
  reader: Connection,
  memory: PostureMemory,
  query: SnapshotQuery,
  judging: Judging,
): Promise<Posture | null> {
  const found = await findSnapshot(reader, query);
  if (found === null) return null;
  const key = `${found.id}\u0000${judging.assessedWith}`;
  const remembered = memory.get(key);
  if (remembered) return remembered;
  const answer = judgedPosture(reader, found, judging);
  memory.clear();
  memory.set(key, answer);
  answer.catch(() => {
    if (memory.get(key) === answer) memory.delete(key);
  });
  return answer;
}

async function judgedPosture(
  reader: Connection,
  found: HeaderRow,
  judging: Judging,
): Promise<Posture> {
  const { path, db } = reader;
  const kept = await db
    .selectFrom("snapshots")
    .select(["posture_format", "posture", "assessed_with"])
    .where("id", "=", found.id)
    .executeTakeFirstOrThrow();
  if (kept.posture_format > postureFormat)
    throw new StoreNewerError(path, `posture format ${kept.posture_format}`);
  if (kept.posture_format === postureFormat && kept.assessed_with === judging.assessedWith)
    return unpackPosture(path, kept.posture);
  const posture = judging.assess(
    withRuns(await readFoundSnapshot(reader, found), runsIn(path, kept.posture)),
  );
  await keepInPlace(path, found.id, posture, judging.assessedWith);
  return posture;
}

/**
 * Rules' runs are noted in place, so a past snapshot has lost those that were followed by another. Its
 * kept posture still knows them, and must not lose them by being judged again.
 */
function withRuns(snapshot: Snapshot, runs: ReturnType<typeof runsIn>): Snapshot {
  return {
    ...snapshot,
    rules: snapshot.rules.map((rule) => ({
      ...rule,
      lastEvaluatedAt: rule.lastEvaluatedAt ?? runs(rule.region, rule.name),
    })),
  };
}

/**
 * One statement on a connection of its own that never waits: whoever holds the lock, a reader is not to
 * be kept waiting for it. What was not kept now is judged again by the next process that asks.
 */
async function keepInPlace(
  path: string,
  id: string,
  posture: Posture,
  assessedWith: string,
): Promise<void> {
  const writer = openConnection(path, "write");
  try {
    writer.run("pragma busy_timeout = 0");
    await writer.db
      .updateTable("snapshots")
      .set({
        posture_format: postureFormat,
        posture: packPosture(posture),
        assessed_with: assessedWith,
      })
      .where("id", "=", id)
      // A later Demarc may have judged it meanwhile.
      .where("posture_format", "<=", postureFormat)
      .execute();
  } catch (error) {
    // Nor does a full disk keep anybody from reading.
    if (!(error instanceof StoreBusyError || error instanceof StorePathError)) throw error;
  } finally {
    await writer.close();
  }
}
