import { describe, expect, test } from "vitest";
import { keyWords } from "../../app/_words/control-key.ts";
import { readableId } from "../../app/_words/readable-id.ts";

describe("the name of a resource in a list", () => {
  test.for([
    ["i-0924f231e42e666ac", "i-0924f231e42e666ac"],
    ["arn:aws:s3:::northwind-hr-exports", "northwind-hr-exports"],
    ["arn:aws:sns:eu-west-1:111122223333:alarms", "alarms"],
    ["arn:aws:codebuild:us-east-1:111122223333:project/auth-dev", "auth-dev"],
    [
      "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/orders-prod/1e32706762ca4291",
      "app/orders-prod/1e32706762ca4291",
    ],
    [
      "arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:1e568d04:autoScalingGroupName/orders-prod",
      "orders-prod",
    ],
    ["arn:aws:ecs:eu-west-1:111122223333:task-definition/orders:3", "orders:3"],
    ["arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/orders:*", "/aws/lambda/orders:*"],
    ["arn:", "arn:"],
    ["arn:aws:s3", "arn:aws:s3"],
  ])("of %s is %s", ([id = "", name]) => {
    expect(readableId(id)).toBe(name);
  });
});

describe("the key of a control in a list", () => {
  test("is the identifier, and its parameters in words", () => {
    expect(keyWords("RESTRICTED_INCOMING_TRAFFIC~blockedPort1=20&blockedPort2=21")).toEqual({
      identifier: "RESTRICTED_INCOMING_TRAFFIC",
      parameters: "blockedPort1 20, blockedPort2 21",
    });
    expect(keyWords("ROOT_ACCOUNT_MFA_ENABLED")).toEqual({
      identifier: "ROOT_ACCOUNT_MFA_ENABLED",
      parameters: "",
    });
  });

  test("of a custom rule is its name, whatever stands in it", () => {
    expect(keyWords("custom:a~b=c").identifier).toBe("custom:a~b=c");
  });
});
