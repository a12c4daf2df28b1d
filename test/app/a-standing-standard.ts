import type { FrameworkAssessment, RequirementAssessment } from "../../lib/posture/posture.ts";
import type { Heading, Requirement, Standard } from "../../lib/posture/standard.ts";
import { aRequirement, aStandard } from "../builders/a-catalogue.ts";

/** A requirement of the customer's that is not automated; say only how yours differs. */
export function anAssessment(given: Partial<RequirementAssessment> = {}): RequirementAssessment {
  return {
    id: "1.1",
    title: "Doors are locked",
    scope: null,
    inScope: true,
    responsibility: "customer",
    basis: "judgement",
    how: null,
    status: "not_automated",
    awsHalf: null,
    rules: [],
    controls: [],
    failingResources: 0,
    findings: { critical: 0, high: 0, medium: 0, low: 0 },
    evidence: [],
    components: null,
    lastReviewedOn: null,
    note: null,
    ...given,
  };
}

export function aHeading(id: string, parent: string | null = null): Heading {
  return { id, parent, title: `Heading ${id}`, assessable: false };
}

/** A row and its assessment, whose ids and scopes agree. */
export interface Row {
  readonly row: Heading | Requirement;
  readonly assessment: RequirementAssessment | null;
}

export function aRow(
  id: string,
  parent: string | null,
  assessment: Partial<RequirementAssessment> = {},
  requirement: Partial<Requirement> = {},
): Row {
  return {
    row: aRequirement({ id, parent, title: `Requirement ${id}`, ...requirement }),
    assessment: anAssessment({ id, ...assessment }),
  };
}

export function aHeadingRow(id: string, parent: string | null = null): Row {
  return { row: aHeading(id, parent), assessment: null };
}

/** A standard of these rows, and where they stand. */
export function standing(rows: readonly Row[]): {
  readonly standard: Standard;
  readonly framework: Pick<FrameworkAssessment, "controls">;
} {
  return {
    standard: aStandard({ rows: rows.map(({ row }) => row) }),
    framework: { controls: rows.flatMap(({ assessment }) => assessment ?? []) },
  };
}
