import type { Chunks, ExportedPosture } from "./exports/exported-posture.ts";
import type { PostureQuery } from "./read-posture.ts";

/** What a document is made from, and which posture was asked for: some read more of the store. */
export interface Exporting extends ExportedPosture {
  readonly which: PostureQuery;
  /** Told a line that is worth keeping beside the file. */
  readonly say: (line: string) => void;
}

/** A way to write a posture. Nothing is read before the first piece is asked for. */
export interface Format {
  readonly mediaType: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  readonly write: (exporting: Exporting) => Chunks;
}
