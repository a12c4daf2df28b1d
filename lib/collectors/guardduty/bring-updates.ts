/** Findings that were updated since, though the list of them moves while it is read. */
import type { Instant } from "../../posture/snapshot.ts";
import { bringListed, bringListedUntil, type FindingsReader, listIds } from "./bring-findings.ts";

/**
 * An update may be dated some time before it is to be seen: so much of what was read is read again.
 */
const overlapMilliseconds = 5 * 60 * 1000;

/** Looks back at a list of several pages, each for what the one before has moved past. */
const mostLooksBack = 3;

/**
 * Keeps what was updated since shortly before. A finding that is updated again while the list is read moves
 * to its end, and another slips from the page that comes next to the one before. So a list of several pages
 * is looked over again. What is later than all that was kept is left to the next reading, which begins there.
 *
 * @throws ReadFailedError
 */
export async function bringUpdates(reader: FindingsReader, since: Instant): Promise<void> {
  const { brought } = reader;
  const choice = { updatedFrom: new Date(Date.parse(since) - overlapMilliseconds) };
  let pages = 0;
  async function* counted() {
    for await (const page of listIds(reader, choice)) {
      pages += 1;
      yield page;
    }
  }
  async function* unseen() {
    for await (const page of listIds(reader, choice)) yield page.filter((id) => !brought.has(id));
  }
  await bringListed(reader, counted());
  for (let look = 0; pages > 1 && look < mostLooksBack; look++) {
    const before = brought.size;
    await bringListedUntil(latestUpdate(reader, since), reader, unseen());
    if (brought.size === before) return;
  }
}

/** The latest update that was read, in this reading or before. */
export function latestUpdate({ brought }: FindingsReader, known: Instant): Instant {
  let latest = known;
  for (const { updatedAt } of brought.values()) if (updatedAt > latest) latest = updatedAt;
  return latest;
}
