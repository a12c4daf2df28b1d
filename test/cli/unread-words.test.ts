import { describe, expect, test } from "vitest";
import { unreadLines } from "../../lib/cli/unread-words.ts";
import type { Coverage } from "../../lib/posture/snapshot.ts";

const some: Coverage = {
  accountId: "111122223333",
  region: "eu-west-1",
  source: "guardduty",
  state: "not_read",
  reason: "denied",
  detail: "",
  collectedAt: "2026-11-22T09:00:00.000Z",
};

const refusal = (action: string, region: string, policy = "identity-based") =>
  `${action}: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/reader/me is not authorized ` +
  `to perform: ${action} on resource: arn:aws:guardduty:${region}:111122223333:detector/* because no ` +
  `${policy} policy allows the ${action} action`;

const deniedIn = (region: string, ...actions: string[]): Coverage => ({
  ...some,
  region,
  detail: actions.map((action) => refusal(action, region)).join("; "),
});

describe("what was refused", () => {
  test("in the same words in many regions is said once, with all of them", () => {
    const lines = unreadLines([
      deniedIn("eu-west-1", "guardduty:ListDetectors"),
      deniedIn("us-east-1", "guardduty:ListDetectors"),
    ]);
    expect(lines).toEqual([
      "GuardDuty not read (permission denied): eu-west-1, us-east-1",
      `  ${refusal("guardduty:ListDetectors", "eu-west-1")}`,
      "Next: allow guardduty:ListDetectors; `npm run --silent demarc -- policy` prints all that Demarc asks to be allowed.",
    ]);
  });

  test("differently in two regions is said of each, the long sentence once", () => {
    const lines = unreadLines([
      deniedIn("eu-west-1", "guardduty:ListDetectors"),
      deniedIn("us-east-1", "guardduty:GetFindings", "guardduty:ListFindings"),
    ]);
    expect(lines).toEqual([
      "GuardDuty not read (permission denied): eu-west-1, us-east-1",
      `  ${refusal("guardduty:ListDetectors", "eu-west-1")} [eu-west-1]`,
      "  guardduty:GetFindings: likewise [us-east-1]",
      "  guardduty:ListFindings: likewise [us-east-1]",
      "Next: allow guardduty:GetFindings, guardduty:ListDetectors, guardduty:ListFindings; `npm run --silent demarc -- policy` prints all that Demarc asks to be allowed.",
    ]);
  });

  test("by an organisation is no matter of the policy that Demarc prints", () => {
    const words = "config:DescribeConfigRules: AccessDeniedException: with an explicit deny in a";
    const lines = unreadLines([
      {
        ...some,
        source: "config",
        reason: "denied_by_scp",
        detail: `${words} service control policy`,
      },
    ]);
    expect(lines.at(-1)).toBe(
      "Next: an organisation's policy denies config:DescribeConfigRules: ask its administrators, or name in DEMARC_REGIONS the regions it leaves open.",
    );
    expect(lines.join()).not.toContain("-- policy");
  });
});

describe("the next step", () => {
  test("after throttling is patience, or lower rates", () => {
    const detail = "config:DescribeConfigRules: ThrottlingException: Rate exceeded";
    const lines = unreadLines([
      { ...some, reason: "throttled", detail: `${detail} (after 6 attempts)` },
    ]);
    expect(lines.at(-1)).toBe(
      "Next: collect when the account's other tools are quiet, or lower DEMARC_RATES.",
    );
  });

  test("for everything else is in the documentation", () => {
    const detail = "config:DescribeConfigRules: ECONNRESET: read ECONNRESET";
    const lines = unreadLines([{ ...some, reason: "unreachable", detail }]);
    expect(lines.at(-1)).toContain("Next: docs/reading-failures.md");
  });
});

describe("what is not set up", () => {
  const recorder = "config:DescribeConfigurationRecorders: there is no configuration recorder";
  const missing: Coverage = {
    ...some,
    source: "config",
    state: "not_set_up",
    reason: "recorder_missing",
    detail: recorder,
  };

  test("is no failure", () => {
    expect(unreadLines([missing])).toEqual([]);
  });

  test("where something was refused as well, is not called unread, and the refusal is told", () => {
    const detail = `${recorder}; ${refusal("config:DescribeConformancePacks", "eu-west-1")}`;
    expect(unreadLines([{ ...missing, detail }])).toEqual([
      "AWS Config not set up (no configuration recorder is set up), and not all that could be read there was: eu-west-1",
      `  ${refusal("config:DescribeConformancePacks", "eu-west-1")}`,
      "Next: allow config:DescribeConformancePacks; `npm run --silent demarc -- policy` prints all that Demarc asks to be allowed.",
    ]);
  });
});

test("regions that nobody would list are not called a region", () => {
  const detail = refusal("account:ListRegions", "us-east-1");
  const unlisted = { ...some, region: "unlisted", detail };
  const read = { ...some, region: "us-east-1", state: "read", reason: null } as const;
  const lines = unreadLines([
    { ...unlisted, source: "config" },
    { ...unlisted, source: "guardduty" },
    { ...read, source: "config" },
    { ...read, source: "guardduty" },
    { ...read, source: "artifact", region: "global" },
  ]);
  expect(lines).toEqual([
    "Only us-east-1 was asked, because the account's regions could not be listed (permission denied)",
    `  ${detail}`,
    "Next: allow account:ListRegions; `npm run --silent demarc -- policy` prints all that Demarc asks to be allowed.",
  ]);
});

test("what AWS says cannot write to the terminal, nor fill it", () => {
  const words = Array.from({ length: 40 }, (_, n) => `config:Describe: Strange${n}: \u001B[2J`);
  const lines = unreadLines([{ ...some, reason: "aws_error", detail: words.join("; ") }]);
  expect(lines.length).toBeLessThan(20);
  expect(lines.join("\n")).not.toContain("\u001B");
  expect(lines).toContain("  and 28 more, which the dashboard's coverage page has");
});
