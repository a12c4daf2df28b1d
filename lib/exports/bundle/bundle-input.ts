/** What a bundle is made from. All of it is read once, as the file is written. */
import type { JournalEntry } from "../../posture/journal.ts";
import type { Evaluation, Finding } from "../../posture/snapshot.ts";
import type { Chunks, ExportedPosture } from "../exported-posture.ts";
import type { HowRead } from "./evidence-items.ts";

/** A verdict with the key of the control that its rule is a copy of. */
export interface EvaluationOfControl extends Evaluation {
  readonly control: string;
}

/** A document of the same posture that another format writes. */
export interface BundledDocument {
  readonly path: string;
  /** What it is, for the list of files. */
  readonly what: string;
  readonly write: () => Chunks;
}

export interface BundleInput extends ExportedPosture, HowRead {
  /** This program's own version. */
  readonly version: string;
  readonly documents: readonly BundledDocument[];
  /** By control, region, rule, type and id, in the order of their bytes. Rows of other rules are left out here. */
  readonly evaluations: AsyncIterable<EvaluationOfControl>;
  /** By region and id. Archived and sample ones too. */
  readonly findings: AsyncIterable<Finding> | Iterable<Finding>;
  /** Every entry about exceptions up to the instant they are judged at, the oldest first. */
  readonly exceptionEntries: readonly JournalEntry[];
  /** Told the SHA-256 of `SHA256SUMS` once it is known. */
  readonly onSums: (sha256: string) => void;
}

/** A file of a bundle, before it is written. */
export interface BundleFile {
  readonly path: string;
  readonly what: string;
  readonly chunks: Chunks;
}

/** A file of a bundle, once it is written. */
export interface WrittenFile {
  readonly path: string;
  readonly what: string;
  readonly bytes: number;
  readonly sha256: string;
}
