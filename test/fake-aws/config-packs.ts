/** AWS Config: conformance packs, their deployment, verdicts, scores and rows. */
import { AwsError } from "./aws-error.ts";
import { configPage, limitOf } from "./config-paging.ts";
import { rowOnTheWire } from "./config-rules.ts";
import { type Call, epochSeconds, type JsonOperation } from "./operation.ts";
import type { FakePack, FakeRow, FakeRule, JsonObject } from "./state.ts";
import { listedRows, rulesOfPack, scoreOfPack, verdictOfPack, verdictOfRule } from "./verdicts.ts";

const limitRefusal = "InvalidLimitException";
const twenty = { max: 20, fallback: 20, refusal: limitRefusal };

const noSuchPack = (name: string): AwsError =>
  new AwsError("NoSuchConformancePackException", `Conformance pack '${name}' does not exist.`);

const allPacks = (call: Call): readonly FakePack[] =>
  [...call.region.packs.values()].sort((a, b) => (a.name < b.name ? -1 : 1));

/** The named packs, or all; one unknown name fails the call. */
function packsAskedFor(call: Call, names: readonly string[] | null): readonly FakePack[] {
  if (names === null || names.length === 0) return allPacks(call);
  return names.map((name) => {
    const pack = call.region.packs.get(name);
    if (pack === undefined) throw noSuchPack(name);
    return pack;
  });
}

function onePack(call: Call): FakePack {
  const name = call.input.requiredText("ConformancePackName", { maxLength: 256 });
  const pack = call.region.packs.get(name);
  if (pack === undefined) throw noSuchPack(name);
  return pack;
}

const describePacks: JsonOperation = (call) =>
  configPage(
    call,
    "ConformancePackDetails",
    () => packsAskedFor(call, call.input.texts("ConformancePackNames", { max: 25 })),
    limitOf(call, twenty),
    (pack) => ({
      ConformancePackName: pack.name,
      ConformancePackArn: pack.arn,
      ConformancePackId: pack.id,
      DeliveryS3Bucket: "",
      DeliveryS3KeyPrefix: "",
      ConformancePackInputParameters: Object.entries(pack.parameters).map(
        ([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue }),
      ),
      LastUpdateRequestedTime: epochSeconds(pack.deployedAt),
      ...(pack.createdBy === null ? {} : { CreatedBy: pack.createdBy }),
    }),
  );

const describeStatus: JsonOperation = (call) => {
  const names = call.input.texts("ConformancePackNames", { max: 25 });
  const packs = allPacks(call).filter(
    (pack) => names === null || names.length === 0 || names.includes(pack.name),
  );
  return configPage(
    call,
    "ConformancePackStatusDetails",
    () => packs,
    limitOf(call, twenty),
    (pack) => ({
      ConformancePackName: pack.name,
      ConformancePackId: pack.id,
      ConformancePackArn: pack.arn,
      ConformancePackState: pack.state,
      StackArn: call.account.arn(
        "cloudformation",
        call.region.name,
        `stack/awsconfigconforms-${pack.name}-${pack.id}/${pack.id}`,
      ),
      ...(pack.stateReason === null ? {} : { ConformancePackStatusReason: pack.stateReason }),
      LastUpdateRequestedTime: epochSeconds(pack.deployedAt),
      LastUpdateCompletedTime: epochSeconds(new Date(pack.deployedAt.getTime() + 90_000)),
    }),
  );
};

const packVerdicts = ["COMPLIANT", "NON_COMPLIANT", "INSUFFICIENT_DATA"];

/** A filter's one compliance type; AWS does not let INSUFFICIENT_DATA be asked for. */
function complianceFilter(call: Call): string | null {
  const type = call.input.part("Filters")?.text("ComplianceType", { oneOf: packVerdicts }) ?? null;
  if (type === "INSUFFICIENT_DATA")
    throw new AwsError(
      "InvalidParameterValueException",
      "INSUFFICIENT_DATA is not a supported filter value for ComplianceType.",
    );
  return type;
}

/** The pack's rules that the filter names, or all. */
function packRulesAskedFor(call: Call, pack: FakePack): readonly FakeRule[] {
  const names = call.input.part("Filters")?.texts("ConfigRuleNames", { max: 10, maxLength: 64 });
  const rules = rulesOfPack(call.region, pack);
  if (names === null || names === undefined || names.length === 0) return rules;
  return names.map((name) => {
    const rule = rules.find((candidate) => candidate.name === name);
    if (rule === undefined)
      throw new AwsError(
        "NoSuchConfigRuleInConformancePackException",
        `Config rule '${name}' does not exist in conformance pack '${pack.name}'.`,
      );
    return rule;
  });
}

