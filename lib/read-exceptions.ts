/** Junction: the register of exceptions, and the journal of what people decided. */

import { exceptionsToYaml } from "./exports/exceptions-to-yaml.ts";
import { openedStore } from "./opened-store.ts";
import {
  type ExceptionStanding,
  inRegisterOrder,
  standingOfException,
} from "./posture/exception-standing.ts";
import type { Exception } from "./posture/exceptions.ts";
import type { JournalEntry, SubjectKind } from "./posture/journal.ts";
import type { Instant } from "./posture/snapshot.ts";
import { readWholeJournal } from "./read-whole-journal.ts";
import type { Page, Store } from "./store/open-store.ts";

/** An exception that somebody took back. */
export interface WithdrawnException {
  readonly exception: Exception;
  readonly at: Instant;
  readonly who: string;
}

export interface ExceptionRegister {
  readonly accountId: string;
  /** When its days were counted. */
  readonly at: Instant;
  /** Those that stand, run out or not, by control and resource. */
  readonly standing: readonly ExceptionStanding[];
  /** The last one first. */
  readonly withdrawn: readonly WithdrawnException[];
}

/** One exception with all that happened to it. */
export interface ExceptionHistory {
  readonly id: string;
  /** Null: it was withdrawn. */
  readonly standing: ExceptionStanding | null;
  /** As it last was. */
  readonly last: Exception;
  /** The newest first. */
  readonly entries: readonly JournalEntry<"exception">[];
}

/** Every exception of an account; null when nothing was collected of it. @throws StoreError's kinds */
export async function readExceptions(
  asked: { readonly accountId?: string } = {},
): Promise<ExceptionRegister | null> {
  const store = await openedStore();
  const snapshot = await store.findSnapshot(asked);
  if (snapshot === null) return null;
  const { accountId } = snapshot;
  const at = new Date().toISOString();
  const standing = await store.journal.standing({ accountId, kind: "exception" });
  return {
    accountId,
    at,
    standing: inRegisterOrder(standing).map((exception) => standingOfException(exception, at)),
    withdrawn: await withdrawnIn(store, accountId),
  };
}

/** The last entry of each that stands no more. */
async function withdrawnIn(store: Store, accountId: string): Promise<WithdrawnException[]> {
  const last = new Map<string, JournalEntry<"exception">>();
  for (const entry of await readWholeJournal(store, { accountId, kind: "exception" }))
    if (!last.has(entry.id)) last.set(entry.id, entry);
  return [...last.values()].flatMap(({ before, after, at, who }) =>
    after === null && before !== null ? [{ exception: before, at, who }] : [],
  );
}

/** One exception of an account, withdrawn or not; null when there never was one of that id. */
export async function readException(of: {
  readonly accountId: string;
  readonly id: string;
}): Promise<ExceptionHistory | null> {
  const entries = await readWholeJournal(await openedStore(), { ...of, kind: "exception" });
  const [newest] = entries;
  const last = newest?.after ?? newest?.before;
  if (newest === undefined || last === undefined || last === null) return null;
  const at = new Date().toISOString();
  const standing = newest.after === null ? null : standingOfException(newest.after, at);
  return { id: of.id, standing, last, entries };
}

export interface JournalPageQuery {
  /** Left out: the account collected last. */
  readonly accountId?: string;
  readonly kind?: SubjectKind;
  readonly id?: string;
  readonly limit: number;
  readonly after?: string;
}

/** What people decided, the newest first; null when nothing was collected. @throws BadCursorError */
export async function readJournal({
  accountId,
  ...query
}: JournalPageQuery): Promise<Page<JournalEntry> | null> {
  const store = await openedStore();
  const snapshot = await store.findSnapshot(accountId === undefined ? {} : { accountId });
  if (snapshot === null) return null;
  return store.journal.list({ ...query, accountId: snapshot.accountId });
}

/** The exceptions that stand, as a file to review in git; null when nothing was collected. */
export async function exportExceptions(
  asked: { readonly accountId?: string } = {},
): Promise<string | null> {
  const register = await readExceptions(asked);
  if (register === null) return null;
  return exceptionsToYaml(
    register.accountId,
    register.standing.map(({ exception }) => exception),
  );
}
