/**
 * What people decided and said, kept for good: one entry for each change, none ever altered. Every register
 * is read out of it, as of any instant.
 */
import type { Exception } from "./exceptions.ts";
import { byText } from "./order.ts";
import type { Instant } from "./snapshot.ts";

/** A reviewer's words about a control, or about one requirement of a standard. */
export interface Note {
  /** `control:KEY`, or `requirement:standard:requirement`. */
  readonly about: string;
  /** Empty when somebody only looked. */
  readonly text: string;
  /** A plain date on which a person last looked; null when nobody said. */
  readonly lastReviewedOn: string | null;
  readonly reviewer: string;
}

/** A complementary user-entity control: what a SOC report of AWS's expects its reader to do. */
export interface UserControl {
  readonly id: string;
  /** The report that names it, in its reader's words: `SOC 2, October 2025 to March 2026`. */
  readonly report: string;
  /** Where it stands in the report: `CUEC 3`. */
  readonly reference: string;
  /** In the reader's own words: the report is confidential. */
  readonly text: string;
  /** Criteria that it supports, such as `CC6.1`. */
  readonly criteria: readonly string[];
  /** Keys of the controls that show whether it is done. */
  readonly controls: readonly string[];
  readonly owner: string;
  readonly lastReviewedOn: string | null;
}

/** A penetration test that somebody declared. */
export interface TestWindow {
  readonly id: string;
  /** Ids of services that AWS lets its customers test. */
  readonly services: readonly string[];
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly contact: string;
  readonly note: string;
}

/** A person asked AWS for a report. The report itself is never kept. */
export interface ReportRequest {
  readonly id: string;
  readonly reportId: string;
  readonly version: number;
  readonly name: string;
  /**
   * `terms`: its terms were opened. `accepting`: a person accepted them, and AWS is about to be told; where
   * nothing follows, nobody knows whether it was. `accepted`: AWS took it. `refused`: AWS did not. `failed`:
   * nothing that AWS says came back.
   */
  readonly step: "terms" | "accepting" | "accepted" | "refused" | "failed";
  /** Why it was refused or failed, in AWS's words. */
  readonly detail?: string;
}

/** What is in the journal, by kind. */
export interface Subjects {
  readonly exception: Exception;
  readonly note: Note;
  readonly user_control: UserControl;
  readonly test_window: TestWindow;
  readonly report_request: ReportRequest;
}

export type SubjectKind = keyof Subjects;

/** One change. */
export interface Change<Kind extends SubjectKind = SubjectKind> {
  readonly accountId: string;
  readonly kind: Kind;
  /** Of the subject: an exception's id, what a note is about. */
  readonly id: string;
  /** Null: it was not there. */
  readonly before: Subjects[Kind] | null;
  /** Null: it was taken back. */
  readonly after: Subjects[Kind] | null;
}

/** One change, as it was kept. */
export interface JournalEntry<Kind extends SubjectKind = SubjectKind> extends Change<Kind> {
  /** Counts up from 1 over the whole store, without a gap. */
  readonly number: number;
  readonly at: Instant;
  /** Who, as they said it. */
  readonly who: string;
}

/** What stands after these entries, in order of id. */
export function standingAfter<Kind extends SubjectKind>(
  entries: readonly JournalEntry<Kind>[],
): Subjects[Kind][] {
  const standing = new Map<string, Subjects[Kind] | null>();
  for (const { id, after } of entries.toSorted((a, b) => a.number - b.number))
    standing.set(id, after);
  return [...standing]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([, subject]) => (subject === null ? [] : [subject]));
}
