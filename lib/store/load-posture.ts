import type { InPieces } from "../posture/in-pieces.ts";
import type { Posture } from "../posture/posture.ts";
import type { Snapshot } from "../posture/snapshot.ts";
import { assessInTurns } from "./assess-in-turns.ts";
import { keepPosture } from "./keep-posture.ts";
import {
  findSnapshot,
  type HeaderRow,
  readFoundSnapshot,
  type SnapshotQuery,
} from "./load-snapshot.ts";
import { type Connection, openConnection } from "./sqlite-dialect.ts";
import { StoreBusyError, StoreNewerError, StorePathError } from "./store-errors.ts";
import { postureFormat, runsIn, unpackPosture } from "./stored-posture.ts";

/** How snapshots are judged here and now. */
export interface Judging {
  /** Tells this catalogue and mapping from every other: a posture judged with another is judged again. */
  readonly assessedWith: string;
  readonly assess: (snapshot: Snapshot) => Posture;
  /** The same with stops, in which the store lets others have their turn; left out: in one piece. */
  readonly assessInPieces?: (snapshot: Snapshot) => InPieces<Posture>;
  /** False: for this once. What is kept in its place is what most who ask are given. */
  readonly keep?: boolean;
}

/**
 * Pages ask for the newest posture again and again, and for the one it is compared with; judged with the
 * same catalogue they never change. Two that ask at once wait for one answer. In order of use, the last one last.
 */
export type PostureMemory = Map<string, Promise<Posture>>;

/** The newest, the one before, and the one of a week ago; a large account's takes some megabytes. */
const rememberedPostures = 3;

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
  memory.delete(key);
  const answer = remembered ?? judgedPosture(reader, found, judging);
  memory.set(key, answer);
  if (remembered) return remembered;
  for (const oldest of [...memory.keys()].slice(0, -rememberedPostures)) memory.delete(oldest);
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
  const posture = await judgeAnew(path, found, runsIn(path, kept.posture), judging);
  if (judging.keep !== false) await keepInPlace(path, posture, judging.assessedWith);
  return posture;
}

/**
 * On a connection of its own: while rows are being read in pieces, theirs sees nothing new, and others must
 * see at once what is decided meanwhile.
 */
async function judgeAnew(
  path: string,
  found: HeaderRow,
  runs: ReturnType<typeof runsIn>,
  judging: Judging,
): Promise<Posture> {
  const connection = openConnection(path, "read");
  try {
    const snapshot = withRuns(await readFoundSnapshot(connection, found), runs);
    return await assessInTurns(snapshot, judging);
  } finally {
    await connection.close();
  }
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
 * Posture and summary, on a connection of its own that never waits: whoever holds the lock, a reader is not to
 * be kept waiting for it. What was not kept now is judged again by the next process that asks.
 */
async function keepInPlace(path: string, posture: Posture, assessedWith: string): Promise<void> {
  const writer = openConnection(path, "write");
  try {
    writer.run("pragma busy_timeout = 0");
    await writer.db.transaction().execute((trx) => keepPosture(trx, posture, assessedWith));
  } catch (error) {
    // Nor does a full disk keep anybody from reading.
    if (!(error instanceof StoreBusyError || error instanceof StorePathError)) throw error;
  } finally {
    await writer.close();
  }
}
