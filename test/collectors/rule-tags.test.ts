import { describe, expect, test } from "vitest";
import type { FakeAccount } from "../fake-aws/account.ts";
import type { Fault } from "../fake-aws/faults.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { addBucketRule, anAccount, onlyThere, region } from "./a-region.ts";
import { aSandbox, callsIn, now } from "./a-sandbox.ts";

const withTags = { ...onlyThere, ruleTags: true };
const operation = "config:ListTagsForResource";

/** Deploys a rule of the company's own. */
const addOwnRule = (
  account: FakeAccount,
  name: string,
  tags: Readonly<Record<string, string>>,
  owner: "CUSTOM_LAMBDA" | "CUSTOM_POLICY" = "CUSTOM_LAMBDA",
): string => addBucketRule(account, { good: "COMPLIANT" }, { name, owner, identifier: null, tags });

async function tagsRead(account: FakeAccount, ruleName: string) {
  const { collect } = await aSandbox(account);
  return (await collect(withTags)).rule(region, ruleName).tags;
}

const answer = (body: unknown): Fault => ({ kind: "answer", body: JSON.stringify(body) });

describe("tags of custom rules", () => {
  test("are not asked for unless they are switched on, and nothing else changes", async () => {
    const account = buildSampleAccount({ now });
    const { collect } = await aSandbox(account);

    const off = await collect(onlyThere);
    expect(callsIn(account)).not.toHaveProperty(operation);
    const on = await collect(withTags);

    const bare = on.observations.map((one) =>
      one.source === "config" && one.reading !== null
        ? {
            ...one,
            reading: {
              ...one.reading,
              rules: one.reading.rules.map((rule) => ({ ...rule, tags: {} })),
            },
          }
        : one,
    );
    const inOrder = (observations: readonly { readonly source: string }[]) =>
      observations.toSorted((a, b) => (a.source < b.source ? -1 : 1));
    expect(inOrder(bare)).toEqual(inOrder(off.observations));
  });

  test("are kept where their names begin with demarc:, wrong words among them", async () => {
    const account = anAccount();
    const name = addOwnRule(account, "own", {
      "demarc:pillar": "security",
      "demarc:severity": "urgent",
      "Demarc:pillar": "reliability",
      "aws:cloudformation:stack-name": "demarc:pillar",
      team: "payments",
    });

    expect(await tagsRead(account, name)).toEqual({
      "demarc:pillar": "security",
      "demarc:severity": "urgent",
    });
  });

  test("are asked of the company's own rules of either kind, and of no managed rule", async () => {
    const account = anAccount();
    const tags = { "demarc:pillar": "security" };
    const lambda = addOwnRule(account, "by-function", tags);
    const policy = addOwnRule(account, "by-policy", tags, "CUSTOM_POLICY");
    const managed = addBucketRule(account, {}, { name: "managed", tags });
    const { collect } = await aSandbox(account);

    const collected = await collect(withTags);

    expect(collected.rule(region, lambda).tags).toEqual(tags);
    expect(collected.rule(region, policy).tags).toEqual(tags);
    expect(collected.rule(region, managed).tags).toEqual({});
    expect(callsIn(account, region)[operation]).toBe(2);
    expect(collected.config(region).coverage.state).toBe("read");
  });

  test("are read to the last page, an empty page on the way", async () => {
    const account = anAccount();
    const many = Array.from({ length: 119 }, (_, index) => [`other-${index}`, "x"]);
    const name = addOwnRule(account, "own", {
      ...Object.fromEntries(many),
      "demarc:pillar": "security",
    });

    expect(await tagsRead(account, name)).toEqual({ "demarc:pillar": "security" });
    expect(callsIn(account, region)[operation]).toBe(4);
  });

  test("may be empty, and hostile text in them is kept as text that can be stored", async () => {
    const account = anAccount();
    const name = addOwnRule(account, "own", {
      "demarc:responsibility": "",
      "demarc:pillar": "<script>\u0000\u001B[2J=1+1\uD800",
      "demarc:__proto__": "polluted",
    });

    expect(await tagsRead(account, name)).toEqual({
      "demarc:responsibility": "",
      "demarc:pillar": "<script>\u001B[2J=1+1\uFFFD",
      "demarc:__proto__": "polluted",
    });
  });
});

