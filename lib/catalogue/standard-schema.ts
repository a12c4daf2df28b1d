/** The shape of a standard's file: the whole list, with headings, in the standard's own order. */
import { z } from "zod";
import { evidenceKinds, findingFamilies, parties } from "../posture/vocabulary.ts";
import { sentencesSchema, titleSchema } from "./catalogue-schema.ts";

const headingSchema = z.looseObject({
  id: z.string().min(1),
  parent: z.string().nullable(),
  title: titleSchema,
  assessable: z.literal(false),
});

const splitSchema = z
  .strictObject({
    who: z.enum(parties),
    how: sentencesSchema.nullable(),
    basis: z.enum(["public", "judgement"]),
    evidence: z.array(z.enum(evidenceKinds)),
  })
  .refine(
    ({ who, how, evidence }) => (who === "customer") === (how === null && evidence.length === 0),
    "must say how it is shared and what speaks for AWS's half, unless it is the customer's alone",
  );

const requirementSchema = z.looseObject({
  id: z.string().min(1),
  parent: z.string().nullable(),
  title: titleSchema,
  assessable: z.literal(true),
  scope: z.string().nullable(),
  label: z.string().nullable(),
  responsibility: splitSchema,
  findings: z.array(z.enum(findingFamilies)),
  note: sentencesSchema.nullable(),
});

/** One standard. Facts that no page needs yet (`kind`, `assessment`, `pillar`) may stand beside. */
export const standardSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9.-]+$/),
    name: z.string().min(1),
    edition: z.string().min(1),
    publishedOn: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
    publishedVerified: z.boolean(),
    denominator: sentencesSchema,
    /** Counts as its publisher gives them. */
    published: z.looseObject({ assessable: z.number().int().positive() }),
    caveat: sentencesSchema.nullable(),
    scopes: z.array(
      z.strictObject({ id: z.string().min(1), name: z.string().min(1), always: z.boolean() }),
    ),
    labels: z.record(z.string(), z.string().min(1)),
    requirements: z.array(z.discriminatedUnion("assessable", [headingSchema, requirementSchema])),
  })
  .superRefine(({ requirements, scopes, labels }, context) => {
    const above = new Set<string>();
    const scopeIds = new Set(scopes.map(({ id }) => id));
    for (const row of requirements) {
      const complain = (message: string) =>
        context.addIssue({ code: "custom", path: ["requirements", row.id], message });
      if (above.has(row.id)) complain("stands there twice");
      if (row.parent !== null && !above.has(row.parent)) complain("must stand below its parent");
      above.add(row.id);
      if (!row.assessable) continue;
      const scoped = scopes.length === 0 ? row.scope === null : scopeIds.has(row.scope ?? "");
      if (!scoped) complain("scope: must be one of the standard's, or null where it has none");
      if (row.label !== null && !Object.hasOwn(labels, row.label))
        complain("label: must be one of the standard's");
    }
  });
export type StandardEntry = z.infer<typeof standardSchema>;

/**
 * Pairs that community-made mappings name and that cannot tell anything: they are not in the rules' files,
 * and stand here so that nobody takes them for forgotten, and a page can say why they do not count.
 */
export const notEvidenceEntrySchema = z.strictObject({
  requirements: z.array(z.string().min(1)).min(1),
  rules: z.array(z.string().regex(/^[A-Z0-9_]+$/)).min(1),
  why: sentencesSchema,
});
export type NotEvidenceEntry = z.infer<typeof notEvidenceEntrySchema>;

/** AWS's sample packs that speak to one of the standards. */
export const packEntrySchema = z.strictObject({
  name: z.string().min(1),
  standard: z.string().min(1),
  note: sentencesSchema.nullable(),
  rules: z.array(z.string().regex(/^[A-Z0-9_]+$/)).min(1),
});
export type PackEntry = z.infer<typeof packEntrySchema>;
