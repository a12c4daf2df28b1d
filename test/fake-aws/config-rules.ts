/** AWS Config: rules and whether they run. */
import { AwsError } from "./aws-error.ts";
import { configPage, limitOf } from "./config-paging.ts";
import { type Call, epochSeconds, type JsonOperation } from "./operation.ts";
import type { FakeRule, JsonObject } from "./state.ts";

/** AWS has no `Limit` here and gives 25. */
export const rulesPerPage = 25;
/** One unknown name fails a whole call. */
export const noSuchRule = (name: string): AwsError =>
  new AwsError(
    "NoSuchConfigRuleException",
    `The ConfigRule '${name}' provided in the request is invalid. Please check the configRule name`,
  );

/** The named rules, or all of them by name; one unknown name fails the call. */
export function rulesAskedFor(call: Call): readonly FakeRule[] {
  const names = call.input.texts("ConfigRuleNames", { max: 25, maxLength: 128 });
  const { rules } = call.region;
  if (names === null || names.length === 0)
    return [...rules.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return names.map((name) => {
    const rule = rules.get(name);
    if (rule === undefined) throw noSuchRule(name);
    return rule;
  });
}

function sourceOf(rule: FakeRule): JsonObject {
  const message = "ConfigurationItemChangeNotification";
  const details = [{ EventSource: "aws.config", MessageType: message }];
  switch (rule.owner) {
    case "AWS":
      return { Owner: "AWS", SourceIdentifier: rule.identifier ?? "" };
    case "CUSTOM_LAMBDA":
      return {
        Owner: "CUSTOM_LAMBDA",
        SourceIdentifier: rule.identifier ?? "",
        SourceDetails: details,
      };
    case "CUSTOM_POLICY":
      // The policy's text is never given back here.
      return {
        Owner: "CUSTOM_POLICY",
        SourceDetails: details,
        CustomPolicyDetails: {
          PolicyRuntime: "guard-2.x.x",
          PolicyText: "",
          EnableDebugLogDelivery: false,
        },
      };
    default:
      return rule.owner satisfies never;
  }
}

/** A rule that only runs on a schedule has no scope: it asks the services itself. */
const scopeOf = ({ resourceTypes, trigger }: FakeRule): JsonObject =>
  resourceTypes.length === 0 || trigger === "periodic"
    ? {}
    : { Scope: { ComplianceResourceTypes: resourceTypes } };

const ruleOnTheWire = (rule: FakeRule): JsonObject => ({
  ConfigRuleName: rule.name,
  ConfigRuleArn: rule.arn,
  ConfigRuleId: rule.id,
  ...(rule.description === "" ? {} : { Description: rule.description }),
  ...scopeOf(rule),
  Source: sourceOf(rule),
  ...(Object.keys(rule.parameters).length === 0
    ? {}
    : { InputParameters: JSON.stringify(rule.parameters) }),
  ...(rule.trigger === "change" ? {} : { MaximumExecutionFrequency: "TwentyFour_Hours" }),
  ConfigRuleState: rule.state,
  ...(rule.createdBy === null ? {} : { CreatedBy: rule.createdBy }),
  EvaluationModes: [{ Mode: "DETECTIVE" }],
});

const describeRules: JsonOperation = (call) => {
  const mode = call.input
    .part("Filters")
    ?.text("EvaluationMode", { oneOf: ["DETECTIVE", "PROACTIVE"] });
  const rules = mode === "PROACTIVE" ? [] : rulesAskedFor(call);
  return configPage(call, "ConfigRules", () => rules, rulesPerPage, ruleOnTheWire);
};

const evaluationStatusOnTheWire = (rule: FakeRule): JsonObject => ({
  ConfigRuleName: rule.name,
  ConfigRuleArn: rule.arn,
  ConfigRuleId: rule.id,
  FirstActivatedTime: epochSeconds(rule.activatedAt),
  FirstEvaluationStarted: rule.firstEvaluationStarted,
  ...(rule.lastSuccessAt === null
    ? {}
    : {
        LastSuccessfulInvocationTime: epochSeconds(rule.lastSuccessAt),
        LastSuccessfulEvaluationTime: epochSeconds(rule.lastSuccessAt),
      }),
  ...(rule.lastFailure === null
    ? {}
    : {
        LastFailedInvocationTime: epochSeconds(rule.lastFailure.at),
        LastFailedEvaluationTime: epochSeconds(rule.lastFailure.at),
        LastErrorCode: rule.lastFailure.code,
        LastErrorMessage: rule.lastFailure.message,
      }),
});

const describeEvaluationStatus: JsonOperation = (call) =>
  configPage(
    call,
    "ConfigRulesEvaluationStatus",
    () => rulesAskedFor(call),
    limitOf(call, { max: 50, fallback: 50 }),
    evaluationStatusOnTheWire,
  );

export const ruleOperations: Readonly<Record<string, JsonOperation>> = {
  DescribeConfigRules: describeRules,
  DescribeConfigRuleEvaluationStatus: describeEvaluationStatus,
};
