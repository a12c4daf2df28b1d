/** Junction: a reviewer's note on a control or on a requirement: check, then keep. */
import { openedStore } from "./opened-store.ts";
import type { Note } from "./posture/journal.ts";
import { aboutRequirement } from "./posture/reviews.ts";
import { readStandards } from "./read-catalogue.ts";
import { readPosture } from "./read-posture.ts";
import { readHistoryOf } from "./read-reviews.ts";
import { type Problem, type Recorded, recordChange } from "./record-change.ts";
import { reviewDateProblems, textProblems, tidyName, whoProblems } from "./said-by-people.ts";

const longestNote = 4000;

export interface NoteToRecord extends Omit<Note, "text"> {
  /** Null: somebody only looked, and the words that stand stay. Empty: there are to be none. */
  readonly text: string | null;
  /** Left out: the account collected last. */
  readonly accountId?: string;
  /** Number of the last entry about it that its writer saw, 0 for none; left out: whatever it is. */
  readonly seen?: number;
  readonly lastReviewedOn: string;
}

/**
 * Keeps a note in the place of the one before it.
 *
 * @throws StoreError's kinds
 */
export async function recordNote(said: NoteToRecord): Promise<Recorded> {
  const account = said.accountId === undefined ? {} : { accountId: said.accountId };
  const found = await (await openedStore()).findSnapshot(account);
  if (found === null) return { kind: "none" };
  const { accountId } = found;
  const { about, lastReviewedOn } = said;
  const [standing] = (await readHistoryOf({ accountId, kind: "note", id: about, limit: 1 })).rows;
  const words = said.text ?? standing?.after?.text ?? "";
  const [text, reviewer] = [words.trim().replaceAll("\r\n", "\n"), tidyName(said.reviewer)];
  const seen = said.seen ?? (said.text === null ? (standing?.number ?? 0) : undefined);
  const problems: Problem[] = [
    ...(await aboutProblems(about, accountId)),
    ...textProblems("text", text, { called: "it", longest: longestNote, isRequired: false }),
    ...reviewDateProblems("lastReviewedOn", lastReviewedOn),
    ...whoProblems(reviewer).map((each) => ({ ...each, field: "reviewer" })),
  ];
  if (problems.length > 0) return { kind: "refused", problems };
  return recordChange({
    accountId,
    kind: "note",
    id: about,
    after: { about, text, lastReviewedOn, reviewer },
    who: reviewer,
    ...(seen === undefined ? {} : { seen }),
  });
}

/** A slip of the pen would be a note that nobody ever finds. */
async function aboutProblems(about: string, accountId: string): Promise<Problem[]> {
  const refused = (problem: string) => [{ field: "about", problem }];
  if (about.startsWith("control:")) {
    const answer = await readPosture({ accountId });
    const key = about.slice("control:".length);
    const isKnown =
      answer.kind === "posture" && answer.posture.controls.some((control) => control.key === key);
    return isKnown ? [] : refused(`No control by the key ${JSON.stringify(key)} is deployed.`);
  }
  const isKnown = readStandards().some(({ id, rows }) =>
    rows.some((row) => row.assessable && aboutRequirement(id, row.id) === about),
  );
  if (isKnown) return [];
  return refused(
    `${JSON.stringify(about)} names no requirement: write it as requirement:pci-dss-4.0.1:1.2.5.`,
  );
}
