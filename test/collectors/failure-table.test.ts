/**
 * Every way in which AWS, the line to it or the account's owner can refuse an answer: what Demarc calls it,
 * whom it asks again, and what becomes of what was known. Each row meets a store that knows the account.
 */
import { afterAll, describe, expect, test } from "vitest";
import type { CoverageReason, Source } from "../../lib/posture/vocabulary.ts";
import type { Fault } from "../fake-aws/faults.ts";
import {
  aKnownAccount,
  asked,
  coverageIn,
  forgetTheKnownAccount,
  type KnownAccount,
  onlyThere,
  quiet,
  rulesIn,
  savedIn,
  troubled,
  trueRulesIn,
} from "./a-troubled-account.ts";

afterAll(forgetTheKnownAccount);

const firstQuestions: Readonly<Record<Source, readonly string[]>> = {
  config: ["config:DescribeConfigurationRecorders"],
  guardduty: ["guardduty:ListDetectors"],
  // Two lists that do not depend on each other.
  artifact: ["artifact:ListReports", "artifact:ListCustomerAgreements"],
};

const regionOf = (source: Source) => (source === "artifact" ? "global" : troubled);

/** How often the SDK sends what may pass. */
const patience = 6;

interface Row {
  readonly what: string;
  readonly fault: Fault;
  readonly reason: CoverageReason;
  /** AWS's own words, or the runtime's. */
  readonly words: RegExp;
  /** Requests for one question. */
  readonly times: 1 | typeof patience;
}

const refusal = (name: string, message: string, status = 400): Fault => ({
  kind: "error",
  name,
  message,
  status,
});

const rows: readonly Row[] = [
  {
    what: "permission is missing",
    fault: { kind: "denied" },
    reason: "denied",
    words: /is not authorized to perform: \w+:\w+ because no identity-based policy allows/,
    times: 1,
  },
  {
    what: "an organisation's policy forbids it",
    fault: { kind: "denied_by_scp" },
    reason: "denied_by_scp",
    words: /explicit deny in a service control policy/,
    times: 1,
  },
  {
    what: "a permissions boundary leaves it out",
    fault: { kind: "denied_by_boundary" },
    reason: "denied",
    words: /because no permissions boundary allows/,
    times: 1,
  },
  {
    what: "it is denied without a word: the feature is not in the region",
    fault: { kind: "empty_message_denied" },
    reason: "not_in_region",
    words: /AccessDeniedException: AWS gave no words/,
    times: 1,
  },
  {
    what: "the session has expired",
    fault: { kind: "expired" },
    reason: "credentials",
    words: /ExpiredTokenException: The security token included in the request is expired/,
    times: 1,
  },
  {
    what: "the clock is wrong, and stays wrong after the SDK has set it",
    fault: refusal("RequestTimeTooSkewed", "The difference between the times is too large.", 403),
    reason: "credentials",
    words: /RequestTimeTooSkewed: The difference/,
    times: 1,
  },
  {
    what: "the signature does not match",
    fault: refusal("SignatureDoesNotMatch", "Signature expired: 20261122T0900Z is earlier", 403),
    reason: "credentials",
    words: /SignatureDoesNotMatch: Signature expired/,
    times: 1,
  },
  {
    what: "AWS asks for patience beyond all patience",
    fault: { kind: "throttled", retryAfterSeconds: 0 },
    reason: "throttled",
    words: /(ThrottlingException|TooManyRequestsException): Rate exceeded \(after 6 attempts\)/,
    times: patience,
  },
  {
    what: "AWS is in trouble itself",
    fault: { kind: "server_error" },
    reason: "aws_error",
    words: /Internal\w+: An internal error has occurred \(after 6 attempts\)/,
    times: patience,
  },
  {
    what: "the service is not available",
    fault: refusal("ServiceUnavailable", "Please try again later.", 503),
    reason: "aws_error",
    words: /ServiceUnavailable: Please try again later\. \(after 6 attempts\)/,
    times: patience,
  },
  {
    what: "every connection is cut",
    fault: { kind: "reset" },
    reason: "unreachable",
    words: /ECONNRESET/,
    times: patience,
  },
  {
    what: "the answer is cut short",
    fault: { kind: "malformed_json" },
    reason: "malformed",
    words: /the answer could not be read \(HTTP status 200\)/,
    times: 1,
  },
  {
    what: "a proxy shows its sign-in page, with 200",
    fault: { kind: "html_page" },
    reason: "malformed",
    words: /the answer could not be read \(HTTP status 200\)/,
    times: 1,
  },
  {
    what: "the answer is no JSON",
    fault: { kind: "answer", body: "It works!" },
    reason: "malformed",
    words: /the answer could not be read \(HTTP status 200\)/,
    times: 1,
  },
  {
    what: "AWS says that the question was wrong",
    fault: refusal("ValidationException", "1 validation error detected"),
    reason: "aws_error",
    words: /ValidationException: 1 validation error detected/,
    times: 1,
  },
  {
    what: "AWS refuses under a name that nobody has seen",
    fault: refusal("TeapotException", "I am a teapot", 418),
    reason: "aws_error",
    words: /TeapotException: I am a teapot/,
    times: 1,
  },
];

