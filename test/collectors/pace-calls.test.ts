/** What each attempt tells, seen at the wire: the sandbox throttles, fails and hangs as AWS does. */
import { describe, expect, test } from "vitest";
import type { AttemptedCall } from "../../lib/collectors/attempted-call.ts";
import { collectObservations } from "../../lib/collectors/collect-observations.ts";
import type { AwsConnection } from "../../lib/collectors/connect-account.ts";
import type { CallCount } from "../../lib/posture/call-count.ts";
import type { FakeAccount } from "../fake-aws/account.ts";
import { addBucketRule, anAccount, onlyThere, region as there } from "./a-region.ts";
import { aSandbox, now } from "./a-sandbox.ts";
import { rowsInHand } from "./rows-in-hand.ts";

/** A connection to the account, and every attempt that is made over it from now on. */
async function listenTo(account: FakeAccount) {
  const { connected } = await aSandbox(account);
  const connection = await connected(onlyThere);
  const heard: AttemptedCall[] = [];
  connection.pacer.listen((call) => heard.push(call));
  account.forgetCalls();
  const of = (action: string) => heard.filter((call) => call.action === action);
  return { connection, heard, of };
}

function collect(connection: AwsConnection, signal?: AbortSignal) {
  const options = { now: () => now, rows: rowsInHand(), ...(signal ? { signal } : {}) };
  return Array.fromAsync(collectObservations(connection, options));
}

const rules = "config:DescribeConfigRules";

function countOf({ pacer }: AwsConnection, action: string): CallCount | undefined {
  return pacer.counts().find((count) => count.action === action);
}

