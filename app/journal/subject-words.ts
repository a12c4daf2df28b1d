import type { JournalEntry, SubjectKind } from "../../lib/posture/journal.ts";

/** What kinds of things the journal tells of. */
export const kindWords: Readonly<Record<SubjectKind, string>> = {
  exception: "exception",
  note: "note",
  user_control: "user-entity control",
  test_window: "penetration test",
  report_request: "report",
};

/** What was done, from what stood before and after. */
export function actWords({ kind, before, after }: JournalEntry): string {
  if (after === null) return "withdrew";
  if (before !== null) return "changed";
  return kind === "exception" ? "accepted" : "added";
}

/** What members are called. */
const memberWords: Readonly<Record<string, string>> = {
  expiresOn: "last day",
  lastReviewedOn: "last reviewed on",
  startsAt: "from",
  endsAt: "to",
};

export interface MemberChange {
  readonly name: string;
  /** Null: nothing was said. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The members that a change made different; of a thing that came or went, all that say something. */
export function changedMembers({ before, after }: JournalEntry): MemberChange[] {
  const was: Readonly<Record<string, unknown>> = { ...before };
  const is: Readonly<Record<string, unknown>> = { ...after };
  return Object.keys({ ...was, ...is })
    .filter((member) => member !== "id" && said(was[member]) !== said(is[member]))
    .map((member) => ({
      name: memberWords[member] ?? member,
      before: said(was[member]),
      after: said(is[member]),
    }));
}

function said(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  return Array.isArray(value) ? value.join(", ") : String(value);
}
