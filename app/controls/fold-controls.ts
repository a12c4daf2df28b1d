import type { ControlAssessment } from "../../lib/posture/posture.ts";
import type { RuleGroup } from "../../lib/posture/vocabulary.ts";
import type { ControlQuery } from "../_links/hrefs.ts";
import { count } from "../_words/numbers.ts";
import { groupWords } from "../_words/rule-groups.ts";
import type { Grouping } from "./control-listing.ts";
import type { ControlSection } from "./list-controls.ts";

/** Controls of rules that are alike, told as one. */
export interface FoldedControls {
  readonly kind: "folded";
  readonly group: RuleGroup;
  readonly controls: readonly ControlAssessment[];
  readonly failing: number;
  /** What narrows a list to exactly these, besides the list's own filters and the group. */
  readonly within: Pick<ControlQuery, "severity" | "status">;
}

export type ControlListRow =
  | { readonly kind: "control"; readonly control: ControlAssessment }
  | FoldedControls;

/** Rows of a list under one heading. */
export interface RowSection {
  /** Null when the list is not grouped. */
  readonly name: string | null;
  readonly rows: readonly ControlListRow[];
  /** Controls, those in folds included. */
  readonly total: number;
}

/** Takes the rules that are alike out of a list, so that they do not swamp it. One alone stays where it is. */
export function foldControls(controls: readonly ControlAssessment[]): {
  readonly rest: readonly ControlAssessment[];
  readonly folds: readonly FoldedControls[];
} {
  const alike = [...Map.groupBy(controls, ({ group }) => group)];
  const folds = alike.flatMap(([group, members]): FoldedControls[] =>
    group === null || members.length < 2 ? [] : [foldOf(group, members, {})],
  );
  const folded = new Set(folds.map(({ group }) => group));
  return {
    rest: controls.filter(({ group }) => group === null || !folded.has(group)),
    folds,
  };
}

/**
 * The rows of grouped controls, each group's folds last in it. Whoever asks for the folded ones, or for
 * words, is shown them one by one.
 */
export function foldSections(
  sections: readonly ControlSection[],
  { about, search }: ControlQuery,
  grouping: Grouping,
): RowSection[] {
  const isFolding = about === undefined && search === undefined;
  return sections.map(({ name, controls }) => {
    const { rest, folds } = isFolding ? foldControls(controls) : { rest: controls, folds: [] };
    const rows: ControlListRow[] = [
      ...rest.map((control) => ({ kind: "control" as const, control })),
      ...folds.map((fold) => ({ ...fold, within: withinOf(fold, grouping) })),
    ];
    return { name, rows, total: controls.length };
  });
}

/** `24 rules about tags and descriptions: 12 failing`. */
export function foldWords({ group, controls, failing }: FoldedControls): string {
  const failures = failing === 0 ? "none failing" : `${count(failing)} failing`;
  return `${groupWords(group, controls.length)}: ${failures}`;
}

function foldOf(
  group: RuleGroup,
  controls: readonly ControlAssessment[],
  within: FoldedControls["within"],
): FoldedControls {
  const failing = controls.filter(({ status }) => status === "failing").length;
  return { kind: "folded", group, controls, failing, within };
}

/** Of one heading of a list, only what stands under that heading. */
function withinOf({ controls: [first] }: FoldedControls, grouping: Grouping) {
  if (first === undefined) return {};
  if (grouping === "severity") return { severity: first.severity };
  return grouping === "status" ? { status: first.status } : {};
}
