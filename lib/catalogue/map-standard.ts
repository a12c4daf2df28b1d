import {
  notApplicableScope,
  type Requirement,
  type Split,
  type Standard,
  type StandardScope,
} from "../posture/standard.ts";
import type { RequirementSaid, StandardSaid } from "./mapping-standards.ts";

/** Requirements that the user ruled out: counted in the whole list, and in no ratio. */
const notApplicable: StandardScope = {
  id: notApplicableScope,
  name: "Not applicable here, as your mapping file says",
  applies: false,
};

/** A standard as it is for this user: which parts apply, and whose job each requirement is. */
export function mapStandard(standard: Standard, said: StandardSaid | undefined): Standard {
  if (said === undefined) return standard;
  const { scopes: chosen = [], requirements = {} } = said;
  const scopes = standard.scopes.map((scope) => ({
    ...scope,
    applies: scope.applies || chosen.includes(scope.id),
  }));
  const rows = standard.rows.map((row) => {
    const ofRow = row.assessable ? requirements[row.id] : undefined;
    return row.assessable && ofRow !== undefined ? mapRequirement(row, ofRow) : row;
  });
  const rulesOut = rows.some((row) => row.assessable && row.scope === notApplicable.id);
  return { ...standard, scopes: rulesOut ? [...scopes, notApplicable] : scopes, rows };
}

function mapRequirement(row: Requirement, said: RequirementSaid): Requirement {
  return {
    ...row,
    scope: said.notApplicable === true ? notApplicable.id : row.scope,
    split: mapSplit(row.split, said),
    note: said.note ?? row.note,
    components: said.components ?? row.components,
    lastReviewedOn: said.lastReviewedOn ?? row.lastReviewedOn,
  };
}

function mapSplit(split: Split, { responsibility, how, evidence }: RequirementSaid): Split {
  if (responsibility === undefined && how === undefined && evidence === undefined) return split;
  const who = responsibility ?? split.who;
  if (who === "customer") return { who, how: null, basis: "user", evidence: [] };
  return { who, how: how ?? split.how, basis: "user", evidence: evidence ?? split.evidence };
}
