/**
 * The shape of the catalogue's files. Words are closed, sentences are whole, and nothing is optional
 * by accident: a rule that is nobody's security item says `null`, it does not leave the member out.
 */
import { z } from "zod";
import {
  acceptableUseIds,
  awsItemIds,
  customerItemIds,
  evidenceKinds,
  findingFamilies,
  pillarIds,
  severities,
} from "../posture/vocabulary.ts";

const longestTitle = 70;

/** A line of plain words, no sentence: rules, finding types and requirements are all named so. */
export const titleSchema = z
  .string()
  .max(longestTitle)
  .regex(/^[A-Z]/, "must begin with a capital letter")
  .regex(/[^.\s]$/, "must not end in a dot")
  .refine((text) => !/\s{2}|\b[A-Z0-9]+_[A-Z0-9_]+\b/.test(text), "must be plain words");

export const sentencesSchema = z
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

/** Requirements by standard: `{ "pci-dss-4.0.1": ["1.2.5"] }`. That each exists is checked once all files are read. */
const requirementsSchema = z.record(z.string(), z.array(z.string().min(1)).min(1));

/**
 * What a rule is evidence for, by who says so: `aws` in its tables of packs and of Security Hub,
 * `community` in open-source mappings, `demarc` by our own judgement.
 */
const referencesSchema = z
  .strictObject({
    aws: requirementsSchema,
    community: requirementsSchema,
    demarc: requirementsSchema,
  })
  .partial();

const resourceTypesSchema = z.array(z.string().regex(/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/));

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
      resourceTypes: resourceTypesSchema,
      controls: referencesSchema,
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

/** One rule of the group that asks for tags or for a description: all else follows from these. */
export const tagRuleEntrySchema = z.strictObject({
  identifier: z.string().regex(/^[A-Z0-9_]+$/),
  asksFor: z.enum(["tags", "description"]),
  /** In the singular, as AWS's console names it; begins with a capital only if it is a proper name. */
  thing: z.string().min(1).max(48),
  resourceTypes: resourceTypesSchema,
});
export type TagRuleEntry = z.infer<typeof tagRuleEntrySchema>;

/** One GuardDuty finding type: `FindingTypeMapping` without `classifiedBy`. */
export const findingTypeEntrySchema = z.strictObject({
  type: z.string().regex(/^[A-Za-z]+:[A-Za-z0-9]+\/\S+$/),
  pillars: pillarsSchema.refine((pillars) => pillars.includes("security"), "must hold security"),
  responsibility: z.enum(customerItemIds).nullable(),
  family: z.enum(findingFamilies),
  acceptableUse: z.enum(acceptableUseIds).nullable(),
  roleTells: z.boolean(),
  features: z.array(z.string().regex(/^[A-Z0-9_]+$/)),
  standing: z.enum(["active", "custom-rule", "retired"]),
  title: titleSchema,
  meaning: sentencesSchema.refine((text) => !/\.\s/.test(text), "must be one sentence"),
  firstStep: sentencesSchema,
});
export type FindingTypeEntry = z.infer<typeof findingTypeEntrySchema>;

/** Kinds of evidence in Artifact, and AWS's items with the kinds that speak for each. Patterns are regular expressions. */
export const evidenceSchema = z.strictObject({
  kinds: z
    .array(
      z.strictObject({
        kind: z.enum(evidenceKinds),
        name: z.string().min(1),
        from: z.enum(["reports", "agreements"]),
        words: z.string().min(1),
        patterns: z.array(z.string().refine(isPattern, "must be a regular expression")).min(1),
      }),
    )
    .refine(
      (rows) => rows.map((row) => row.kind).join() === evidenceKinds.join(),
      "must hold every kind once, in order",
    ),
  items: z
    .array(
      z.strictObject({ item: z.enum(awsItemIds), kinds: z.array(z.enum(evidenceKinds)).min(1) }),
    )
    .refine(
      (rows) => rows.map((row) => row.item).join() === awsItemIds.join(),
      "must hold every item of AWS's once, in order",
    ),
});
export type EvidenceEntries = z.infer<typeof evidenceSchema>;

const noteSchema = sentencesSchema.nullable();

/** AWS's acceptable-use policy item by item, and its rules for penetration tests. */
export const acceptableUseSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: z.enum(acceptableUseIds),
        policyItem: z.string().nullable(),
        title: titleSchema,
        meaning: sentencesSchema,
        watched: sentencesSchema,
      }),
    )
    .refine(
      (rows) => rows.map((row) => row.id).join() === acceptableUseIds.join(),
      "must hold every item once, in order",
    ),
  penetrationTesting: z.strictObject({
    permitted: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9-]+$/),
          service: z.string().min(1),
          note: noteSchema,
        }),
      )
      .min(1),
    prohibited: z.array(z.strictObject({ activity: z.string().min(1), note: noteSchema })).min(1),
    needsForm: z
      .array(z.strictObject({ activity: z.string().min(1), how: sentencesSchema }))
      .min(1),
    reminder: sentencesSchema,
  }),
});
export type AcceptableUseEntries = z.infer<typeof acceptableUseSchema>;

/** Where the catalogue differs from one of AWS's sources, or from what a reader may expect, on purpose. */
export const deliberateEntrySchema = z.strictObject({
  identifier: z.string().regex(/^[A-Z0-9_]+$/),
  why: sentencesSchema,
});
export type DeliberateEntry = z.infer<typeof deliberateEntrySchema>;

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
