/** Junction: load a posture and write it in a format, for the command line and for downloads. */
import { type FormatQuery, formatFor } from "./export-formats.ts";
import { exportFileName } from "./exports/export-file-name.ts";
import type { Chunks } from "./exports/exported-posture.ts";
import { type PostureQuery, readPosture } from "./read-posture.ts";

/** Which posture is asked for, and as which document. */
export interface ExportQuery extends PostureQuery, FormatQuery {
  /** Of CSV alone: it begins with the mark by which spreadsheets know UTF-8. */
  readonly bom?: boolean;
}

/** A document that is about to be written: nothing is read of the store before its first piece is asked for. */
export interface PostureExport {
  readonly kind: "export";
  readonly mediaType: string;
  /** A name that is safe on every file system. */
  readonly fileName: string;
  readonly chunks: Chunks;
}

/**
 * Writes a posture. The answer `none` means that nothing was collected yet, or nothing that early.
 *
 * @param say told a line that is worth keeping beside the file
 * @throws StoreError's kinds, as {@link readPosture} does
 */
export async function exportPosture(
  query: ExportQuery,
  say: (line: string) => void = () => {},
): Promise<{ readonly kind: "none" } | PostureExport> {
  const { format, as, bom = false, ...which } = query;
  const answer = await readPosture(which);
  if (answer.kind === "none") return answer;
  const { posture } = answer;
  const filter = which.filter ?? {};
  const { mediaType, extension, write } = formatFor(query);
  const generatedAt = new Date().toISOString();
  const chunks = write({ posture, filter, generatedAt, which, say });
  return {
    kind: "export",
    mediaType,
    fileName: exportFileName(posture, extension, {
      filter,
      what: format === "matrix" ? "matrix" : null,
    }),
    chunks: bom ? withByteOrderMark(chunks) : chunks,
  };
}

async function* withByteOrderMark(chunks: Chunks): Chunks {
  yield "\uFEFF";
  yield* chunks;
}
