/**
 * AWS Config's answers, unknown to typed. What Demarc cannot do without is required, and its absence
 * makes the source malformed; the rest is null when missing. Words are left open: AWS adds some.
 */
import { z } from "zod";
import type { Page } from "../ask-aws.ts";
import {
  awsText,
  cleanText,
  optionalInstant,
  optionalText,
  optionalWrittenInstant,
  pageToken,
} from "../wire-text.ts";

const optionalTexts = z
  .array(awsText)
  .nullish()
  .transform((texts) => texts ?? []);

/** A page whose rows stand under `member`. The list itself is required: no list is not an empty list. */
function pageOf<T>(
  member: string,
  row: z.ZodType<T>,
  mostRows = Number.POSITIVE_INFINITY,
): z.ZodType<Page<T>> {
  return z
    .object({ [member]: z.array(row).max(mostRows), NextToken: pageToken })
    .transform((page) => ({
      // The schema above has put the parsed rows and token under these two names.
      rows: page[member] as readonly T[],
      nextToken: page.NextToken as string | null,
    }));
}

const wireRecorder = z.object({
  name: awsText,
  recordingGroup: z
    .object({
      allSupported: z.boolean().nullish(),
      includeGlobalResourceTypes: z.boolean().nullish(),
      resourceTypes: optionalTexts,
      exclusionByResourceTypes: z.object({ resourceTypes: optionalTexts }).nullish(),
      recordingStrategy: z.object({ useOnly: optionalText }).nullish(),
    })
    .nullish(),
});
export type WireRecorder = z.infer<typeof wireRecorder>;
export const wireRecorders = z
  .object({ ConfigurationRecorders: z.array(wireRecorder) })
  .transform((answer) => answer.ConfigurationRecorders);

const wireRecorderStatus = z.object({
  name: awsText,
  recording: z.boolean(),
  lastStatus: optionalText,
  lastErrorCode: optionalText,
  lastErrorMessage: optionalText,
});
export type WireRecorderStatus = z.infer<typeof wireRecorderStatus>;
export const wireRecorderStatuses = z
  .object({ ConfigurationRecordersStatus: z.array(wireRecorderStatus) })
  .transform((answer) => answer.ConfigurationRecordersStatus);

/** A JSON object of parameter values, as text. */
const wireParameters = z
  .string()
  .nullish()
  .transform((text, context): Readonly<Record<string, unknown>> => {
    if (!text) return {};
    const parsed = parseObject(text);
    if (parsed !== null) return parsed;
    context.addIssue({ code: "custom", message: "expected a JSON object of parameters" });
    return z.NEVER;
  });

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const wireRule = z.object({
  ConfigRuleName: awsText,
  ConfigRuleArn: awsText,
  ConfigRuleState: optionalText,
  CreatedBy: optionalText,
  InputParameters: wireParameters,
  Scope: z.object({ ComplianceResourceTypes: optionalTexts }).nullish(),
  Source: z.object({
    Owner: awsText,
    SourceIdentifier: optionalText,
  }),
  EvaluationModes: z.array(z.object({ Mode: optionalText })).nullish(),
});
export type WireRule = z.infer<typeof wireRule>;
export const wireRulesPage = pageOf("ConfigRules", wireRule);

const wirePack = z.object({
  ConformancePackName: awsText,
  ConformancePackArn: awsText,
  ConformancePackId: awsText,
});
export type WirePack = z.infer<typeof wirePack>;
export const wirePacksPage = pageOf("ConformancePackDetails", wirePack);

/** The score is text: a number, or a word where there is none. */
export const wireScoresPage = pageOf(
  "ConformancePackComplianceScores",
  z.object({ ConformancePackName: awsText, Score: optionalText }),
);

export const wirePackVerdictsPage = pageOf(
  "ConformancePackComplianceSummaryList",
  z.object({ ConformancePackName: awsText, ConformancePackComplianceStatus: awsText }),
);

export const wirePackRulesPage = pageOf(
  "ConformancePackRuleComplianceList",
  z.object({ ConfigRuleName: awsText }),
);

/** Rows of the query are JSON text. */
const wireResourceVerdicts = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "expected JSON text" });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      configurationItemCaptureTime: optionalWrittenInstant,
      configuration: z.object({
        targetResourceId: awsText,
        targetResourceType: awsText,
        configRuleList: z.array(z.object({ configRuleName: awsText, complianceType: awsText })),
      }),
    }),
  );
export type WireResourceVerdicts = z.infer<typeof wireResourceVerdicts>;
/** The query's rows are parsed apart from their page, while the next page is on its way. */
export const wireQueryPage = pageOf("Results", z.string());
export const wireQueryRows = z
  .object({ Results: z.array(wireResourceVerdicts) })
  .transform((page) => page.Results);

const wireRuleVerdict = z.object({
  ConfigRuleName: awsText,
  Compliance: z.object({ ComplianceType: optionalText }).nullish(),
});
export const wireRuleVerdictsPage = pageOf("ComplianceByConfigRules", wireRuleVerdict);

const wireEvaluationState = z.object({
  ConfigRuleName: awsText,
  FirstEvaluationStarted: z.boolean().nullish(),
  LastSuccessfulEvaluationTime: optionalInstant,
  LastFailedEvaluationTime: optionalInstant,
  LastSuccessfulInvocationTime: optionalInstant,
  LastFailedInvocationTime: optionalInstant,
  LastErrorCode: optionalText,
  LastErrorMessage: optionalText,
});
export type WireEvaluationState = z.infer<typeof wireEvaluationState>;
export const wireEvaluationStatesPage = pageOf("ConfigRulesEvaluationStatus", wireEvaluationState);

const wireRow = z.object({
  ComplianceType: awsText,
  Annotation: optionalText,
  ResultRecordedTime: optionalInstant,
  EvaluationResultIdentifier: z.object({
    EvaluationResultQualifier: z.object({
      ConfigRuleName: awsText,
      ResourceType: awsText,
      ResourceId: awsText,
      EvaluationMode: optionalText,
    }),
  }),
});
export type WireRow = z.infer<typeof wireRow>;
export const wirePackRowsPage = pageOf("ConformancePackRuleEvaluationResults", wireRow);
export const wireRuleRowsPage = pageOf("EvaluationResults", wireRow);

/** The most AWS gives at once, and the most a resource may have that AWS did not set itself. */
export const tagsPerPage = 50;

/** AWS's own limits are 128 characters and 256; a character is at most two of JavaScript's units. */
const wireTag = z.object({
  Key: z
    .string()
    .max(2 * 128)
    .transform(cleanText),
  Value: z
    .string()
    .max(2 * 256)
    .nullish()
    .transform((text) => cleanText(text ?? "")),
});
export const wireTagsPage = pageOf("Tags", wireTag, tagsPerPage);
