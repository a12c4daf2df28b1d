import { type Expression, sql } from "kysely";

/** `column in (…)`, also for an empty list, which not every database can spell. */
export function isAmong(column: string, values: readonly string[]): Expression<boolean> {
  if (values.length === 0) return sql<boolean>`1 = 0`;
  return sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`;
}
