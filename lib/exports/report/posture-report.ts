/**
 * What the two documents that people read say, PDF and HTML: built once, so that they cannot disagree.
 * Every text in here stands on one line and has nothing unseen in it; each document escapes for itself.
 */
import type {
  ControlStatus,
  EvidenceStatus,
  PostureStatus,
  Severity,
} from "../../posture/vocabulary.ts";

/** What a mark is drawn as; the word stands beside it. */
export type Mark =
  | { readonly channel: "control"; readonly status: ControlStatus }
  | { readonly channel: "severity"; readonly severity: Severity }
  | { readonly channel: "evidence"; readonly status: EvidenceStatus }
  | { readonly channel: "posture"; readonly status: PostureStatus };

/** Passing, not seen, failing: in this order, so that what was not seen spans from worst to best. */
export interface Bar {
  readonly passing: number;
  readonly unseen: number;
  readonly failing: number;
  /** Nothing could be looked at, so that nothing counted means nothing known. */
  readonly blind: boolean;
}

/** What stands in one place of a table. */
export type Cell =
  | { readonly kind: "text"; readonly text: string; readonly note?: string }
  /** Names from the account or of AWS's: broken anywhere where they are long. */
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "mark"; readonly mark: Mark; readonly text: string; readonly note?: string }
  /** The table's numbers say the same: a picture, and nothing to read. */
  | { readonly kind: "bar"; readonly bar: Bar }
  /** `unseen` is drawn hatched, under its words. */
  | { readonly kind: "reading"; readonly text: string; readonly unseen: boolean };

/** What stands over cells, and how wide they are. */
export interface Column {
  readonly title: string;
  /** Share of the width; what is left over goes by these. */
  readonly width: number;
  readonly align?: "end";
}

/** Cells in the order of the columns. */
export interface Row {
  readonly cells: readonly Cell[];
  /** By what the document that has a script narrows a list. */
  readonly status?: ControlStatus;
  readonly severity?: Severity;
}

/** Rows under a caption, which says what they are. */
export interface Table {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** On paper no more than these rows, and then where all of them are. */
  readonly onPaper?: { readonly rows: number; readonly rest: string };
  /** Can be narrowed by text, status and severity where there is a script. */
  readonly filtered?: boolean;
}

/** One thing below another. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "quiet"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "command"; readonly text: string }
  | Table;

/** A part of the document with a heading of its own. */
export interface Section {
  /** Of the heading's anchor. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A pillar as it stands on the line. */
export interface Pillar {
  readonly name: string;
  readonly share: string;
  /** What {@link share} counts, where it is not a percentage: `pass`. */
  readonly shareIs: string;
  readonly range: string;
  readonly status: PostureStatus;
  readonly statusText: string;
  readonly bar: Bar;
}

/** The controls of one pillar and one item; null where none is deployed. */
export interface Window {
  /** `3 of 12` judged ones fail; how many there are of the status, where none fails. */
  readonly value: string;
  readonly words: string;
  readonly status: ControlStatus;
  readonly unseen: number;
  readonly total: number;
  readonly worst: Severity | null;
}

/** One item of the customer’s, across all pillars. */
export interface Floor {
  readonly name: string;
  readonly windows: readonly (Window | null)[];
}

/** One item of AWS’s, under the line. */
export interface Stone {
  readonly name: string;
  readonly status: EvidenceStatus;
  readonly statusText: string;
  readonly reports: string;
  readonly until: string;
}

/** The signature: yours on the line, AWS's under it. */
export interface House {
  readonly alternative: string;
  /** How the picture is read. */
  readonly caption: string;
  readonly pillars: readonly Pillar[];
  readonly floors: readonly Floor[];
  readonly stones: readonly Stone[];
  readonly blind: boolean;
}

/** A large number, and what it is a part of. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly of: string;
  readonly severities: readonly { readonly severity: Severity; readonly count: number }[];
  readonly unseen?: boolean;
  /** What stands apart from the number, and the section that has it. */
  readonly apart?: { readonly text: string; readonly section: string };
}

/** All that the documents say, in words; instants are UTC, ISO 8601. */
export interface PostureReport {
  /** Of the document: plain words and the account's number, nothing that the account named. */
  readonly title: string;
  readonly account: string;
  readonly sample: boolean;
  readonly snapshotId: string;
  /** `20 of 35 readings whole`. */
  readonly coverage: string;
  /** What it was narrowed to; empty: nothing. */
  readonly narrowed: string;
  readonly asOf: string;
  readonly generatedAt: string;
  /** By which version of Demarc it was written. */
  readonly version: string;
  readonly status: PostureStatus;
  readonly statusText: string;
  /** The sentence that comes first. */
  readonly opening: string;
  /** Label and value, in the order in which they are read. */
  readonly facts: readonly (readonly [string, string])[];
  /** Restrictions under which everything below is to be read. */
  readonly caveats: readonly string[];
  readonly figures: readonly Figure[];
  readonly house: House;
  /** The most urgent, for the first page. */
  readonly urgent: Table;
  /** One line each, for the first page. */
  readonly unseen: readonly string[];
  readonly sections: readonly Section[];
}
