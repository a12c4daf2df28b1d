/** What is noted of requests, from those that the sandbox really got: nothing is written down twice by hand. */
import { describe, expect, test } from "vitest";
import type { AttemptedCall } from "../../lib/collectors/attempted-call.ts";
import { collectObservations } from "../../lib/collectors/collect-observations.ts";
import { createRequestNotes } from "../../lib/collectors/note-requests.ts";
import { shapeOf } from "../../lib/collectors/request-shape.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { aSandbox, now } from "./a-sandbox.ts";
import { rowsInHand } from "./rows-in-hand.ts";

const region = "ap-southeast-2";

function aCall(given: Partial<AttemptedCall> = {}): AttemptedCall {
  return {
    ...{ action: "config:GetComplianceDetailsByConfigRule", region, attempt: 1, sentAt: now },
    ...{ milliseconds: 1, rows: 2, outcome: "ok", words: null, ...given },
  };
}

describe("what a request asked for", () => {
  test("is told from the page it turns to, and from the ids of single things", () => {
    const { parameters, names, ids } = shapeOf({
      NextToken: "AAAA",
      FindingCriteria: { Criterion: { id: { Equals: ["a", "b"] }, accountId: { Equals: ["1"] } } },
      FindingIds: ["a", "b", "c"],
      ConfigRuleName: "mine",
      MaxResults: 50,
    });
    expect(parameters).toEqual({
      FindingCriteria: { Criterion: { accountId: { Equals: ["1"] } } },
      MaxResults: 50,
    });
    expect([...names]).toEqual([["ConfigRuleName", ["mine"]]]);
    expect([...ids]).toEqual([
      ["FindingCriteria.Criterion.id", 2],
      ["FindingIds", 3],
    ]);
  });

  test("is the same whatever order its parameters were given in", () => {
    const one = shapeOf({ b: 1, a: { d: "x", c: [true, "y"] } }).parameters;
    const other = shapeOf({ a: { c: [true, "y"], d: "x" }, b: 1, e: undefined }).parameters;
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});

describe("notes of requests", () => {
  test("are one for each kind of question, with the pages counted and the names in order", () => {
    const notes = createRequestNotes();
    for (const name of ["b", "a", "b"]) notes.add(aCall(), { ConfigRuleName: name, Limit: 100 });
    notes.add(aCall({ outcome: "throttled", rows: null }), { ConfigRuleName: "a", Limit: 100 });
    notes.add(aCall({ region: "eu-west-1" }), { ConfigRuleName: "a", Limit: 100 });
    expect(notes.all()).toMatchObject([
      {
        ...{ region, parameters: { Limit: 100 }, names: { ConfigRuleName: ["a", "b"] } },
        ...{ requests: 4, answered: 3, rows: 6 },
      },
      { region: "eu-west-1", requests: 1 },
    ]);
  });

  test("keep a thousand names of a parameter, and of more only how many were given", () => {
    const notes = createRequestNotes();
    for (let at = 0; at < 1005; at += 1) notes.add(aCall(), { ConfigRuleName: `rule-${at}` });
    const [note] = notes.all();
    expect(note?.names.ConfigRuleName).toHaveLength(1000);
    expect(note?.notKept).toEqual({ ConfigRuleName: 5 });
  });

  test("leave out the calls that connect: those of a role carry what somebody holds secret", () => {
    const notes = createRequestNotes();
    notes.add(aCall({ action: "sts:AssumeRole" }), { RoleArn: "arn", ExternalId: "secret" });
    expect(notes.all()).toEqual([]);
  });
});

describe("a collection", () => {
  test("notes every request that the sandbox got for each source, and none twice", async () => {
    const account = buildSampleAccount();
    const { connected } = await aSandbox(account);
    const connection = await connected({ regions: [region] });
    account.forgetCalls();

    await Array.fromAsync(collectObservations(connection, { now: () => now, rows: rowsInHand() }));

    const sent = Map.groupBy(account.calls, (call) => `${call.service}:${call.operation}`);
    const noted = Map.groupBy(connection.pacer.requests(), ({ action }) => action);
    const sum = (action: string) =>
      (noted.get(action) ?? []).reduce((all, { requests }) => all + requests, 0);
    expect([...noted.keys()].sort()).toEqual([...sent.keys()].sort());
    for (const [action, calls] of sent)
      expect([action, sum(action)]).toEqual([action, calls.length]);
    const text = JSON.stringify(connection.pacer.requests());
    expect(text).not.toMatch(/nextToken/i);
    // Of an account of any size: as many kinds of questions as the code has.
    for (const notes of noted.values()) expect(notes.length).toBeLessThanOrEqual(4);
  });
});
