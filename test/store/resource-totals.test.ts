import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { controlKeyOf } from "../../lib/posture/control-key.ts";
import { isGlobalType } from "../../lib/posture/resource.ts";
import type { Rule } from "../../lib/posture/snapshot.ts";
import { openStore } from "../../lib/store/open-store.ts";
import { aRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import {
  aConfigObservation,
  anUnreadObservation,
  type Observed,
} from "../builders/an-observation.ts";
import { atMinute, collect, type WholeSnapshot } from "./collecting.ts";
import { aFolder, aStore, look, takeBackTo } from "./opening.ts";

const accountId = "111122223333";
const regions = ["eu-west-1", "us-east-1"] as const;
const failing = { compliance: "NON_COMPLIANT" } as const;

describe("the totals of resources", () => {
  test("are what the evaluations say, after any sequence of collections and from any store of before", async () => {
    const folder = await aFolder();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyCollection, { minLength: 1, maxLength: 4 }), async (all) => {
        run += 1;
        const path = `${folder}/${run}`;
        const store = await openStore(path);
        let told = toldPlainly(null);
        try {
          for (const [minute, { observations, whose }] of all.entries()) {
            const { snapshot } = await collect(store, observations, atMinute(minute), whose);
            told = toldPlainly(snapshot);
            expect(kept(path)).toEqual(told);
          }
        } finally {
          await store.close();
        }
        takeBackTo(path, "0002-assessed-with");
        await (await openStore(path)).close();
        expect(kept(path)).toEqual(told);
      }),
      { numRuns: 25 },
    );
  });

  test("count a control once, whatever its copies say of it beside the worst", async () => {
    const store = await aStore();
    await collect(store, [
      aConfigObservation({
        rules: ["own-copy", "pack-copy"].map((name) => aRule({ name })),
        evaluations: [
          anEvaluation({ ruleName: "own-copy" }),
          anEvaluation({ ruleName: "pack-copy", ...failing }),
        ],
      }),
    ]);

    const { rows } = await store.listResources({ accountId, sort: "worst", limit: 10 });

    expect(rows).toMatchObject([
      { failing: 1, passing: 0, failingControls: ["S3_BUCKET_VERSIONING_ENABLED"] },
    ]);
  });

  test("of a global resource are those of all regions, and in each region its own", async () => {
    const store = await aStore();
    await collect(store, [aUserJudgedIn("eu-west-1", "COMPLIANT"), aUserJudgedIn("us-east-1")]);
    const inRegion = async (region?: string) => {
      const query = { accountId, sort: "worst", limit: 10, ...(region && { region }) } as const;
      const page = await store.listResources(query);
      return page.rows.map((row) => [row.region, row.failing, row.passing, page.total]);
    };

    expect(await inRegion()).toEqual([["global", 1, 0, 1]]);
    expect(await inRegion("global")).toEqual([["global", 1, 0, 1]]);
    expect(await inRegion("eu-west-1")).toEqual([["global", 0, 1, 1]]);
    expect(await inRegion("us-east-1")).toEqual([["global", 1, 0, 1]]);
  });

  test("leave out what no rule judges any longer", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()], atMinute(0));
    await collect(store, [aConfigObservation({ rules: [], evaluations: [] })], atMinute(1));

    expect(await store.listResources({ accountId, sort: "name", limit: 10 })).toEqual({
      rows: [],
      next: null,
      before: 0,
      total: 0,
      counts: { failing: 0, passing: 0 },
    });
    expect(await store.countResources({ accountId })).toEqual([]);
  });

  test("of two accounts are kept apart", async () => {
    const store = await aStore();
    const other = { ...atMinute(1), id: "other", accountId: "444455556666" };
    await collect(store, [aConfigObservation({ evaluations: [anEvaluation(failing)] })]);
    const observation = aConfigObservation();
    const coverage = { ...observation.coverage, accountId: other.accountId };
    await collect(store, [{ ...observation, coverage }], other);

    expect(await store.countResources({ accountId })).toMatchObject([{ failing: 1, passing: 0 }]);
    expect(await store.countResources(other)).toMatchObject([{ failing: 0, passing: 1 }]);
  });
});

function aUserJudgedIn(
  region: string,
  compliance: "COMPLIANT" | "NON_COMPLIANT" = "NON_COMPLIANT",
) {
  const user = { resourceType: "AWS::IAM::User", resourceId: "AIDAEXAMPLE" };
  return aConfigObservation({
    region,
    rules: [aRule({ region })],
    evaluations: [anEvaluation({ region, ...user, compliance })],
  });
}

