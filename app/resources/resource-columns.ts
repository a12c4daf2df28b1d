import type { ChosenColumn } from "../_lists/columns.ts";

/** Columns of the list of resources that a person may leave out; severity and name always stand. */
export const resourceColumns = [
  { id: "region", name: "Region" },
  { id: "controls", name: "Failing controls" },
  { id: "worst", name: "What fails" },
] as const satisfies readonly ChosenColumn[];
