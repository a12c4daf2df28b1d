/**
 * The shape of the user's mapping file. Every scalar comes as text, as it was written. Messages are for
 * the person who wrote it: they say what is wrong, what is allowed, and what was probably meant.
 */
import { z } from "zod";
import type { Catalogue } from "../posture/control.ts";
import { type Requirement, referenceOf, type Standard } from "../posture/standard.ts";
import {
  acceptableUseIds,
  customerItemIds,
  evidenceKinds,
  parties,
  pillarIds,
  severities,
} from "../posture/vocabulary.ts";
import { focusAreasSchema } from "./catalogue-schema.ts";
import focusAreasFile from "./focus-areas.json" with { type: "json" };
import { notAmong, quoted } from "./not-among.ts";

const focusAreas = focusAreasSchema.parse(focusAreasFile);

/** One of a closed list. */
function word<const Word extends string>(kind: string, allowed: readonly Word[]) {
  return z.enum(allowed, {
    error: ({ input }) =>
      typeof input === "string" && input !== ""
        ? notAmong(kind, input, allowed)
        : `must be one ${kind}. Allowed: ${allowed.join(", ")}.`,
  });
}

/** `none` says that it is nobody's. */
function wordOrNone<const Word extends string>(kind: string, allowed: readonly Word[]) {
  return word(kind, [...allowed, "none"]).transform((said): Word | null =>
    // What is left of the list without the word that was added.
    said === "none" ? null : (said as Word),
  );
}

/** Text for a page: one paragraph, bounded, with nothing unprintable in it. */
function text(longest: number) {
  return z
    .string()
    .transform((said) => said.replace(/\s+/g, " ").trim())
    .pipe(
      z
        .string()
        .min(1, "must not be empty")
        .max(longest, `must not be longer than ${longest} characters`)
        .regex(/^\P{Cc}*$/u, "must hold no control characters"),
    );
}

const sentences = text(1000);

/** Members and no others. The message has a line for each name that does not exist, in the order of `keys`. */
function members<const Shape extends z.core.$ZodLooseShape>(shape: Shape, kind = "member") {
  const allowed = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => notAmong(kind, key, allowed)).join("\n")
        : undefined,
  });
}

/** A part that may be left empty: `rules:` and nothing below says nothing. */
function part<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((said) => (said === "" ? {} : said), schema);
}

function list<Schema extends z.ZodType>(item: Schema) {
  return z.array(item).refine((items) => new Set(items).size === items.length, {
    error: "holds the same twice",
  });
}

const pillars = list(word("pillar", pillarIds)).min(1, "must hold at least one pillar");

/** What may be said of a rule. */
const ruleSchema = (references: ReadonlySet<string>) =>
  members({
    pillars: pillars.optional(),
    primaryPillar: word("pillar", pillarIds).optional(),
    focusArea: word("focus area", Object.values(focusAreas).flat()).optional(),
    responsibility: wordOrNone("responsibility", customerItemIds).optional(),
    severity: word("severity", severities).optional(),
    title: text(120).optional(),
    meaning: sentences.optional(),
    remediation: sentences.optional(),
    controls: list(reference(references)).optional(),
    reason: sentences.optional(),
  }).superRefine((said, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: path === "" ? [] : [path], message });
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

function reference(references: ReadonlySet<string>) {
  return z.string().refine((said) => references.has(said), {
    error: ({ input }) =>
      notAmong("requirement (write standard:requirement)", String(input), [...references]),
  });
}

const findingTypeSchema = members({
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

const date = z.string().refine(isDate, {
  error: ({ input }) => `${quoted(String(input))} is no date: write it as 2026-10-01`,
});

const yesOrNo = word("answer", ["yes", "no"]).transform((said) => said === "yes");

/** What may be said of one requirement, whose job it is out of the box. */
const requirementSchema = (who: Requirement["split"]["who"], hasHow: boolean) =>
  members({
    responsibility: word("responsibility", parties).optional(),
    how: sentences.optional(),
    evidence: list(word("kind of evidence", evidenceKinds)).optional(),
    components: sentences.optional(),
    lastReviewedOn: date.optional(),
    note: sentences.optional(),
    notApplicable: yesOrNo.optional(),
  }).superRefine((said, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: path === "" ? [] : [path], message });
    if (Object.keys(said).length === 0) complain("", "says nothing of the requirement");
    const whose = said.responsibility ?? who;
    const awsHalf = [said.how && "how", said.evidence && "evidence"].filter((name) => !!name);
    if (whose === "customer") {
      for (const name of awsHalf)
        complain(
          String(name),
          "speaks of AWS's half, and this requirement is all yours: make it shared or aws",
        );
    } else if (!hasHow && said.how === undefined) {
      complain("responsibility", "needs how beside it: say what AWS does and what is left to you");
    }
    if (said.notApplicable === true && said.note === undefined)
      complain("notApplicable", "needs note beside it: say why, the page shows it");
  });

function standardSchema(standard: Standard) {
  const shapes = new Map<string, ReturnType<typeof requirementSchema>>();
  const shapeOf = ({ split }: Requirement) => {
    const hasHow = split.how !== null;
    const key = `${split.who} ${hasHow}`;
    const known = shapes.get(key) ?? requirementSchema(split.who, hasHow);
    shapes.set(key, known);
    return known;
  };
  const requirements = standard.rows.flatMap((row) =>
    row.assessable ? [[row.id, shapeOf(row).optional()] as const] : [],
  );
  const scopes = standard.scopes.map(({ id }) => id);
  return members({
    scopes: list(
      z.string().refine((said) => scopes.includes(said), {
        error: ({ input }) =>
          scopes.length === 0
            ? `${quoted(String(input))} is no scope: ${standard.id} has none, all of it applies to everyone`
            : notAmong("scope", String(input), scopes),
      }),
    ).optional(),
    requirements: part(
      members(Object.fromEntries(requirements), `assessable requirement of ${standard.id}`),
    ).optional(),
  });
}

/** The whole file, against the names that this catalogue has. */
export function mappingSchema({ standards }: Pick<Catalogue, "standards">) {
  const references = new Set(
    standards.flatMap(({ id, rows }) => rows.map((row) => referenceOf(id, row.id))),
  );
  const shapes = standards.map(
    (standard) => [standard.id, part(standardSchema(standard)).optional()] as const,
  );
  return part(
    members({
      rules: part(z.record(z.string(), ruleSchema(references))).optional(),
      findingTypes: part(z.record(z.string(), findingTypeSchema)).optional(),
      standards: part(members(Object.fromEntries(shapes), "standard")).optional(),
    }),
  );
}

function isDate(said: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(said)) return false;
  const instant = new Date(`${said}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(said);
}

type RuleSaid = z.output<ReturnType<typeof ruleSchema>>;
type FindingTypeSaid = z.output<typeof findingTypeSchema>;
export type RequirementSaid = z.output<ReturnType<typeof requirementSchema>>;

export interface StandardSaid {
  readonly scopes?: readonly string[] | undefined;
  readonly requirements?: Readonly<Record<string, RequirementSaid | undefined>> | undefined;
}

/** What a mapping file says, checked against the catalogue it is to be laid upon. */
export interface Mapping {
  /** By identifier, by name, or by the beginning of either with a star behind it. */
  readonly rules: Readonly<Record<string, RuleSaid>>;
  readonly findingTypes: Readonly<Record<string, FindingTypeSaid>>;
  readonly standards: Readonly<Record<string, StandardSaid | undefined>>;
}
