import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excusesOfOne, judgeExceptions } from "../../lib/posture/exceptions.ts";
import { isGlobalType } from "../../lib/posture/resource.ts";
import type { Evaluation } from "../../lib/posture/snapshot.ts";
import {
  BadCursorError,
  type ControlResource,
  type ControlResourceQuery,
  openStore,
  type Store,
} from "../../lib/store/open-store.ts";
import { aRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { aConfigObservation, type Observed } from "../builders/an-observation.ts";
import { atMinute, collect } from "./collecting.ts";
import { aFolder, aStore } from "./opening.ts";

const accountId = "111122223333";
const control = "S3_BUCKET_VERSIONING_ENABLED";
const regions = ["eu-west-1", "us-east-1"] as const;
const copies = ["own-copy", "pack-copy"] as const;

const ofControl = { accountId, control, limit: 100 };

describe("the resources of a control", () => {
  test("are told once, in their worst verdict over all copies, the failing first", async () => {
    const store = await aStore();
    await collect(store, [
      aConfigObservation({
        rules: [
          ...copies.map((name) => aRule({ name })),
          aRule({ name: "other", identifier: "OTHER" }),
        ],
        evaluations: [
          anEvaluation({ ruleName: "own-copy", resourceId: "good" }),
          anEvaluation({ ruleName: "own-copy", resourceId: "mixed" }),
          anEvaluation({
            ruleName: "pack-copy",
            resourceId: "mixed",
            compliance: "NON_COMPLIANT",
            annotation: "no versions",
          }),
          anEvaluation({ ruleName: "other", resourceId: "elsewhere" }),
        ],
      }),
    ]);

    const page = await store.listControlResources(ofControl);

    const row = { accountId, control, region: "eu-west-1", resourceType: "AWS::S3::Bucket" };
    const { inStateSince, evaluatedAt } = anEvaluation();
    expect(page).toEqual({
      rows: [
        {
          ...row,
          resourceId: "mixed",
          ruleNames: ["pack-copy"],
          compliance: "NON_COMPLIANT",
          annotation: "no versions",
          inStateSince,
          evaluatedAt,
        },
        {
          ...row,
          resourceId: "good",
          ruleNames: ["own-copy"],
          compliance: "COMPLIANT",
          annotation: null,
          inStateSince,
          evaluatedAt,
        },
      ],
      next: null,
      before: 0,
      total: 2,
    });
  });

  test("fail since the first of their copies said so, as of the last that did", async () => {
    const store = await aStore();
    const failing = { compliance: "NON_COMPLIANT" } as const;
    await collect(store, [
      aConfigObservation({
        rules: copies.map((name) => aRule({ name })),
        evaluations: [
          anEvaluation({
            ...failing,
            ruleName: "own-copy",
            inStateSince: "2026-11-03T00:00:00.000Z",
            evaluatedAt: "2026-11-04T00:00:00.000Z",
          }),
          anEvaluation({
            ...failing,
            ruleName: "pack-copy",
            inStateSince: "2026-11-02T00:00:00.000Z",
            evaluatedAt: null,
          }),
        ],
      }),
    ]);

    const page = await store.listControlResources(ofControl);

    expect(page.rows).toMatchObject([
      {
        ruleNames: ["own-copy", "pack-copy"],
        inStateSince: "2026-11-02T00:00:00.000Z",
        evaluatedAt: "2026-11-04T00:00:00.000Z",
      },
    ]);
  });

  test("are one when they are global, however many regions judge them", async () => {
    const store = await aStore();
    const user = { resourceType: "AWS::IAM::User", resourceId: "AIDAEXAMPLE" };
    await collect(
      store,
      regions.map((region) =>
        aConfigObservation({
          region,
          evaluations: [
            anEvaluation({
              region,
              ...user,
              compliance: region === "us-east-1" ? "NON_COMPLIANT" : "COMPLIANT",
            }),
          ],
        }),
      ),
    );

    const everywhere = await store.listControlResources(ofControl);
    const inIreland = await store.listControlResources({ ...ofControl, region: "eu-west-1" });

    expect(everywhere.rows).toMatchObject([{ region: "global", compliance: "NON_COMPLIANT" }]);
    expect(everywhere.total).toBe(1);
    expect(inIreland.rows).toMatchObject([{ region: "global", compliance: "COMPLIANT" }]);
    expect(inIreland.total).toBe(1);
  });

  test("that one exception excuses are listed and counted without what closer ones excuse", async () => {
    const store = await aStore();
    const buckets = ["orders", "scratch-1", "scratch-2", "test-1"];
    await collect(store, [
      aConfigObservation({
        rules: [aRule()],
        evaluations: buckets.map((resourceId) =>
          anEvaluation({ resourceId, compliance: "NON_COMPLIANT" }),
        ),
      }),
    ]);
    const { assessments } = judgeExceptions(
      [
        anException({ id: "EX-ONE", control, resource: "scratch-1" }),
        anException({ id: "EX-SOME", control, pattern: "scratch-*" }),
        anException({ id: "EX-ALL", control }),
        anException({ id: "EX-NONE", control, pattern: "scrach-*" }),
      ],
      "2026-11-22T09:00:00.000Z",
    );
    const excusedBy = async (id: string) => {
      const excuses = excusesOfOne(assessments, id) ?? undefined;
      const query = { ...ofControl, compliance: "NON_COMPLIANT", excuses, excepted: true } as const;
      const { rows, total } = await store.listControlResources(query);
      expect(total, id).toBe(rows.length);
      return rows.map(({ resourceId }) => resourceId);
    };

    expect(await excusedBy("EX-ONE")).toEqual(["scratch-1"]);
    expect(await excusedBy("EX-SOME")).toEqual(["scratch-2"]);
    expect(await excusedBy("EX-ALL")).toEqual(["orders", "test-1"]);
    expect(await excusedBy("EX-NONE")).toEqual([]);
  });

  test("are none of a control that nobody deployed", async () => {
    const store = await aStore();

    const page = await store.listControlResources({ ...ofControl, control: "UNKNOWN" });

    expect(page).toEqual({ rows: [], next: null, before: 0, total: 0 });
  });

  test("are counted as one rule judged them, when it is asked for", async () => {
    const store = await aStore();
    const failing = { compliance: "NON_COMPLIANT" } as const;
    await collect(store, [
      aConfigObservation({
        rules: [aRule({ name: "one" }), aRule({ name: "two" })],
        evaluations: [
          anEvaluation({ ruleName: "one", resourceId: "a", ...failing }),
          anEvaluation({ ruleName: "two", resourceId: "a" }),
          anEvaluation({ ruleName: "two", resourceId: "b", ...failing }),
        ],
      }),
    ]);
    const of = async (rule: string, compliance: Evaluation["compliance"]) => {
      const { rows, total } = await store.listControlResources({ ...ofControl, rule, compliance });
      expect(rows).toHaveLength(total);
      return rows.map(({ resourceId }) => resourceId);
    };

    expect(await of("one", "NON_COMPLIANT")).toEqual(["a"]);
    expect(await of("two", "NON_COMPLIANT")).toEqual(["b"]);
    expect(await of("two", "COMPLIANT")).toEqual(["a"]);
    expect(await of("none", "NON_COMPLIANT")).toEqual([]);
  });

  test("follow each collection in their totals", async () => {
    const store = await aStore();
    const failing = anEvaluation({ compliance: "NON_COMPLIANT" });
    const total = async (compliance: Evaluation["compliance"]) =>
      (await store.listControlResources({ ...ofControl, compliance })).total;
    await collect(store, [aConfigObservation()], atMinute(0));
    expect([await total("COMPLIANT"), await total("NON_COMPLIANT")]).toEqual([1, 0]);

    await collect(store, [aConfigObservation({ evaluations: [failing] })], atMinute(1));
    expect([await total("COMPLIANT"), await total("NON_COMPLIANT")]).toEqual([0, 1]);

    await collect(store, [aConfigObservation({ rules: [], evaluations: [] })], atMinute(2));
    expect([await total("COMPLIANT"), await total("NON_COMPLIANT")]).toEqual([0, 0]);
  });

  test("make the same list in pages of any size, under any filter, before and after a change", async () => {
    const folder = await aFolder();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        anyVerdicts,
        anyVerdicts,
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(undefined, "COMPLIANT", "NON_COMPLIANT"),
        fc.constantFrom(undefined, ...regions),
        async (first, second, limit, compliance, region) => {
          run += 1;
          const store = await openStore(`${folder}/${run}`);
          const filter = { ...(compliance && { compliance }), ...(region && { region }) };
          try {
            for (const [minute, verdicts] of [first, second].entries()) {
              await collect(store, observationsOf(verdicts), atMinute(minute));
              const expected = toldPlainly(verdicts, filter);
              const pages = await allPages(store, { ...ofControl, ...filter, limit });
              expect(pages.map((row) => [row.compliance, ...placeOf(row)])).toEqual(expected);
              const { total } = await store.listControlResources({ ...ofControl, ...filter });
              expect(total).toBe(expected.length);
            }
          } finally {
            await store.close();
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test("the stream, the pages and their total agree, whatever is searched for and in whatever order", async () => {
    const folder = await aFolder();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        anyVerdicts,
        fc.array(fc.constantFrom(null, ...ages), { minLength: 40, maxLength: 40 }),
        fc.constantFrom("COMPLIANT" as const, "NON_COMPLIANT" as const),
        fc.record(
          {
            search: fc.constantFrom("a", "A", "%", "_", "\u00E4", "nowhere"),
            order: fc.constantFrom("oldest" as const, "newest" as const),
            region: fc.constantFrom(...regions),
          },
          { requiredKeys: [] },
        ),
        async (verdicts, since, compliance, filter) => {
          run += 1;
          const store = await openStore(`${folder}/${run}`);
          try {
            const aged = verdicts.map((row, index) => ({
              ...row,
              inStateSince: since[index] ?? null,
            }));
            await collect(store, observationsOf(aged), atMinute(0));
            const query = { ...ofControl, ...filter, compliance };
            const pages = await allPages(store, { ...query, limit: 3 });
            const asOf = "2026-11-22T09:30:00.000Z";
            const streamed = await Array.fromAsync(
              store.streamControlResources({ ...query, asOf }),
            );
            expect(streamed).toEqual(pages);
            expect((await store.listControlResources(query)).total).toBe(pages.length);
            const { search = "" } = filter;
            const expected = toldPlainly(verdicts, { compliance, ...filter }).filter(
              ([, , id = ""]) => id.toLowerCase().includes(search.toLowerCase()),
            );
            expect(pages.map(placeOf).toSorted()).toEqual(
              expected.map(([, ...place]) => place).toSorted(),
            );
            expect(pages.map(ageRank(filter.order))).toEqual(
              pages.map(ageRank(filter.order)).toSorted((a, b) => a - b),
            );
          } finally {
            await store.close();
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test("the stream tells the past as it was", async () => {
    const store = await aStore();
    const asked = { accountId, control, compliance: "COMPLIANT" } as const;
    await collect(store, [aConfigObservation()], atMinute(0));
    await collect(store, [aConfigObservation({ evaluations: [] })], atMinute(1));

    const at = async (asOf: string) =>
      (await Array.fromAsync(store.streamControlResources({ ...asked, asOf }))).length;

    expect(await at("2026-11-22T09:01:00.000Z")).toBe(1);
    expect(await at("2026-11-22T10:00:00.000Z")).toBe(0);
  });

  test.each([
    ["is no cursor at all", "???"],
    ["is empty", ""],
    ["is of another list", Buffer.from('["findings",1,2,"a","b"]').toString("base64url")],
    [
      "has a word too few",
      Buffer.from('["control-resources","COMPLIANT","a","b"]').toString("base64url"),
    ],
    [
      "has an unknown verdict",
      Buffer.from('["control-resources","MAYBE","a","b","c"]').toString("base64url"),
    ],
    ["has no end", "a".repeat(1_000_000)],
  ])("are refused after a cursor that %s", async (_, after) => {
    const store = await aStore();

    await expect(store.listControlResources({ ...ofControl, after })).rejects.toThrow(
      BadCursorError,
    );
  });

  test.each([0, -1, 1.5, Number.NaN])("cannot come in pages of %d", async (limit) => {
    const store = await aStore();

    await expect(store.listControlResources({ ...ofControl, limit })).rejects.toThrow(RangeError);
  });
});

describe("the stream of failing resources", () => {
  const failing = { compliance: "NON_COMPLIANT" } as const;
  const rules = [aRule({ name: "b", identifier: "B" }), aRule({ name: "a", identifier: "A" })];
  const rows = [
    anEvaluation({ ...failing, ruleName: "b", resourceId: "two" }),
    anEvaluation({ ...failing, ruleName: "b", resourceId: "one" }),
    anEvaluation({ ...failing, ruleName: "a", resourceId: "one" }),
    anEvaluation({ ruleName: "a", resourceId: "good" }),
  ];

  test("tells every failing resource of every control, in order", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation({ rules, evaluations: rows })]);

    expect(await namesIn(store.streamFailingResources({ accountId }))).toEqual([
      "A one",
      "B one",
      "B two",
    ]);
  });

  test("keeps to the controls and the region it is asked for", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation({ rules, evaluations: rows })]);
    const names = (given: { readonly controls?: readonly string[]; readonly region?: string }) =>
      namesIn(store.streamFailingResources({ accountId, ...given }));

    expect(await names({ controls: ["B"] })).toEqual(["B one", "B two"]);
    expect(await names({ controls: [] })).toEqual([]);
    expect(await names({ region: "us-east-1" })).toEqual([]);
  });

  test("tells the past as it was", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation({ rules, evaluations: rows })], atMinute(0));
    await collect(store, [aConfigObservation({ rules, evaluations: [] })], atMinute(1));

    const then = store.streamFailingResources({ accountId, asOf: "2026-11-22T09:01:00.000Z" });

    expect(await namesIn(then)).toEqual(["A one", "B one", "B two"]);
    expect(await namesIn(store.streamFailingResources({ accountId }))).toEqual([]);
  });

  test("is empty before the first collection", async () => {
    const store = await aStore();

    expect(await namesIn(store.streamFailingResources({ accountId }))).toEqual([]);
  });

  test("stays as it was when it began, while a collection goes by", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation({ rules, evaluations: rows })], atMinute(0));
    const names: string[] = [];

    for await (const row of store.streamFailingResources({ accountId })) {
      if (names.length === 0) {
        await collect(store, [aConfigObservation({ rules, evaluations: [] })], atMinute(1));
      }
      names.push(`${row.control} ${row.resourceId}`);
    }

    expect(names).toEqual(["A one", "B one", "B two"]);
  });

  test("can be left before its end", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation({ rules, evaluations: rows })], atMinute(0));

    for await (const row of store.streamFailingResources({ accountId })) {
      expect(row.control).toBe("A");
      break;
    }

    await expect(
      collect(store, [aConfigObservation({ rules, evaluations: [] })], atMinute(1)),
    ).resolves.toBeDefined();
  });
});

