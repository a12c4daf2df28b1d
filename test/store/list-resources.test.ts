import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isGlobalType } from "../../lib/posture/resource.ts";
import {
  BadCursorError,
  openStore,
  type ResourceListQuery,
  type ResourceStanding,
  type Store,
} from "../../lib/store/open-store.ts";
import { aRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aConfigObservation, type Observed } from "../builders/an-observation.ts";
import { collect } from "./collecting.ts";
import { aFolder, aStore } from "./opening.ts";

const accountId = "111122223333";
const regions = ["eu-west-1", "us-east-1"] as const;
const names = ["one", "two", "three"] as const;
const everything = { accountId, sort: "worst", limit: 100 } as const;
const failing = { compliance: "NON_COMPLIANT" } as const;

describe("the list of resources", () => {
  test("begins with the one that most controls fail on, and names those controls", async () => {
    const store = await aStore();
    await collect(store, [
      aConfigObservation({
        rules: names.map((name) => aRule({ name, identifier: name.toUpperCase() })),
        evaluations: [
          anEvaluation({ ruleName: "one", resourceId: "good" }),
          anEvaluation({ ruleName: "one", resourceId: "bad", ...failing }),
          anEvaluation({ ruleName: "two", resourceId: "worse", ...failing }),
          anEvaluation({ ruleName: "one", resourceId: "worse", ...failing }),
          anEvaluation({ ruleName: "three", resourceId: "worse" }),
        ],
      }),
    ]);

    const page = await store.listResources(everything);

    const row = { accountId, region: "eu-west-1", resourceType: "AWS::S3::Bucket" };
    expect(page).toEqual({
      rows: [
        { ...row, resourceId: "worse", failing: 2, passing: 1, failingControls: ["ONE", "TWO"] },
        { ...row, resourceId: "bad", failing: 1, passing: 0, failingControls: ["ONE"] },
        { ...row, resourceId: "good", failing: 0, passing: 1, failingControls: [] },
      ],
      next: null,
      before: 0,
      total: 3,
      counts: { failing: 2, passing: 1 },
    });
  });

  test("is the same in pages of any size, in either order, under any filter, and as a stream", async () => {
    const folder = await aFolder();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        anyVerdicts,
        anyQuery,
        fc.integer({ min: 1, max: 5 }),
        async (verdicts, query, limit) => {
          run += 1;
          const store = await openStore(`${folder}/${run}`);
          try {
            await collect(store, observationsOf(verdicts));
            const expected = toldPlainly(verdicts, query);
            const rows = await allPages(store, { ...query, limit });
            expect(rows.map(shortOf)).toEqual(expected);
            const streamed = await Array.fromAsync(store.streamResources(query));
            expect(streamed.map(shortOf)).toEqual(expected);
            const { total, counts } = await store.listResources({ ...query, limit });
            expect(total).toBe(expected.length);
            const { status: _, ...ofAnyStatus } = query;
            const all = toldPlainly(verdicts, ofAnyStatus);
            const failed = all.filter(([, , , fails]) => Number(fails) > 0).length;
            expect(counts).toEqual({ failing: failed, passing: all.length - failed });
          } finally {
            await store.close();
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test("loses none between pages of those on which as many controls fail", async () => {
    const store = await aStore();
    const evaluations = ["c", "a", "b"].map((id) => anEvaluation({ resourceId: id, ...failing }));
    await collect(store, [aConfigObservation({ evaluations })]);
    const rows = await allPages(store, { ...everything, limit: 1 });

    expect(rows.map(({ resourceId }) => resourceId)).toEqual(["a", "b", "c"]);
  });

  test("finds an id by any part of it, taking a pattern for plain text", async () => {
    const store = await aStore();
    const ids = ["logs-2026", "LOGS_2026", "100%", "other"];
    await collect(store, [
      aConfigObservation({ evaluations: ids.map((resourceId) => anEvaluation({ resourceId })) }),
    ]);
    const found = async (search: string) =>
      (await store.listResources({ ...everything, search })).rows.map((row) => row.resourceId);

    expect(await found("logs")).toEqual(["LOGS_2026", "logs-2026"]);
    expect(await found("s_2")).toEqual(["LOGS_2026"]);
    expect(await found("%")).toEqual(["100%"]);
    expect(await found("")).toHaveLength(4);
  });

  test.each([
    ["is no cursor at all", "???"],
    ["is of another list", Buffer.from('["findings",1,2,"a","b"]').toString("base64url")],
    [
      "is of the other order",
      Buffer.from('["resources","name",0,1,"a","b","c"]').toString("base64url"),
    ],
    [
      "counts no controls",
      Buffer.from('["resources","worst",0,"x","a","b","c"]').toString("base64url"),
    ],
  ])("is refused after a cursor that %s", async (_, after) => {
    const store = await aStore();

    await expect(store.listResources({ ...everything, after })).rejects.toThrow(BadCursorError);
  });

  test.each([0, -1, 1.5])("cannot come in pages of %d", async (limit) => {
    const store = await aStore();

    await expect(store.listResources({ ...everything, limit })).rejects.toThrow(RangeError);
  });
});

const types = ["AWS::S3::Bucket", "AWS::IAM::User"] as const;

const anyVerdicts = fc.uniqueArray(
  fc.record({
    region: fc.constantFrom(...regions),
    ruleName: fc.constantFrom(...names),
    resourceType: fc.constantFrom(...types),
    resourceId: fc.constantFrom("a", "B", "b", "ä", "\u{10000}", "\uFFFD", "a%"),
    compliance: fc.constantFrom("COMPLIANT", "NON_COMPLIANT"),
  }),
  {
    selector: (row) => [row.region, row.ruleName, row.resourceType, row.resourceId].join("/"),
    maxLength: 40,
  },
);

type Verdicts = typeof anyVerdicts extends fc.Arbitrary<infer Value> ? Value : never;
type Query = Omit<ResourceListQuery, "after" | "limit">;

const anyQuery: fc.Arbitrary<Query> = fc.record(
  {
    accountId: fc.constant(accountId),
    sort: fc.constantFrom("worst", "name"),
    status: fc.constantFrom("failing", "passing"),
    region: fc.constantFrom(...regions, "global"),
    resourceType: fc.constantFrom(...types),
    search: fc.constantFrom("a", "B", "%"),
  },
  { requiredKeys: ["accountId", "sort"] },
);

/** Each name is a control of its own. */
function observationsOf(verdicts: Verdicts): Observed[] {
  return regions.map((region) =>
    aConfigObservation({
      region,
      rules: names.map((name) => aRule({ region, name, identifier: name })),
      evaluations: verdicts.filter((row) => row.region === region).map((row) => anEvaluation(row)),
    }),
  );
}

type Short = readonly [string, string, string, number, number];

/** What the list must be, by plain loops. */
function toldPlainly(verdicts: Verdicts, query: Query): Short[] {
  const byPlace = Map.groupBy(
    verdicts.filter((row) => isAskedFor(row, query)),
    ({ resourceType, resourceId, region }) =>
      JSON.stringify([resourceType, resourceId, isGlobalType(resourceType) ? "global" : region]),
  );
  const told = [...byPlace].map(([place, rows]): Short => {
    const controls = Map.groupBy(rows, ({ ruleName }) => ruleName);
    const fails = [...controls.values()].filter((copies) =>
      copies.some(({ compliance }) => compliance === "NON_COMPLIANT"),
    ).length;
    const [type, id, region] = JSON.parse(place);
    return [type, id, region, fails, controls.size - fails];
  });
  return told
    .filter(
      ([, , , fails]) =>
        query.status === undefined || (query.status === "failing") === Number(fails) > 0,
    )
    .sort((a, b) => (query.sort === "worst" && b[3] - a[3]) || byBytes(a, b));
}

function isAskedFor(row: Verdicts[number], { region, resourceType, search }: Query): boolean {
  const isGlobal = isGlobalType(row.resourceType);
  const isThere = region === "global" ? isGlobal : region === undefined || row.region === region;
  return (
    isThere &&
    (resourceType === undefined || row.resourceType === resourceType) &&
    row.resourceId.toLowerCase().includes(search?.toLowerCase() ?? "")
  );
}

function byBytes(a: Short, b: Short): number {
  const bytes = (row: Short) => Buffer.from(row.slice(0, 3).join("\0"));
  return Buffer.compare(bytes(a), bytes(b));
}

function shortOf(row: Omit<ResourceStanding, "failingControls">): Short {
  return [row.resourceType, row.resourceId, row.region, row.failing, row.passing];
}

async function allPages(store: Store, query: ResourceListQuery): Promise<ResourceStanding[]> {
  const rows: ResourceStanding[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Store["listResources"]>> = await store.listResources({
      ...query,
      ...(after !== null && { after }),
    });
    expect(page.rows.length).toBeLessThanOrEqual(query.limit);
    for (const row of page.rows) expect(row.failingControls).toHaveLength(row.failing);
    expect(page.before).toBe(rows.length);
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}