describe("each attempt is seen", () => {
  test("as often as the sandbox was asked, in the region and with the rows of the answer", async () => {
    const account = anAccount();
    for (const name of ["one", "two", "three"])
      addBucketRule(account, { good: "COMPLIANT" }, { name });
    const { connection, heard, of } = await listenTo(account);

    await collect(connection);

    expect(heard).toHaveLength(account.calls.length);
    expect(of(rules)).toMatchObject([
      { region: there, attempt: 1, rows: 3, outcome: "ok", words: null },
    ]);
    expect(of("artifact:ListReports")).toMatchObject([{ region: "global", outcome: "ok" }]);
    for (const { milliseconds } of heard) expect(milliseconds).toBeGreaterThan(0);
  });

  test("a first that is throttled is a throttle, and the second attempt an answer", async () => {
    const account = anAccount();
    addBucketRule(account, { good: "COMPLIANT" });
    account.fault({ operation: "DescribeConfigRules", times: 1, fault: { kind: "throttled" } });
    const { connection, of } = await listenTo(account);

    await collect(connection);

    expect(of(rules)).toMatchObject([
      { attempt: 1, rows: null, outcome: "throttled" },
      { attempt: 2, rows: 1, outcome: "ok" },
    ]);
    expect(countOf(connection, rules)).toMatchObject({
      calls: 2,
      rows: 1,
      throttles: 1,
      errors: 0,
      regions: 1,
      lastError: null,
    });
    expect(connection.pacer.learned()).toMatchObject([
      { region: there, action: rules, throttledAtPerSecond: 10_000 },
    ]);
  });

  test("a rate that the sandbox enforces is seen as a throttle, by GuardDuty's word for it too", async () => {
    const account = anAccount();
    account.limitRate({ service: "guardduty", operation: "ListDetectors", perSecond: 1, burst: 1 });
    const { connection, of } = await listenTo(account);

    await Promise.all([collect(connection), collect(connection)]);

    expect(of("guardduty:ListDetectors").map(({ outcome }) => outcome)).toContain("throttled");
    expect(of("guardduty:ListDetectors").filter(({ outcome }) => outcome === "ok")).toHaveLength(2);
  });

  test("an error bears AWS's name and words, and is no reason to go slower", async () => {
    const account = anAccount();
    account.deny({ service: "config", operation: "DescribeConfigRules", by: "identity_policy" });
    const { connection, of } = await listenTo(account);

    await collect(connection);

    expect(of(rules)).toMatchObject([{ attempt: 1, rows: null, outcome: "AccessDeniedException" }]);
    expect(countOf(connection, rules)).toMatchObject({ calls: 1, errors: 1, throttles: 0 });
    expect(countOf(connection, rules)?.lastError).toMatch(
      /^AccessDeniedException: .+config:DescribeConfigRules/,
    );
    expect(connection.pacer.learned()).toEqual([]);
  });

  /** The words that are kept of an error with this message. */
  async function wordsOf(message: string, name = "SignatureDoesNotMatch") {
    const account = anAccount();
    const fault = { kind: "error", name, status: 403, message } as const;
    account.fault({ operation: "DescribeConfigRules", fault });
    const { connection, of } = await listenTo(account);
    const observations = await collect(connection);
    const details = observations.map(({ coverage }) => coverage.detail).join();
    return { last: countOf(connection, rules)?.lastError, outcome: of(rules)[0]?.outcome, details };
  }

  test("an error's words are its first line: what AWS tells of the request may hold a token", async () => {
    const { last, details } = await wordsOf(
      "The signature does not match.\n\nThe Canonical String should have been\n'POST\n/\n\nx-amz-security-token:SECRETTOKEN123",
    );
    expect(last).toBe("SignatureDoesNotMatch: The signature does not match.");
    expect(details).not.toContain("SECRETTOKEN123");
  });

  test.each([
    ["a token by its name", "x-amz-security-token:IQoJb3", "x-amz-security-token=***"],
    ["a signature", "Signature=0af1", "Signature=***"],
    ["a key's id", "the key ASIAIOSFODNN7EXAMPLE is", "the key *** is"],
    ["a bearer", "Bearer a1b2.c3d4", "Bearer=***"],
    ["a key", "of wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzEXAMPLEKEY now", "of *** now"],
  ])("what looks like a credential is masked: %s", async (_, message, masked) => {
    const { last, details } = await wordsOf(message);
    expect(last).toBe(`SignatureDoesNotMatch: ${masked}`);
    expect(details).toContain(masked);
  });

  test("words that speak of credentials are no credentials", async () => {
    const words =
      "The security token included in the request is invalid: arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";
    expect((await wordsOf(words)).last).toBe(`SignatureDoesNotMatch: ${words}`);
  });

  test("three hundred characters of its words are kept, and of its name what a name may have", async () => {
    const { last, outcome } = await wordsOf("because ".repeat(100), "Odd\u009b31m\u202eName");
    expect(outcome).toBe("Odd31mName");
    expect(last).toBe(`Odd31mName: ${"because ".repeat(100).slice(0, 300)}`);
  });

  test("a connection that is cut bears the code of what broke, at every attempt", async () => {
    const account = anAccount();
    account.fault({ operation: "DescribeConfigRules", times: 1, fault: { kind: "reset" } });
    const { connection, of } = await listenTo(account);

    await collect(connection);

    expect(of(rules).map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, "ECONNRESET"],
      [2, "ok"],
    ]);
  });

  test("one that a stop cuts off is stopped, and no error of AWS", async () => {
    const account = anAccount();
    account.fault({ service: "config", fault: { kind: "hang" } });
    const { connection, heard } = await listenTo(account);
    const stop = new AbortController();

    const reading = collect(connection, stop.signal);
    await expect.poll(() => account.calls.some(({ service }) => service === "config")).toBe(true);
    stop.abort();

    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    await expect.poll(() => heard.some(({ outcome }) => outcome === "stopped")).toBe(true);
    expect(connection.pacer.counts().map(({ errors }) => errors)).not.toContain(1);
  });
});

test("the calls that connect are counted too", async () => {
  const { connected } = await aSandbox(anAccount());
  const connection = await connected(onlyThere);

  expect(connection.pacer.counts()).toMatchObject([
    { action: "account:ListRegions", calls: 1, regions: 1 },
    { action: "sts:GetCallerIdentity", calls: 1 },
  ]);
});

test("so is the call that assumes a role, which is made within another", async () => {
  const account = anAccount();
  const roleArn = `arn:aws:iam::${account.id}:role/audit`;
  account.roles.push({ arn: roleArn, externalId: null });
  const { connected } = await aSandbox(account);
  const connection = await connected({ ...onlyThere, roleArn });

  expect(countOf(connection, "sts:AssumeRole")).toMatchObject({ calls: 1, errors: 0 });
});

test("an attempt waits for its turn before it is signed, and each retry waits for its own", async () => {
  const { connected } = await aSandbox(anAccount());
  const { clients } = await connected(onlyThere);
  const stacks = [clients.config(there), clients.guardduty(there), clients.artifact()];
  const others = [clients.account(), clients.sts(there), await clients.ec2()];
  for (const { middlewareStack } of [...stacks, ...others]) {
    const names = middlewareStack.identify().map((line) => line.split(":")[0]?.split(" ")[0]);
    const order = ["retryMiddleware", "paceCalls", "httpSigningMiddleware"].map((name) =>
      names.indexOf(name),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
  }
});
