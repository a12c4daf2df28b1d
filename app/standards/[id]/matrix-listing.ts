import type { Standard } from "../../../lib/posture/standard.ts";
import { parties, requirementStatuses } from "../../../lib/posture/vocabulary.ts";
import { type RequirementQuery, standardHref } from "../../_links/hrefs.ts";
import { type SearchParams, textOf, unusedOf, wordOf } from "../../_links/search-params.ts";

/** What the matrix of a standard shows: all of it is in the address. */
export interface MatrixListing {
  readonly standard: string;
  readonly query: RequirementQuery;
  /** What stands open of a list that is too long to read at once: one section by its id, or all. */
  readonly open: string | undefined;
  /** Filters of the address that name nothing of this standard. */
  readonly unused: readonly string[];
}

/** Reads an address. What it cannot use it names, and does not filter by. */
export function readMatrixListing(
  parameters: SearchParams,
  { id, scopes }: Pick<Standard, "id" | "scopes">,
): MatrixListing {
  const query = {
    status: wordOf(parameters, "status", requirementStatuses),
    who: wordOf(parameters, "who", parties),
    scope: wordOf(parameters, "scope", ["in", "out", ...scopes.map((scope) => scope.id)]),
    rule: textOf(parameters, "rule"),
    search: textOf(parameters, "search"),
  };
  return {
    standard: id,
    query,
    open: textOf(parameters, "open"),
    unused: unusedOf(parameters, query),
  };
}

/** The address of a matrix, narrowed as said. */
export function matrixHref(
  { standard, open }: Pick<MatrixListing, "standard" | "open">,
  query: RequirementQuery,
): string {
  return standardHref(standard, query, { open });
}
