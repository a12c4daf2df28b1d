/** AWS Config: the rules of one conformance pack, and the rows behind them. */
import { AwsError } from "./aws-error.ts";
import { limitRefusal, onePack } from "./config-pack-names.ts";
import { configPage, limitOf } from "./config-paging.ts";
import { rowOnTheWire } from "./config-rows.ts";
import type { Call, JsonOperation } from "./operation.ts";
import type { FakePack, FakeRow, FakeRule } from "./state.ts";
import { listedRows, rulesOfPack, verdictOfRule } from "./verdicts.ts";

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

export const packDetailOperations: Readonly<Record<string, JsonOperation>> = {
  DescribeConformancePackCompliance: describeCompliance,
  GetConformancePackComplianceDetails: getDetails,
};