const states: fc.Arbitrary<Rule["state"]> = fc.constantFrom(
  { kind: "evaluated" },
  { kind: "evaluated" },
  { kind: "nothing_in_scope" },
  { kind: "not_read", reason: "throttled", detail: "TooManyRequests" },
);

/** Two copies of one control, and another control whose parameters change. */
const deployed = fc.record({
  name: fc.constantFrom("own-copy", "pack-copy", "other"),
  days: fc.constantFrom("30", "90"),
  state: states,
  judged: fc.array(
    fc.record({
      resourceType: fc.constantFrom("AWS::S3::Bucket", "AWS::IAM::User"),
      resourceId: fc.constantFrom("a", "B", "ä"),
      compliance: fc.constantFrom("COMPLIANT", "NON_COMPLIANT"),
    }),
    { maxLength: 6 },
  ),
});

const inOneRegion = fc.oneof(
  { weight: 5, arbitrary: fc.uniqueArray(deployed, { selector: (rule) => rule.name }) },
  { weight: 1, arbitrary: fc.constantFrom("not read" as const, "not asked" as const) },
);

const anyCollection = fc
  .record({
    found: fc.tuple(inOneRegion, inOneRegion),
    whose: fc.constantFrom("all" as const, "some" as const),
  })
  .map(({ found, whose }) => ({
    whose,
    observations: found.flatMap((rules, index) => observationsOf(regions[index] ?? "", rules)),
  }));

type Deployed = typeof inOneRegion extends fc.Arbitrary<infer Value> ? Value : never;

function observationsOf(region: string, found: Deployed): Observed[] {
  if (found === "not asked") return [];
  if (found === "not read") return [anUnreadObservation({ source: "config", region })];
  return [
    aConfigObservation({
      region,
      rules: found.map(({ name, days, state }) =>
        name === "other"
          ? aRule({ region, name, state, identifier: "OTHER", parameters: { days } })
          : aRule({ region, name, state }),
      ),
      evaluations: found.flatMap(({ name, judged }) =>
        judged.map((row) => anEvaluation({ region, ruleName: name, ...row })),
      ),
    }),
  ];
}

/** Both tables as they must be, by plain loops over a snapshot's evaluations. */
function toldPlainly(snapshot: WholeSnapshot | null) {
  const controls = new Map(
    snapshot?.rules.map((rule) => [`${rule.region}/${rule.name}`, controlKeyOf(rule)]),
  );
  const fails = new Map<string, Map<string, boolean>>();
  for (const row of snapshot?.evaluations ?? []) {
    const control = controls.get(`${row.region}/${row.ruleName}`) ?? "";
    const places = isGlobalType(row.resourceType)
      ? [
          ["global", 1],
          [row.region, 0],
        ]
      : [[row.region, 1]];
    for (const place of places) {
      const key = JSON.stringify([row.resourceType, row.resourceId, ...place]);
      const known = fails.get(key) ?? new Map<string, boolean>();
      fails.set(key, known);
      known.set(control, known.get(control) === true || row.compliance === "NON_COMPLIANT");
    }
  }
  const totals: Row[] = [...fails].map(([key, byControl]) => {
    const all = [...byControl.values()];
    const failed = all.filter((one) => one).length;
    return [...JSON.parse(key), failed, all.length - failed];
  });
  const counts = new Map<string, [number, number]>();
  for (const [type, , region, whole, failed] of totals) {
    const key = JSON.stringify([type, region, whole]);
    const [some, none] = counts.get(key) ?? [0, 0];
    counts.set(key, Number(failed) > 0 ? [some + 1, none] : [some, none + 1]);
  }
  return inTextOrder(
    totals,
    [...counts].map(([key, sums]): Row => [...JSON.parse(key), ...sums]),
  );
}

type Row = (string | number)[];

function inTextOrder(totals: Row[], counts: Row[]) {
  const sorted = (rows: Row[]) => rows.map((row) => JSON.stringify(row)).sort();
  return { totals: sorted(totals), counts: sorted(counts) };
}

function kept(path: string) {
  const rowsOf = (table: string, columns: string) =>
    look(path, `select ${columns}, whole, failing, passing from ${table}`).map(
      (row): Row =>
        Object.values(row).map((value) => (typeof value === "number" ? value : `${value}`)),
    );
  return inTextOrder(
    rowsOf("resource_totals", "resource_type, resource_id, region"),
    rowsOf("resource_counts", "resource_type, region"),
  );
}
