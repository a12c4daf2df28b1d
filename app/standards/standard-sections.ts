import type { FrameworkAssessment, RequirementAssessment } from "../../lib/posture/posture.ts";
import type { Heading, Requirement, Standard } from "../../lib/posture/standard.ts";

/** A row that stands for order only, and is not counted. */
export interface HeadingLine {
  readonly kind: "heading";
  readonly row: Heading;
  /** Steps below the section. */
  readonly depth: number;
}

/** A requirement, and where it stands. */
export interface RequirementLine {
  readonly kind: "requirement";
  readonly row: Requirement;
  readonly assessment: RequirementAssessment;
  readonly depth: number;
}

export type Line = HeadingLine | RequirementLine;

/** A chapter of a standard with everything below it, in the standard's order. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly Line[];
}

/** A standard's rows by its chapters. A chapter that is itself a requirement is also its first line. */
export function sectionsOf(
  standard: Pick<Standard, "rows">,
  framework: Pick<FrameworkAssessment, "controls">,
): Section[] {
  const assessments = new Map(framework.controls.map((each) => [each.id, each]));
  const placed = new Map<string, { readonly section: string; readonly depth: number }>();
  const sections = new Map<string, { id: string; title: string; lines: Line[] }>();
  for (const row of standard.rows) {
    const above = row.parent === null ? undefined : placed.get(row.parent);
    const place = { section: above?.section ?? row.id, depth: above ? above.depth + 1 : 0 };
    placed.set(row.id, place);
    if (above === undefined) sections.set(row.id, { id: row.id, title: row.title, lines: [] });
    const lines = sections.get(place.section)?.lines;
    if (row.assessable) {
      const assessment = assessments.get(row.id);
      if (assessment) lines?.push({ kind: "requirement", row, assessment, depth: place.depth });
    } else if (above !== undefined) {
      lines?.push({ kind: "heading", row, depth: place.depth });
    }
  }
  return [...sections.values()];
}

/** The requirements among some sections' lines, in order. */
export function requirementsIn(sections: readonly Section[]): RequirementLine[] {
  return sections.flatMap(({ lines }) => lines.filter((line) => line.kind === "requirement"));
}
