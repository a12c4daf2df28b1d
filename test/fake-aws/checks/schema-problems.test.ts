import {
  DescribeConfigRulesResponse$,
  SelectResourceConfigResponse$,
} from "@aws-sdk/client-config-service";
import { DescribeRegionsResult$ } from "@aws-sdk/client-ec2";
import { Finding$, GetDetectorResponse$ } from "@aws-sdk/client-guardduty";
import { describe, expect, test } from "vitest";
import { answerProblems } from "./schema-problems.ts";
import { xmlAnswerProblems } from "./xml-problems.ts";

describe("an answer held against the SDK's schema", () => {
  test("is faultless when every member is known, typed and there", () => {
    const body = JSON.stringify({
      ConfigRules: [{ ConfigRuleName: "a", Source: { Owner: "AWS", SourceIdentifier: "B" } }],
    });

    expect(answerProblems(DescribeConfigRulesResponse$, body)).toEqual([]);
  });

  test("fails for a member the schema does not know", () => {
    const body = JSON.stringify({ ConfigRules: [], Rules: [] });

    expect(answerProblems(DescribeConfigRulesResponse$, body)).toEqual(["$.Rules: unknown member"]);
  });

  test("fails for the SDK's name of a member where the wire has another", () => {
    const body = JSON.stringify({ Status: "ENABLED", serviceRole: "arn" });

    expect(answerProblems(GetDetectorResponse$, body)).toEqual([
      "$.Status: unknown member",
      "$.status: required, missing",
    ]);
  });

  test("fails for a required member that is missing, however deep", () => {
    const body = JSON.stringify({ ConfigRules: [{ Source: {} }] });

    expect(answerProblems(DescribeConfigRulesResponse$, body)).toEqual([
      "$.ConfigRules[0].Source.Owner: required, missing",
    ]);
  });

  test("fails for a value of another type: SQL rows are text, severities are numbers", () => {
    const rows = JSON.stringify({ Results: [{ resourceId: "a" }] });
    const finding = JSON.stringify({ severity: "8.0" });

    expect(answerProblems(SelectResourceConfigResponse$, rows)).toEqual([
      "$.Results[0]: string expected, found object",
    ]);
    expect(answerProblems(Finding$, finding)).toContain(
      "$.severity: number expected, found string",
    );
  });

  test("fails for XML elements under the wrong name, and for XML that is not closed", () => {
    const item = "<item><regionName>eu-west-1</regionName><optIn>yes</optIn></item>";
    const body = `<R><regionInfo>${item}</regionInfo><requestId>1</requestId></R>`;

    expect(xmlAnswerProblems("ec2", DescribeRegionsResult$, body)).toEqual([
      "R.regionInfo[0].optIn: unknown member",
    ]);
    expect(() => xmlAnswerProblems("ec2", DescribeRegionsResult$, "<R><a>")).toThrow("not closed");
  });
});