/** Verdicts of two copies in two regions; names that databases and JavaScript sort differently if let. */
const anyVerdicts = fc.uniqueArray(
  fc.record({
    region: fc.constantFrom(...regions),
    ruleName: fc.constantFrom(...copies),
    resourceType: fc.constantFrom("AWS::S3::Bucket", "AWS::IAM::User"),
    resourceId: fc.constantFrom("a", "B", "ä", "a%", "a_", "\u{10000}", "\uFFFD", "1"),
    compliance: fc.constantFrom("COMPLIANT", "NON_COMPLIANT"),
  }),
  {
    selector: (row) => [row.region, row.ruleName, row.resourceType, row.resourceId].join("/"),
    maxLength: 40,
  },
);

type Verdict = Pick<
  Evaluation,
  "region" | "ruleName" | "resourceType" | "resourceId" | "compliance"
> &
  Partial<Pick<Evaluation, "inStateSince">>;

function observationsOf(verdicts: readonly Verdict[]): readonly Observed[] {
  return regions.map((region) =>
    aConfigObservation({
      region,
      rules: copies.map((name) => aRule({ region, name })),
      evaluations: verdicts.filter((row) => row.region === region).map((row) => anEvaluation(row)),
    }),
  );
}

/** What the list must be, by plain loops: verdict, type, id and region of each distinct resource. */
function toldPlainly(
  verdicts: readonly Verdict[],
  filter: Pick<ControlResourceQuery, "compliance" | "region">,
): readonly string[][] {
  const worst = new Map<string, string[]>();
  for (const { region, resourceType, resourceId, compliance } of verdicts) {
    if (filter.region !== undefined && filter.region !== region) continue;
    const place = [resourceType, resourceId, isGlobalType(resourceType) ? "global" : region];
    const known = worst.get(place.join("/"));
    const fails = compliance === "NON_COMPLIANT" || known?.[0] === "NON_COMPLIANT";
    worst.set(place.join("/"), [fails ? "NON_COMPLIANT" : "COMPLIANT", ...place]);
  }
  return [...worst.values()]
    .filter(([verdict]) => filter.compliance === undefined || filter.compliance === verdict)
    .sort(([verdictA, ...a], [verdictB, ...b]) =>
      verdictA === verdictB ? byBytes(a, b) : verdictA === "NON_COMPLIANT" ? -1 : 1,
    );
}

