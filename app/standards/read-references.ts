import type { Requirement, Standard } from "../../lib/posture/standard.ts";

/** Whether some of a standard's requirements are AWS's job, in whole or in part. */
export function asksOfAws({ rows }: Pick<Standard, "rows">): boolean {
  return requirementsOf({ rows }).some(({ split }) => split.who !== "customer");
}

/** A standard's requirements, without its headings. */
export function requirementsOf({ rows }: Pick<Standard, "rows">): Requirement[] {
  return rows.filter((row) => row.assessable);
}
