import "server-only";
import { cache } from "react";
import { readRulesFor } from "../../../../lib/read-catalogue.ts";
import { decodedSegment } from "../../../_links/path-segment.ts";
import { type FoundStandard, findStandard, type StandingStandard } from "../../find-standard.ts";
import { evidenceReader, type RequirementEvidence } from "../../requirement-evidence.ts";
import { type RequirementLine, requirementsIn, sectionsOf } from "../../standard-sections.ts";

/** A requirement, what stands behind it, and its neighbours in the standard's order. */
export interface StandingRequirement extends StandingStandard, RequirementLine {
  readonly section: { readonly id: string; readonly title: string };
  readonly evidence: RequirementEvidence;
  readonly previous: RequirementLine | null;
  readonly next: RequirementLine | null;
}

export type FoundRequirement =
  | ({ readonly found: "requirement" } & StandingRequirement)
  | { readonly found: "unknown" }
  | Extract<FoundStandard, { kind: "no_posture" }>;

/** The requirement that two segments of an address name. Headings have no page of their own. */
export const findRequirement = cache(
  async (standardSegment: string, segment: string): Promise<FoundRequirement> => {
    const standing = await findStandard(standardSegment);
    if (standing.kind === "no_posture") return standing;
    if (standing.kind === "unknown") return { found: "unknown" };
    const { standard, framework, posture } = standing;
    const sections = sectionsOf(standard, framework);
    const all = requirementsIn(sections);
    const id = decodedSegment(segment);
    const at = all.findIndex(({ row }) => row.id === id);
    const line = all[at];
    const section = sections.find(({ lines }) => lines.some((each) => each === line));
    if (line === undefined || section === undefined) return { found: "unknown" };
    const evidence = evidenceReader(posture)(
      line.assessment,
      readRulesFor(standard.id, line.row.id),
    );
    return {
      found: "requirement",
      standard,
      framework,
      posture,
      ...line,
      section,
      evidence,
      previous: all[at - 1] ?? null,
      next: all[at + 1] ?? null,
    };
  },
);
