/** What a mapping file may say of a standard and of its requirements. */

import { z } from "zod";
import { isPlainDate } from "../posture/plain-date.ts";
import type { Requirement, Standard } from "../posture/standard.ts";
import { evidenceKinds, parties } from "../posture/vocabulary.ts";
import { complaining, list, members, part, sentences, word } from "./mapping-members.ts";
import { notAmong, quoted } from "./not-among.ts";

const date = z.string().refine(isPlainDate, {
  error: ({ input }) => `${quoted(String(input))} is no date: write it as 2026-10-01`,
});

const yesOrNo = word("answer", ["yes", "no"]).transform((said) => said === "yes");

/** What is known of a requirement out of the box, as far as it decides what a file must say. */
interface Known {
  readonly who: Requirement["split"]["who"];
  readonly hasHow: boolean;
  readonly hasEvidence: boolean;
}

const requirementSchema = ({ who, hasHow, hasEvidence }: Known) =>
  members({
    responsibility: word("responsibility", parties).optional(),
    how: sentences.optional(),
    evidence: list(word("kind of evidence", evidenceKinds))
      .min(1, "must hold at least one kind of evidence")
      .optional(),
    components: sentences.optional(),
    lastReviewedOn: date.optional(),
    note: sentences.optional(),
    notApplicable: yesOrNo.optional(),
  }).superRefine((said, context) => {
    const complain = complaining(context);
    if (Object.keys(said).length === 0) complain("", "says nothing of the requirement");
    const whose = said.responsibility ?? who;
    const awsHalf = [said.how && "how", said.evidence && "evidence"].filter((name) => !!name);
    if (whose === "customer") {
      for (const name of awsHalf)
        complain(
          String(name),
          "speaks of AWS's half, and this requirement is all yours: make it shared or aws",
        );
    } else {
      if (!hasHow && said.how === undefined)
        complain(
          "responsibility",
          "needs how beside it: say what AWS does and what is left to you",
        );
      if (!hasEvidence && said.evidence === undefined)
        complain(
          "responsibility",
          `needs evidence beside it: say what speaks for AWS's half. Allowed: ${evidenceKinds.join(", ")}.`,
        );
    }
    if (said.notApplicable === true && said.note === undefined)
      complain("notApplicable", "needs note beside it: say why, the page shows it");
  });

/** Against the names that one standard has. */
export function standardSchema(standard: Standard) {
  const shapes = new Map<string, ReturnType<typeof requirementSchema>>();
  const shapeOf = ({ split }: Requirement) => {
    const known = {
      who: split.who,
      hasHow: split.how !== null,
      hasEvidence: split.evidence.length > 0,
    };
    const key = JSON.stringify(known);
    const shape = shapes.get(key) ?? requirementSchema(known);
    shapes.set(key, shape);
    return shape;
  };
  const requirements = standard.rows.flatMap((row) =>
    row.assessable ? [[row.id, shapeOf(row).optional()] as const] : [],
  );
  return members({
    scopes: list(scope(standard)).optional(),
    requirements: part(
      members(Object.fromEntries(requirements), `assessable requirement of ${standard.id}`),
    ).optional(),
  });
}

function scope({ id, scopes }: Standard) {
  const names = scopes.map((one) => one.id);
  return z.string().refine((said) => names.includes(said), {
    error: ({ input }) =>
      names.length === 0
        ? `${quoted(String(input))} is no scope: ${id} has none, all of it applies to everyone`
        : notAmong("scope", String(input), names),
  });
}

export type RequirementSaid = z.output<ReturnType<typeof requirementSchema>>;

export interface StandardSaid {
  readonly scopes?: readonly string[] | undefined;
  readonly requirements?: Readonly<Record<string, RequirementSaid | undefined>> | undefined;
}
