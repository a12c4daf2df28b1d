import { z } from "zod";
import { referenceOf, type Standard } from "../posture/standard.ts";
import { notAmong, quoted } from "./not-among.ts";

/** A requirement as a mapping file names it, `pci-dss-4.0.1:1.2.5`; one that an assessor answers. */
export function reference(standards: readonly Standard[]) {
  const assessable = new Set<string>();
  const headings = new Map<string, readonly string[]>();
  for (const { id, rows } of standards) {
    for (const row of rows) {
      if (row.assessable) assessable.add(referenceOf(id, row.id));
      else headings.set(referenceOf(id, row.id), assessableBelow(row.id, rows));
    }
  }
  return z.string().refine((said) => assessable.has(said), {
    error: ({ input }) => {
      const said = String(input);
      const below = headings.get(said);
      return below === undefined
        ? notAmong("requirement (write standard:requirement)", said, [...assessable])
        : `${quoted(said)} is a heading, which nobody assesses by itself${below.length === 0 ? "" : `: name what is below it, ${listed(below)}`}`;
    },
  });
}

/** Parents stand before their children. */
function assessableBelow(heading: string, rows: Standard["rows"]): readonly string[] {
  const inside = new Set([heading]);
  const below = rows.filter((row) => {
    const isBelow = row.parent !== null && inside.has(row.parent);
    if (isBelow) inside.add(row.id);
    return isBelow;
  });
  return below.filter((row) => row.assessable).map(({ id }) => id);
}

/** A chapter may hold a hundred. */
const mostListed = 20;

function listed(ids: readonly string[]): string {
  const more = ids.length - mostListed;
  const shown = ids.slice(0, mostListed).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}
