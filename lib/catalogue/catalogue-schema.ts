/**
 * The shape of the catalogue's files. Words are closed, sentences are whole, and nothing is optional
 * by accident: a rule that is nobody's security item says `null`, it does not leave the member out.
 */
import { z } from "zod";
import { awsItemIds, customerItemIds, pillarIds, severities } from "../posture/vocabulary.ts";
import { isControlReference } from "./control-reference.ts";

const longestTitle = 70;

const titleSchema = z
  .string()
  .max(longestTitle)
  .regex(/^[A-Z]/, "must begin with a capital letter")
  .regex(/[^.\s]$/, "must not end in a dot")
  .refine((text) => !/\s{2}|\b[A-Z0-9]+_[A-Z0-9_]+\b/.test(text), "must be plain words");

const sentencesSchema = z
  .string()
  .regex(/^\S.*\.$/, "must be whole sentences")
  .refine((text) => !/\s{2}/.test(text), "must not hold double spaces");

const commandSchema = z
  .string()
  .regex(/^aws [a-z0-9-]+ [a-z0-9-]+( |$)/, "must be a call of the AWS command line")
  .refine((text) => !/[\n;|&]/.test(text), "must be one command");

/** Member names are the framework's pillars, values its own focus areas in its own order. */
export const focusAreasSchema = z.record(z.enum(pillarIds), z.array(z.string().min(1)).min(1));
export type FocusAreas = z.infer<typeof focusAreasSchema>;

const pillarsSchema = z
  .array(z.enum(pillarIds))
  .min(1)
  .refine(
    (pillars) => isRising(pillars.map((pillar) => pillarIds.indexOf(pillar))),
    "must be in AWS's order, each once",
  );

/** One managed rule: `RuleMapping` as it is written down, so without `classifiedBy`. */
export const ruleEntrySchema = (focusAreas: FocusAreas) =>
  z
    .strictObject({
      identifier: z.string().regex(/^[A-Z0-9_]+$/),
      pillars: pillarsSchema,
      primaryPillar: z.enum(pillarIds),
      focusArea: z.string(),
      responsibility: z.enum(customerItemIds).nullable(),
      severity: z.enum(severities),
      title: titleSchema,
      meaning: sentencesSchema,
      remediation: sentencesSchema,
      command: commandSchema.nullable(),
      resourceTypes: z.array(z.string().regex(/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/)),
      controls: z.array(
        z
          .string()
          .refine(isControlReference, "must be standard:requirement, as that standard numbers it"),
      ),
    })
    .refine((rule) => rule.pillars.includes(rule.primaryPillar), {
      path: ["primaryPillar"],
      message: "must be one of the pillars",
    })
    .refine((rule) => focusAreas[rule.primaryPillar].includes(rule.focusArea), {
      path: ["focusArea"],
      message: "must be a focus area of the primary pillar",
    });
export type RuleEntry = z.infer<ReturnType<typeof ruleEntrySchema>>;

/** One GuardDuty finding type: `FindingTypeMapping` without `classifiedBy`. */
export const findingTypeEntrySchema = z.strictObject({
  type: z.string().regex(/^[A-Za-z]+:[A-Za-z0-9]+\/\S+$/),
  pillars: pillarsSchema.refine((pillars) => pillars.includes("security"), "must hold security"),
  responsibility: z.enum(customerItemIds).nullable(),
  title: titleSchema,
  meaning: sentencesSchema.refine((text) => !/\.\s/.test(text), "must be one sentence"),
  firstStep: sentencesSchema,
});
export type FindingTypeEntry = z.infer<typeof findingTypeEntrySchema>;

/** Every one of AWS's items once, in the order of the vocabulary. Patterns are regular expressions. */
export const evidenceSchema = z
  .array(
    z.strictObject({
      item: z.enum(awsItemIds),
      patterns: z.array(z.string().refine(isPattern, "must be a regular expression")).min(1),
    }),
  )
  .refine(
    (rows) => rows.map((row) => row.item).join() === awsItemIds.join(),
    "must hold every item of AWS's once, in order",
  );
export type EvidenceEntry = z.infer<typeof evidenceSchema>[number];

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "i");
    return true;
  } catch {
    return false;
  }
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? Number.NaN));
}
