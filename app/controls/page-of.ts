import { rowsPerPage } from "../_lists/rows-per-page.ts";
import { foldNote } from "../_words/rule-groups.ts";
import type { ControlListRow, RowSection } from "./fold-controls.ts";

/** One page of grouped rows. */
export interface SectionPage {
  /** `total` is the whole group's, whatever part of it this page shows. */
  readonly sections: readonly RowSection[];
  /** Rows of all pages. */
  readonly rows: number;
  /** Why these are fewer than the controls; undefined where they are not. */
  readonly note: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly previous: number | null;
  readonly next: number | null;
}

/** Cuts a page out of groups that follow each other; a group may run over its end. */
export function pageOf(sections: readonly RowSection[], page: number): SectionPage {
  const total = sections.reduce((sum, section) => sum + section.rows.length, 0);
  const last = Math.max(1, Math.ceil(total / rowsPerPage));
  const here = Math.min(page, last);
  const start = (here - 1) * rowsPerPage;
  let passed = 0;
  const shown = sections.flatMap((section) => {
    const from = Math.max(0, start - passed);
    const to = Math.max(0, start + rowsPerPage - passed);
    passed += section.rows.length;
    const rows = section.rows.slice(from, to);
    return rows.length === 0 ? [] : [{ ...section, rows }];
  });
  return {
    sections: shown,
    rows: total,
    note: foldNote(sections.flatMap(({ rows }) => rows.flatMap(foldOf))),
    from: Math.min(total, start + 1),
    to: Math.min(total, start + rowsPerPage),
    previous: here > 1 ? here - 1 : null,
    next: here < last ? here + 1 : null,
  };
}

function foldOf(row: ControlListRow) {
  return row.kind === "folded" ? [{ group: row.group, size: row.controls.length }] : [];
}
