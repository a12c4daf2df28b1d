import { describe, expect, test, vi } from "vitest";
import { createListingLanes } from "../../lib/collectors/config/listing-lanes.ts";
import { inOrderAsked } from "../../lib/collectors/config/order-asked.ts";
import { readPages } from "../../lib/collectors/config/read-pages.ts";
import type { RowListing } from "../../lib/collectors/config/row-listing.ts";
import { wireQueryPage } from "../../lib/collectors/config/wire-schema.ts";
import { ReadFailedError, type ReadFailure } from "../../lib/collectors/read-failure.ts";
import { addBucketRule, addPackWith, anAccount, onlyThere, region } from "./a-region.ts";
import { aSandbox } from "./a-sandbox.ts";
import { rowsInHand } from "./rows-in-hand.ts";

const failureOf = (operation: string): ReadFailure => ({
  reason: "aws_error",
  operation,
  detail: `${operation}: broken`,
});

describe("the first of several failures", () => {
  test("is that of the question that tells most, whichever failed first", async () => {
    const account = anAccount();
    addPackWith(account, "pack", { one: { good: "COMPLIANT" } });
    const good = Array.from({ length: 350 }, (_, index) => [`bucket-${index}`, "COMPLIANT"]);
    addBucketRule(account, Object.fromEntries(good));
    const scores = "ListConformancePackComplianceScores";
    account.fault({ operation: scores, fault: { kind: "denied" } });
    account.fault({ operation: "SelectResourceConfig", after: 3, fault: { kind: "html_page" } });
    const { collect } = await aSandbox(account);
    const rows = rowsInHand();
    const isRefused = () => account.calls.some((call) => call.operation === scores);
    const waiting = {
      ...rows,
      async keepEvaluations(...given: Parameters<typeof rows.keepEvaluations>) {
        await vi.waitFor(() => expect(isRefused()).toBe(true));
        return rows.keepEvaluations(...given);
      },
    };

    const { coverage } = (await collect(onlyThere, { rows: waiting })).config(region);

    expect(coverage).toMatchObject({ state: "partial", reason: "malformed" });
    expect(coverage.detail).toMatch(/^config:SelectResourceConfig: .*; config:List/s);
  });

  test("is none of a question that has no place among them", () => {
    const known = failureOf("config:ListTagsForResource");
    const unknown = failureOf("config:DescribeSomethingNew");

    expect(inOrderAsked([unknown, known])).toEqual([known, unknown]);
  });
});

describe("listings that are stopped", () => {
  test("begin no more: what waits behind the one under way is not asked", async () => {
    const started: RowListing[] = [];
    const lanes = createListingLanes(async (listing) => {
      started.push(listing);
      lanes.stop();
    }, vi.fn());
    const [first, second] = ["a", "b"].map((ruleName) => ({ kind: "rule", ruleName }) as const);
    if (first === undefined || second === undefined) throw new Error("two were made");
    lanes.add(first);
    lanes.add(second);

    const outcomes = await lanes.done();

    expect(started).toEqual([first]);
    expect(outcomes).toEqual([{ listing: first, failure: null }]);
  });
});

describe("a listing that begins anew", () => {
  test("is asked one page ahead again", async () => {
    const asked: string[] = [];
    const expired = new ReadFailedError(failureOf("config:SelectResourceConfig"), {
      cause: Object.assign(new Error("gone"), { name: "InvalidNextTokenException" }),
    });
    let times = 0;
    const ask = {
      one: () => Promise.reject(new Error("one answer is not asked for")),
      async *pages() {
        times += 1;
        for (const page of ["a", "b", "c"]) {
          asked.push(`${page}${times}`);
          if (times === 1 && page === "b") throw expired;
          yield [];
        }
      },
    };
    const seen: (string | undefined)[] = [];

    for await (const _ of readPages({ ask }, "config:SelectResourceConfig", wireQueryPage, () =>
      (async function* () {})(),
    ))
      seen.push(asked.at(-1));

    expect(seen).toEqual(["b1", "b2", "c2", "c2"]);
  });
});
