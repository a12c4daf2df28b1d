/** Junction: says what is wrong with the option that only a responsibility matrix has. */
import type { ExportQuery } from "./export-posture.ts";

/** A sentence's rest; null when nothing is wrong. An option that another format would ignore is refused. */
export function findMatrixTrouble({
  format,
  as,
}: Pick<ExportQuery, "format" | "as">): string | null {
  return as === undefined || format === "matrix" ? null : "only the format matrix has it.";
}