const ages = ["2026-11-01T00:00:00.000Z", "2026-11-02T00:00:00.000Z", "2026-11-03T00:00:00.000Z"];

/** Rises along a list in the order of age; what has no age stands last. */
function ageRank(order: "oldest" | "newest" | undefined) {
  return ({ inStateSince }: ControlResource): number => {
    if (order === undefined) return 0;
    if (inStateSince === null) return Number.MAX_SAFE_INTEGER;
    return order === "oldest" ? Date.parse(inStateSince) : -Date.parse(inStateSince);
  };
}

function byBytes(a: readonly string[], b: readonly string[]): number {
  return Buffer.compare(Buffer.from(a.join("\0")), Buffer.from(b.join("\0")));
}

function placeOf(row: ControlResource): string[] {
  return [row.resourceType, row.resourceId, row.region];
}

async function allPages(store: Store, query: ControlResourceQuery): Promise<ControlResource[]> {
  const rows: ControlResource[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Store["listControlResources"]>> =
      await store.listControlResources({ ...query, ...(after !== null && { after }) });
    expect(page.rows.length).toBeLessThanOrEqual(query.limit);
    expect(page.before).toBe(rows.length);
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

async function namesIn(resources: AsyncIterable<ControlResource>): Promise<string[]> {
  const names: string[] = [];
  for await (const row of resources) names.push(`${row.control} ${row.resourceId}`);
  return names;
}