const describeCompliance: JsonOperation = (call) => {
  const pack = onePack(call);
  const limit = limitOf(call, { max: 1000, fallback: 100, refusal: limitRefusal });
  const type = complianceFilter(call);
  const rules = packRulesAskedFor(call, pack).filter(
    (rule) => type === null || verdictOfRule(rule) === type,
  );
  return {
    ConformancePackName: pack.name,
    ...configPage(
      call,
      "ConformancePackRuleComplianceList",
      () => rules,
      limit,
      (rule) => ({
        ConfigRuleName: rule.name,
        ComplianceType: verdictOfRule(rule),
        Controls: [],
      }),
    ),
  };
};

const getDetails: JsonOperation = (call) => {
  const pack = onePack(call);
  const limit = limitOf(call, { max: 100, fallback: 100, refusal: limitRefusal });
  const type = complianceFilter(call);
  const filters = call.input.part("Filters");
  const resourceType = filters?.text("ResourceType", { maxLength: 256 }) ?? null;
  const resourceIds = filters?.texts("ResourceIds", { max: 5 }) ?? null;
  if (resourceIds !== null && resourceIds.length > 0 && resourceType === null)
    throw new AwsError("InvalidParameterValueException", "ResourceIds requires ResourceType.");
  const rules = packRulesAskedFor(call, pack);
  const isAskedFor = (row: FakeRow): boolean =>
    row.verdict !== "NOT_APPLICABLE" &&
    (type === null || row.verdict === type) &&
    (resourceType === null || row.resourceType === resourceType) &&
    (resourceIds === null || resourceIds.length === 0 || resourceIds.includes(row.resourceId));
  return {
    ConformancePackName: pack.name,
    ...configPage(
      call,
      "ConformancePackRuleEvaluationResults",
      () =>
        rules.flatMap((rule) =>
          listedRows(rule)
            .filter(isAskedFor)
            .map((row) => ({ rule, row })),
        ),
      limit,
      ({ rule, row }) => rowOnTheWire(rule, row),
    ),
  };
};

const getSummary: JsonOperation = (call) => {
  const names = call.input.texts("ConformancePackNames", { min: 1, max: 5 });
  if (names === null)
    throw new AwsError(
      "ValidationException",
      "1 validation error detected: Value null at 'conformancePackNames' failed to satisfy constraint: Member must not be null",
    );
  return configPage(
    call,
    "ConformancePackComplianceSummaryList",
    () => packsAskedFor(call, names),
    limitOf(call, twenty),
    (pack) => ({
      ConformancePackName: pack.name,
      ConformancePackComplianceStatus: verdictOfPack(call.region, pack),
    }),
  );
};

interface Scored {
  readonly pack: FakePack;
  readonly score: string;
}

/** INSUFFICIENT_DATA counts as above every number: last ascending, first descending. */
const rank = ({ score }: Scored): number =>
  score === "INSUFFICIENT_DATA" ? Number.POSITIVE_INFINITY : Number(score);

function byScore(a: Scored, b: Scored): number {
  return rank(a) === rank(b) ? 0 : rank(a) - rank(b);
}

const listScores: JsonOperation = (call) => {
  const names = call.input.part("Filters")?.texts("ConformancePackNames", { max: 25 }) ?? null;
  const sortBy = call.input.text("SortBy", { oneOf: ["SCORE"] });
  const order = call.input.text("SortOrder", { oneOf: ["ASCENDING", "DESCENDING"] });
  const scored = allPacks(call)
    .filter(({ name }) => names === null || names.length === 0 || names.includes(name))
    .map((pack): Scored => ({ pack, score: scoreOfPack(call.region, pack) }));
  if (sortBy !== null || order !== null)
    scored.sort((a, b) => (order === "DESCENDING" ? byScore(b, a) : byScore(a, b)));
  return configPage(
    call,
    "ConformancePackComplianceScores",
    () => scored,
    limitOf(call, twenty),
    ({ pack, score }): JsonObject => ({
      Score: score,
      ConformancePackName: pack.name,
      LastUpdatedTime: epochSeconds(pack.scoreUpdatedAt),
    }),
  );
};

export const packOperations: Readonly<Record<string, JsonOperation>> = {
  DescribeConformancePacks: describePacks,
  DescribeConformancePackStatus: describeStatus,
  DescribeConformancePackCompliance: describeCompliance,
  GetConformancePackComplianceDetails: getDetails,
  GetConformancePackComplianceSummary: getSummary,
  ListConformancePackComplianceScores: listScores,
};
