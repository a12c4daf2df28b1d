import type { ChosenColumn } from "../../_lists/columns.ts";

/** Columns of a control's resources that a person may leave out; the resource itself always stands. */
export const resourceColumns = [
  { id: "region", name: "Region" },
  { id: "why", name: "Why" },
  { id: "since", name: "Since" },
  { id: "console", name: "AWS console" },
] as const satisfies readonly ChosenColumn[];
