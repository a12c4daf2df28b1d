import type { ChosenColumn } from "../_lists/columns.ts";

/** Columns of the list of controls that a person may leave out; severity and title always stand. */
export const controlColumns = [
  { id: "status", name: "Status" },
  { id: "resources", name: "Failing resources" },
  { id: "place", name: "Pillar and responsibility" },
  { id: "regions", name: "Regions failing" },
  { id: "evidence", name: "Oldest evidence" },
] as const satisfies readonly ChosenColumn[];

export type ControlColumn = (typeof controlColumns)[number]["id"];