describe("tags that cannot be read", () => {
  test("are told with AWS's words, asked for once, and all else is kept", async () => {
    const account = anAccount();
    const names = ["one", "two"].map((name) => addOwnRule(account, name, { "demarc:pillar": "x" }));
    account.deny({ service: "config", operation: "ListTagsForResource", by: "identity_policy" });
    const { collect } = await aSandbox(account);

    const collected = await collect(withTags);

    expect(collected.config(region).coverage).toMatchObject({
      state: "partial",
      reason: "denied",
      detail: expect.stringMatching(
        /^config:ListTagsForResource: AccessDeniedException: .* not authorized to perform: config:ListTagsForResource .*\(tags not read of 2 of 2 custom rules\)$/,
      ),
    });
    expect(callsIn(account, region)[operation]).toBe(1);
    for (const name of names)
      expect(collected.rule(region, name)).toMatchObject({
        tags: null,
        state: { kind: "evaluated" },
        rows: [{ compliance: "COMPLIANT" }],
      });
  });

  test("of one rule leave the tags of the others", async () => {
    const account = anAccount();
    const names = ["a", "b", "c"].map((name) =>
      addOwnRule(account, name, { "demarc:pillar": name }),
    );
    account.fault({
      operation: "ListTagsForResource",
      after: 1,
      times: 1,
      fault: { kind: "answer", status: 400, body: '{"__type":"ResourceNotFoundException"}' },
    });
    const { collect } = await aSandbox(account);

    const collected = await collect(withTags);

    expect(names.map((name) => collected.rule(region, name).tags)).toEqual([
      { "demarc:pillar": "a" },
      null,
      { "demarc:pillar": "c" },
    ]);
    expect(collected.config(region).coverage).toMatchObject({
      state: "partial",
      reason: "aws_error",
      detail: expect.stringMatching(
        /ResourceNotFoundException.*\(tags not read of 1 of 3 custom rules\)$/,
      ),
    });
  });

  test.each<[string, Fault]>([
    ["a list that is missing", answer({})],
    ["a tag without a name", answer({ Tags: [{ Value: "x" }] })],
    ["a value longer than AWS allows", answer({ Tags: [{ Key: "k", Value: "x".repeat(513) }] })],
    ["a name longer than AWS allows", answer({ Tags: [{ Key: "k".repeat(257), Value: "x" }] })],
    ["more than a page holds", answer({ Tags: Array(51).fill({ Key: "k", Value: "x" }) })],
    ["a token that comes again", answer({ Tags: [], NextToken: "again" })],
    ["a log-in page", { kind: "html_page" }],
  ])("because of %s: malformed, never no tags in silence", async (_, fault) => {
    const account = anAccount();
    const name = addOwnRule(account, "own", { "demarc:pillar": "security" });
    account.fault({ operation: "ListTagsForResource", fault });
    const { collect } = await aSandbox(account);

    const collected = await collect(withTags);

    expect(collected.rule(region, name).tags).toBeNull();
    expect(collected.config(region).coverage).toMatchObject({
      state: "partial",
      reason: "malformed",
      detail: expect.stringContaining(operation),
    });
  });

  test("because a later page fails: none are given rather than half of them", async () => {
    const account = anAccount();
    const many = Array.from({ length: 60 }, (_, index) => [`demarc:${index}`, "x"]);
    const name = addOwnRule(account, "own", Object.fromEntries(many));
    account.fault({ operation: "ListTagsForResource", after: 1, fault: { kind: "html_page" } });

    expect(await tagsRead(account, name)).toBeNull();
  });

  test("because they never end: the asking ends", async () => {
    const account = anAccount();
    const name = addOwnRule(account, "own", {});
    for (let page = 0; page < 20; page++)
      account.fault({
        operation: "ListTagsForResource",
        times: 1,
        fault: answer({ Tags: [{ Key: `demarc:${page}`, Value: "x" }], NextToken: `${page}` }),
      });
    const { collect } = await aSandbox(account);

    const collected = await collect(withTags);

    expect(collected.rule(region, name).tags).toBeNull();
    expect(collected.config(region).coverage.detail).toContain(
      "the tags of own do not end after 10 pages",
    );
    expect(callsIn(account, region)[operation]).toBe(11);
  });

  test("beside a stopped recorder are told after it", async () => {
    const account = anAccount();
    addOwnRule(account, "own", {});
    account.stopRecorder(region);
    account.deny({ service: "config", operation: "ListTagsForResource", by: "identity_policy" });
    const { collect } = await aSandbox(account);

    const { coverage } = (await collect(withTags)).config(region);

    expect(coverage).toMatchObject({
      state: "not_set_up",
      reason: "recorder_stopped",
      detail: expect.stringMatching(/is stopped; config:ListTagsForResource: AccessDenied/),
    });
  });
});
