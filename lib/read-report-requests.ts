/** Junction: who asked for a report of AWS's, and what a person has opened of it. Asks AWS for nothing. */
import { openedStore } from "./opened-store.ts";
import type { JournalEntry } from "./posture/journal.ts";
import { readWholeJournal } from "./read-whole-journal.ts";
import { type OpenedTerms, unsealTerms } from "./sealed-terms.ts";

/** Of terms that a browser carries, what a page may show: everything but the token. */
export function readOpenedTerms(
  sealed: string | undefined,
  reportId: string,
): Omit<OpenedTerms, "token"> | null {
  const terms = sealed === undefined ? null : unsealTerms(sealed);
  if (terms === null || terms.reportId !== reportId) return null;
  const { token, ...shown } = terms;
  return shown;
}

/** Who asked for a report, and when; the newest first. */
export async function readReportRequests(
  accountId: string,
  reportId: string,
): Promise<readonly JournalEntry<"report_request">[]> {
  const entries = await readWholeJournal(await openedStore(), {
    accountId,
    kind: "report_request",
  });
  return entries.filter((entry) => entry.after?.reportId === reportId);
}
