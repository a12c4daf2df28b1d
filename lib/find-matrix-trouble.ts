/** Junction: says what is wrong with the options that only a responsibility matrix has. */
import type { ExportQuery } from "./export-posture.ts";
import { readStandards } from "./read-catalogue.ts";

export interface MatrixTrouble {
  readonly name: "standard" | "as";
  readonly problem: string;
}

/** Null when nothing is. An option that another format would ignore is refused, as is a standard that nobody knows. */
export function findMatrixTrouble(
  query: Pick<ExportQuery, "format" | "standard" | "as">,
): MatrixTrouble | null {
  const { format, standard, as } = query;
  const onlyMatrix = "only the format matrix has it.";
  if (format !== "matrix") {
    if (as !== undefined) return { name: "as", problem: onlyMatrix };
    return standard === undefined ? null : { name: "standard", problem: onlyMatrix };
  }
  const known = readStandards().map(({ id }) => id);
  if (standard === undefined || known.includes(standard)) return null;
  const problem = `${JSON.stringify(standard)} is no standard. Known: ${known.toSorted().join(", ")}.`;
  return { name: "standard", problem };
}