const sources = ["config", "guardduty", "artifact"] as const;

/** Switches a fault on for one source: in the troubled region, where the source has regions. */
function troubleIn({ account }: KnownAccount, source: Source, fault: Fault): void {
  account.fault({
    service: source,
    fault,
    ...(source === "artifact" ? {} : { region: troubled }),
  });
}

describe.each(sources)("%s is not read when", (source) => {
  test.each(rows)("$what", async ({ fault, reason, words, times }) => {
    const known = await aKnownAccount();
    troubleIn(known, source, fault);

    const result = await known.collect();

    const after = savedIn(result);
    expect(after.snapshot.outcome).toBe("partial");
    const row = coverageIn(after, source, regionOf(source));
    expect(row).toMatchObject({ state: "not_read", reason });
    expect(row.detail).toMatch(words);
    expect(firstQuestions[source].some((question) => row.detail.startsWith(`${question}: `))).toBe(
      true,
    );
    expect(questionsIn(known, source).toSorted()).toEqual(
      firstQuestions[source].flatMap((question) => Array(times).fill(question)).toSorted(),
    );
    expectTheRestWhole(known, after, [row]);
    expectKept(known, after, source);
  });
});

function questionsIn({ account }: KnownAccount, source: Source): readonly string[] {
  return asked(account, {
    service: source,
    ...(source === "artifact" ? {} : { region: troubled }),
  });
}

type Posture = KnownAccount["before"];

/** Every other reading is whole, and the quiet region's news is there. */
function expectTheRestWhole(
  { account }: KnownAccount,
  after: Posture,
  troubles: readonly unknown[],
): void {
  const others = after.coverage.filter((each) => !troubles.includes(each));
  expect(others).toHaveLength(5 - troubles.length);
  for (const { state, detail, collectedAt, lastReadAt } of others)
    expect({ state, detail, lastReadAt }).toEqual({
      state: "read",
      detail: "",
      lastReadAt: collectedAt,
    });
  expect(rulesIn(after, quiet)).toEqual(trueRulesIn(account, quiet));
}

/** What the store knew of the source stands, is dated, and makes nothing pass. */
function expectKept({ before }: KnownAccount, after: Posture, source: Source): void {
  const then = coverageIn(before, source, regionOf(source));
  const now = coverageIn(after, source, regionOf(source));
  expect(now.lastReadAt).toBe(then.collectedAt);
  expect(now.collectedAt > then.collectedAt).toBe(true);
  expect(after.reports).toEqual(before.reports);
  expect(after.agreements).toEqual(before.agreements);
  // Four before, and the quiet region's new one.
  expect(before.findings.high).toBe(4);
  expect(after.findings.high).toBe(5);
  expect(statusOf(before, onlyThere)).toBe("passing");
  expect(statusOf(after, onlyThere)).toBe(source === "config" ? "notEvaluated" : "passing");
  if (source !== "config") return;
  expect(rulesIn(after, troubled)).toEqual(
    rulesIn(before, troubled).map((rule) => ({ ...rule, compliance: "NOT_READ" })),
  );
  for (const rule of after.rules.filter(({ region }) => region === troubled))
    expect(rule.observedAt).toBe(then.collectedAt);
}

const statusOf = ({ controls }: Posture, identifier: string) =>
  controls.find((control) => control.identifier === identifier)?.status;
