import type { Requirement, Standard } from "../../lib/posture/standard.ts";
import { type MappingSource, mappingSources } from "../../lib/posture/vocabulary.ts";
import { readRulesFor } from "../../lib/read-catalogue.ts";

/** Who says of any rule that it speaks for something in a standard, the most trusted first. */
export function readSources({ id, rows }: Pick<Standard, "id" | "rows">): MappingSource[] {
  const said = new Set(
    rows.flatMap((row) =>
      row.assessable ? readRulesFor(id, row.id).map(({ source }) => source) : [],
    ),
  );
  return mappingSources.filter((source) => said.has(source));
}

/** Whether some of a standard's requirements are AWS's job, in whole or in part. */
export function asksOfAws({ rows }: Pick<Standard, "rows">): boolean {
  return requirementsOf({ rows }).some(({ split }) => split.who !== "customer");
}

/** A standard's requirements, without its headings. */
export function requirementsOf({ rows }: Pick<Standard, "rows">): Requirement[] {
  return rows.filter((row) => row.assessable);
}
