import type { ChosenColumn } from "../_lists/columns.ts";

/** Columns of the list of findings that a person may leave out; severity and title always stand. */
export const findingColumns = [
  { id: "resource", name: "Resource" },
  { id: "region", name: "Region" },
  { id: "times", name: "Times" },
  { id: "seen", name: "Last seen" },
] as const satisfies readonly ChosenColumn[];

export type FindingColumn = (typeof findingColumns)[number]["id"];
