import { describe, expect, test } from "vitest";
import { whatToAllow } from "../../app/_words/what-to-allow.ts";
import type { ExplainedCalls } from "../../lib/read-latest-calls.ts";

const role = "arn:aws:sts::111122223333:assumed-role/demarc-read-only/demarc";

function denied(
  action: string,
  given: Partial<ExplainedCalls> & { caller?: string; because?: string },
) {
  const {
    caller = role,
    because = `no identity-based policy allows the ${action} action`,
    ...more
  } = given;
  return {
    action,
    calls: 18,
    rows: 0,
    throttles: 0,
    errors: 18,
    regions: 18,
    seconds: 1,
    lastError: `AccessDeniedException: User: ${caller} is not authorized to perform: ${action} because ${because}`,
    why: "whether GuardDuty is on",
    statement: "DemarcGuardDutyAndContext",
    ...more,
  };
}

const detectors = "guardduty:ListDetectors";
const recorders = "config:DescribeConfigurationRecorders";

describe("what to allow after a collection that AWS refused", () => {
  test("names each action, those refused in most regions first, the statements that allow them once, the role, and how to give them to it", () => {
    const allow = whatToAllow([
      denied("guardduty:GetDetector", { regions: 2 }),
      denied(detectors, {}),
      denied(recorders, { statement: "DemarcConfig" }),
    ]);
    expect(allow?.refused.map(({ action }) => action)).toEqual([
      recorders,
      detectors,
      "guardduty:GetDetector",
    ]);
    expect(allow?.statements).toEqual(["DemarcConfig", "DemarcGuardDutyAndContext"]);
    expect(allow?.caller).toBe("the role demarc-read-only");
    expect(allow?.command).toBe(
      [
        "npm run --silent demarc -- policy > demarc-policy.json",
        "aws iam put-role-policy --role-name demarc-read-only --policy-name Demarc --policy-document file://demarc-policy.json",
      ].join("\n"),
    );
  });

  test("a user is given it as a user, whatever path it has", () => {
    const caller = "arn:aws:iam::111122223333:user/tools/posture";
    const allow = whatToAllow([denied(detectors, { caller })]);
    expect(allow?.caller).toBe("the user posture");
    expect(allow?.command).toContain("put-user-policy --user-name posture ");
  });

  test("a role of Identity Center is its permission set's, and no command changes it in IAM", () => {
    const caller =
      "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Audit_0123456789abcdef/somebody";
    const allow = whatToAllow([denied(detectors, { caller })]);
    expect(allow?.caller).toBe("the permission set Audit");
    expect(allow?.command).not.toContain("aws iam");
  });

  test("tells who refused: a Deny and an organisation are not helped by an Allow", () => {
    const allow = whatToAllow([
      denied(detectors, { because: "an explicit deny in a service control policy" }),
      denied(recorders, { because: "an explicit deny in an identity-based policy" }),
      denied("artifact:ListReports", {}),
    ]);
    expect(allow?.refused.map(({ by }) => by)).toEqual([
      "not_allowed",
      "forbidden",
      "organisation",
    ]);
  });

  test("other failures are not a matter of permission", () => {
    const lastError = "ThrottlingException: Rate exceeded";
    expect(
      whatToAllow([denied(detectors, { lastError }), denied(recorders, { lastError: null })]),
    ).toBeNull();
  });

  test("a name that would be an option of the command is not written into it", () => {
    const caller = "arn:aws:sts::111122223333:assumed-role/--profile/x";
    expect(whatToAllow([denied(detectors, { caller })])?.command).toContain("--role-name ROLE ");
  });
});
