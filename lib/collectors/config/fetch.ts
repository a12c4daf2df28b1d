/** AWS Config's answers as they come: these neither reshape nor swallow. */
import {
  type ConfigServiceClient,
  type ConformancePackEvaluationFilters,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  paginateDescribeComplianceByConfigRule,
  paginateDescribeConfigRuleEvaluationStatus,
  paginateDescribeConfigRules,
  paginateDescribeConformancePackCompliance,
  paginateDescribeConformancePacks,
  paginateGetComplianceDetailsByConfigRule,
  paginateGetConformancePackComplianceDetails,
  paginateGetConformancePackComplianceSummary,
  paginateListConformancePackComplianceScores,
  paginateListTagsForResource,
  paginateSelectResourceConfig,
} from "@aws-sdk/client-config-service";
import type { SendOptions } from "../ask-aws.ts";
import { type PackFilter, rowsPerPage } from "./row-listing.ts";
import { tagsPerPage } from "./wire-schema.ts";

/** The customer's own recorder; recorders of AWS services do not make the customer's rules work. */
export const fetchRecorders = (client: ConfigServiceClient, options: SendOptions) =>
  client.send(new DescribeConfigurationRecordersCommand({}), options);

export const fetchRecorderStatus = (client: ConfigServiceClient, options: SendOptions) =>
  client.send(new DescribeConfigurationRecorderStatusCommand({}), options);

export const fetchRules = (client: ConfigServiceClient, options: SendOptions) =>
  paginateDescribeConfigRules({ client }, {}, options);

/** 20 a page is the most AWS allows. */
export const fetchPacks = (client: ConfigServiceClient, options: SendOptions) =>
  paginateDescribeConformancePacks({ client, pageSize: 20 }, {}, options);

/** All packs' scores without naming them. */
export const fetchPackScores = (client: ConfigServiceClient, options: SendOptions) =>
  paginateListConformancePackComplianceScores({ client, pageSize: 20 }, {}, options);

/** At most this many packs may be named in one summary. */
export const packsPerSummary = 5;

export const fetchPackVerdicts = (
  client: ConfigServiceClient,
  packNames: readonly string[],
  options: SendOptions,
) =>
  paginateGetConformancePackComplianceSummary(
    { client, pageSize: 20 },
    { ConformancePackNames: [...packNames] },
    options,
  );

/** 1000 a page: more than a pack can hold. */
export const fetchPackRules = (
  client: ConfigServiceClient,
  packName: string,
  options: SendOptions,
) =>
  paginateDescribeConformancePackCompliance(
    { client, pageSize: 1000 },
    { ConformancePackName: packName },
    options,
  );

/** One row for each evaluated resource, with the verdict of every rule on it. */
const verdictsByResource = [
  "SELECT resourceId, configurationItemCaptureTime,",
  "configuration.targetResourceId, configuration.targetResourceType,",
  "configuration.configRuleList.configRuleName, configuration.configRuleList.complianceType",
  "WHERE resourceType = 'AWS::Config::ResourceCompliance'",
].join(" ");

export const fetchVerdictsByResource = (client: ConfigServiceClient, options: SendOptions) =>
  paginateSelectResourceConfig(
    { client, pageSize: 100 },
    { Expression: verdictsByResource },
    options,
  );

export const fetchRuleVerdicts = (client: ConfigServiceClient, options: SendOptions) =>
  paginateDescribeComplianceByConfigRule({ client }, {}, options);

/** At most this many rules may be named in one question. */
export const rulesPerQuestion = 25;

export const fetchVerdictsOfRules = (
  client: ConfigServiceClient,
  ruleNames: readonly string[],
  options: SendOptions,
) =>
  paginateDescribeComplianceByConfigRule({ client }, { ConfigRuleNames: [...ruleNames] }, options);

/** When every rule last ran, and what went wrong. */
export const fetchEvaluationStates = (client: ConfigServiceClient, options: SendOptions) =>
  paginateDescribeConfigRuleEvaluationStatus({ client, pageSize: 50 }, {}, options);

export const fetchTags = (client: ConfigServiceClient, ruleArn: string, options: SendOptions) =>
  paginateListTagsForResource({ client, pageSize: tagsPerPage }, { ResourceArn: ruleArn }, options);

export type RowsWanted = "failures" | "all";

export const fetchPackRows = (
  client: ConfigServiceClient,
  packName: string,
  only: PackFilter | null,
  wanted: RowsWanted,
  options: SendOptions,
) =>
  paginateGetConformancePackComplianceDetails(
    { client, pageSize: rowsPerPage },
    {
      ConformancePackName: packName,
      ...(only === null && wanted === "all" ? {} : { Filters: filtersOf(only, wanted) }),
    },
    options,
  );

function filtersOf(only: PackFilter | null, wanted: RowsWanted): ConformancePackEvaluationFilters {
  const words = wanted === "failures" ? ({ ComplianceType: "NON_COMPLIANT" } as const) : {};
  if (only === null) return words;
  if ("ruleNames" in only) return { ...words, ConfigRuleNames: [...only.ruleNames] };
  return { ...words, ResourceType: only.resourceType, ResourceIds: [...only.resourceIds] };
}

export const fetchRuleRows = (
  client: ConfigServiceClient,
  ruleName: string,
  wanted: RowsWanted,
  options: SendOptions,
) =>
  paginateGetComplianceDetailsByConfigRule(
    { client, pageSize: rowsPerPage },
    {
      ConfigRuleName: ruleName,
      ComplianceTypes: wanted === "failures" ? ["NON_COMPLIANT"] : ["COMPLIANT", "NON_COMPLIANT"],
    },
    options,
  );
