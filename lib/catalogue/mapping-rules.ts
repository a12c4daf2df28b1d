/** What a mapping file may say of a rule and of a finding type. */
import type { z } from "zod";
import { acceptableUseIds, customerItemIds, pillarIds, severities } from "../posture/vocabulary.ts";
import { focusAreasSchema } from "./catalogue-schema.ts";
import focusAreasFile from "./focus-areas.json" with { type: "json" };
import {
  complaining,
  list,
  members,
  pillars,
  sentences,
  text,
  word,
  wordOrNone,
} from "./mapping-members.ts";
import { notAmong } from "./not-among.ts";
import type { reference } from "./reference-said.ts";

const focusAreas = focusAreasSchema.parse(focusAreasFile);

/** @param requirement what a requirement is named by, in the catalogue at hand */
export const ruleSchema = (requirement: ReturnType<typeof reference>) =>
  members({
    pillars: pillars.optional(),
    primaryPillar: word("pillar", pillarIds).optional(),
    focusArea: word("focus area", Object.values(focusAreas).flat()).optional(),
    responsibility: wordOrNone("responsibility", customerItemIds).optional(),
    severity: word("severity", severities).optional(),
    title: text(120).optional(),
    meaning: sentences.optional(),
    remediation: sentences.optional(),
    controls: list(requirement).optional(),
    reason: sentences.optional(),
  }).superRefine((said, context) => {
    const complain = complaining(context);
    const { reason: _, ...rest } = said;
    if (Object.keys(rest).length === 0)
      complain(
        "",
        "says nothing of the rule: give it pillars, a responsibility or a severity, or leave it out",
      );
    if (said.pillars && said.primaryPillar && !said.pillars.includes(said.primaryPillar))
      complain("primaryPillar", "must be one of the pillars");
    if (said.focusArea === undefined) return;
    const primary = said.primaryPillar ?? said.pillars?.[0];
    if (primary === undefined) complain("focusArea", "needs primaryPillar or pillars beside it");
    else if (!focusAreas[primary].includes(said.focusArea))
      complain(
        "focusArea",
        notAmong(`focus area of ${primary}`, said.focusArea, focusAreas[primary]),
      );
  });

export const findingTypeSchema = members({
  pillars: pillars
    .refine((said) => said.includes("security"), {
      error: "must hold security: a finding always counts there",
    })
    .optional(),
  responsibility: wordOrNone("responsibility", customerItemIds).optional(),
  acceptableUse: wordOrNone("item of the acceptable-use policy", acceptableUseIds).optional(),
  title: text(120).optional(),
  meaning: sentences.optional(),
  firstStep: sentences.optional(),
}).refine((said) => Object.keys(said).length > 0, {
  error: "says nothing of the finding type: give it a responsibility or pillars, or leave it out",
});

export type RuleSaid = z.output<ReturnType<typeof ruleSchema>>;
export type FindingTypeSaid = z.output<typeof findingTypeSchema>;
