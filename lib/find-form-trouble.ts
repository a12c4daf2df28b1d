/** Junction: says what is wrong with the options that only some formats have. */
import { isCsv } from "./export-formats.ts";
import type { ExportQuery } from "./export-posture.ts";

export interface FormTrouble {
  readonly option: "as" | "bom";
  /** A sentence's rest. */
  readonly problem: string;
}

/** Null when nothing is wrong. An option that another format would ignore is refused. */
export function findFormTrouble(
  query: Pick<ExportQuery, "format" | "as" | "bom">,
): FormTrouble | null {
  if (query.as !== undefined && query.format !== "matrix")
    return { option: "as", problem: "only the format matrix has it." };
  if (query.bom && !isCsv(query))
    return { option: "bom", problem: "only CSV has it: the format csv, or the matrix as csv." };
  return null;
}
