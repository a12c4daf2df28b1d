/** The JSON kept inside rows, checked when it is read back: a store may have been damaged or edited. */
import { z } from "zod";
import type { CallCount } from "../posture/call-count.ts";
import type { CollectionProgress } from "../posture/progress.ts";
import type {
  Agreement,
  ConformancePack,
  Detector,
  Finding,
  KeptCoverage,
  KeptRule,
  Recorder,
  Report,
} from "../posture/snapshot.ts";
import {
  coverageReasons,
  coverageStates,
  ruleCompliances,
  ruleOwners,
  sources,
} from "../posture/vocabulary.ts";
import { StoreDamagedError } from "./store-errors.ts";

const text = z.string();
const optionalText = text.nullable();
const texts = z.array(text);
const onOrOff = z.enum(["ENABLED", "DISABLED"]);

export const coverageSchema = z.object({
  accountId: text,
  region: text,
  source: z.enum(sources),
  state: z.enum(coverageStates),
  reason: z.enum(coverageReasons).nullable(),
  detail: text,
  collectedAt: text,
  lastReadAt: optionalText,
}) satisfies z.ZodType<KeptCoverage>;

export const recorderSchema = z.object({
  region: text,
  name: text,
  recording: z.boolean(),
  records: z.enum(["all", "only", "all_but"]),
  resourceTypes: texts,
  includesGlobalTypes: z.boolean(),
  lastError: optionalText,
}) satisfies z.ZodType<Recorder>;

export const ruleSchema = z.object({
  accountId: text,
  region: text,
  name: text,
  arn: text,
  identifier: optionalText,
  owner: z.enum(ruleOwners),
  createdBy: optionalText,
  parameters: z.record(text, text),
  packName: optionalText,
  resourceTypes: texts,
  // Rules that were kept before tags were read have none.
  tags: z.record(text, text).default({}),
  state: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("evaluated") }),
    z.object({ kind: z.literal("nothing_in_scope") }),
    z.object({ kind: z.literal("insufficient_data"), detail: text }),
    z.object({ kind: z.literal("not_read"), reason: z.enum(coverageReasons), detail: text }),
  ]),
}) satisfies z.ZodType<Omit<KeptRule, "lastEvaluatedAt" | "observedAt">>;

export const packSchema = z.object({
  accountId: text,
  region: text,
  name: text,
  id: text,
  arn: text,
  compliance: z.enum(ruleCompliances),
  awsScore: z.number().nullable(),
  ruleNames: texts.nullable(),
}) satisfies z.ZodType<ConformancePack>;

export const detectorSchema = z.object({
  accountId: text,
  region: text,
  id: text,
  status: onOrOff,
  features: z.array(z.object({ name: text, status: onOrOff })),
}) satisfies z.ZodType<Detector>;

export const findingSchema = z.object({
  accountId: text,
  region: text,
  id: text,
  arn: text,
  type: text,
  title: text,
  description: text,
  severityScore: z.number(),
  createdAt: text,
  updatedAt: text,
  firstSeenAt: optionalText,
  lastSeenAt: optionalText,
  count: z.number(),
  archived: z.boolean(),
  sample: z.boolean(),
  resourceType: text,
  resourceId: optionalText,
  resourceRole: z.enum(["TARGET", "ACTOR"]).nullable(),
  attackSequenceArn: optionalText,
}) satisfies z.ZodType<Finding>;

export const reportSchema = z.object({
  id: text,
  version: z.number(),
  name: text,
  description: optionalText,
  series: optionalText,
  category: optionalText,
  companyName: optionalText,
  productName: optionalText,
  state: optionalText,
  periodStart: optionalText,
  periodEnd: optionalText,
  acceptanceType: optionalText,
}) satisfies z.ZodType<Report>;

export const agreementSchema = z.object({
  id: text,
  name: text,
  state: optionalText,
  type: optionalText,
  effectiveStart: optionalText,
  effectiveEnd: optionalText,
  // What was kept before it was asked for does not say.
  holder: z.enum(["account", "organisation"]).nullable().default(null),
}) satisfies z.ZodType<Agreement>;

export const progressSchema = z.object({
  phase: z.enum(["connecting", "reading", "saving"]),
  startedAt: text,
  sources: z.array(
    z.object({
      source: z.enum(sources),
      regionsDone: z.number(),
      regionsTotal: z.number(),
      calls: z.number(),
      rows: z.number(),
      failures: z.number(),
      // Attempts from before these were counted have none.
      throttles: z.number().default(0),
      secondsLeft: z.number().nullable().default(null),
    }),
  ),
}) satisfies z.ZodType<CollectionProgress>;

export const callsSchema = z.array(
  z.object({
    action: text,
    calls: z.number(),
    rows: z.number(),
    throttles: z.number(),
    errors: z.number(),
    regions: z.number(),
    seconds: z.number(),
    lastError: optionalText,
  }),
) satisfies z.ZodType<readonly CallCount[]>;

/**
 * One JSON text of the store.
 *
 * @param table where it was found, for the message
 * @throws StoreDamagedError when it is not what was written
 */
export function parseStored<Schema extends z.ZodType>(
  path: string,
  table: string,
  schema: Schema,
  json: string,
): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(json));
  } catch (error) {
    throw new StoreDamagedError(path, `a row of "${table}" is not as it was written`, {
      cause: error,
    });
  }
}
