/** AWS Config: the rules' verdicts, and the rows behind them. */
import { AwsError } from "./aws-error.ts";
import { configPage, limitOf } from "./config-paging.ts";
import { noSuchRule, rulesAskedFor, rulesPerPage } from "./config-rules.ts";
import { epochSeconds, type JsonOperation } from "./operation.ts";
import type { FakeRow, FakeRule, JsonObject } from "./state.ts";
import { currentRows, listedRows, verdictOfRule } from "./verdicts.ts";

/** Numbers of contributors are not counted further. */
const contributorCap = 25;

function complianceOnTheWire(rule: FakeRule): JsonObject {
  const verdict = verdictOfRule(rule);
  const failing = currentRows(rule).filter((row) => row.verdict === "NON_COMPLIANT").length;
  return {
    ConfigRuleName: rule.name,
    Compliance: {
      ComplianceType: verdict,
      ...(verdict === "NON_COMPLIANT"
        ? {
            ComplianceContributorCount: {
              CappedCount: Math.min(failing, contributorCap),
              CapExceeded: failing > contributorCap,
            },
          }
        : {}),
    },
  };
}

const describeCompliance: JsonOperation = (call) => {
  const types = call.input.texts("ComplianceTypes", {
    max: 3,
    oneOf: ["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE", "INSUFFICIENT_DATA"],
  });
  const rules = rulesAskedFor(call).filter(
    (rule) => types === null || types.length === 0 || types.includes(verdictOfRule(rule)),
  );
  return configPage(
    call,
    "ComplianceByConfigRules",
    () => rules,
    rulesPerPage,
    complianceOnTheWire,
  );
};

/** One row, as both detail calls write it. */
export const rowOnTheWire = (rule: FakeRule, row: FakeRow): JsonObject => ({
  EvaluationResultIdentifier: {
    EvaluationResultQualifier: {
      ConfigRuleName: rule.name,
      ResourceType: row.resourceType,
      ResourceId: row.resourceId,
      EvaluationMode: row.mode,
    },
    OrderingTimestamp: epochSeconds(row.inStateSince),
  },
  ComplianceType: row.verdict,
  ResultRecordedTime: epochSeconds(row.evaluatedAt),
  ConfigRuleInvokedTime: epochSeconds(new Date(row.evaluatedAt.getTime() - 1_200)),
  ...(row.annotation === null ? {} : { Annotation: row.annotation }),
});

const getDetails: JsonOperation = (call) => {
  const name = call.input.requiredText("ConfigRuleName", { maxLength: 64 });
  const limit = limitOf(call, { max: 100, fallback: 10 });
  const types = call.input.texts("ComplianceTypes", {
    max: 3,
    oneOf: ["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE", "INSUFFICIENT_DATA"],
  });
  if (types?.includes("INSUFFICIENT_DATA"))
    throw new AwsError(
      "InvalidParameterValueException",
      "INSUFFICIENT_DATA is not a valid value for ComplianceTypes.",
    );
  const rule = call.region.rules.get(name);
  if (rule === undefined) throw noSuchRule(name);
  // Rows that judge nothing come only to those who ask for them.
  const wanted = types === null || types.length === 0 ? ["COMPLIANT", "NON_COMPLIANT"] : types;
  const list = () => listedRows(rule).filter((row) => wanted.includes(row.verdict));
  return configPage(call, "EvaluationResults", list, limit, (row) => rowOnTheWire(rule, row));
};

export const verdictOperations: Readonly<Record<string, JsonOperation>> = {
  DescribeComplianceByConfigRule: describeCompliance,
  GetComplianceDetailsByConfigRule: getDetails,
};
