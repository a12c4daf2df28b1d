import type { ControlSection } from "./list-controls.ts";

const rowsPerPage = 50;

/** One page of grouped rows. */
export interface SectionPage {
  readonly sections: readonly (ControlSection & {
    /** Of the whole group, whatever part of it this page shows. */
    readonly total: number;
  })[];
  readonly from: number;
  readonly to: number;
  readonly previous: number | null;
  readonly next: number | null;
}

/** Cuts a page out of groups that follow each other; a group may run over its end. */
export function pageOf(sections: readonly ControlSection[], page: number): SectionPage {
  const total = sections.reduce((sum, section) => sum + section.controls.length, 0);
  const last = Math.max(1, Math.ceil(total / rowsPerPage));
  const here = Math.min(page, last);
  const start = (here - 1) * rowsPerPage;
  let passed = 0;
  const shown = sections.flatMap((section) => {
    const from = Math.max(0, start - passed);
    const to = Math.max(0, start + rowsPerPage - passed);
    passed += section.controls.length;
    const controls = section.controls.slice(from, to);
    return controls.length === 0
      ? []
      : [{ name: section.name, controls, total: section.controls.length }];
  });
  return {
    sections: shown,
    from: Math.min(total, start + 1),
    to: Math.min(total, start + rowsPerPage),
    previous: here > 1 ? here - 1 : null,
    next: here < last ? here + 1 : null,
  };
}
