/** Junction: the journal of one kind, whole. */
import type { JournalEntry, SubjectKind } from "./posture/journal.ts";
import type { Page, Store } from "./store/open-store.ts";

/** As many as a page of the journal's own reading holds. */
const entriesAtOnce = 500;

/** Everything that was decided of one kind, or of one subject of it, the newest first. @throws StoreError's kinds */
export async function readWholeJournal<Kind extends SubjectKind>(
  { journal }: Pick<Store, "journal">,
  of: { readonly accountId: string; readonly kind: Kind; readonly id?: string },
): Promise<JournalEntry<Kind>[]> {
  const entries: JournalEntry[] = [];
  let after: string | null = null;
  do {
    const page: Page<JournalEntry> = await journal.list({
      ...of,
      limit: entriesAtOnce,
      ...(after === null ? {} : { after }),
    });
    entries.push(...page.rows);
    after = page.next;
  } while (after !== null);
  // Asked for by this kind, so of this kind.
  return entries as JournalEntry<Kind>[];
}
