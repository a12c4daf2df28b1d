import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { severityOfScore } from "../../lib/posture/severity.ts";
import type { DetailedFinding, Finding } from "../../lib/posture/snapshot.ts";
import {
  BadCursorError,
  type FindingQuery,
  openStore,
  type Store,
} from "../../lib/store/open-store.ts";
import { aDetailedFinding } from "../builders/a-finding.ts";
import { aGuardDutyObservation } from "../builders/an-observation.ts";
import { atMinute, collect } from "./collecting.ts";
import { aFolder, aStore } from "./opening.ts";

const accountId = "111122223333";
const regions = ["eu-west-1", "us-east-1"] as const;

describe("findings", () => {
  test("come the worst first, then the one updated last", async () => {
    const old = { updatedAt: "2026-11-01T00:00:00.000Z" };
    const store = await withFindings([
      aDetailedFinding({ id: "low", severityScore: 2 }),
      aDetailedFinding({ id: "old", severityScore: 8, ...old }),
      aDetailedFinding({ id: "new", severityScore: 8 }),
      aDetailedFinding({ id: "worst", severityScore: 9.1, ...old }),
    ]);

    expect(await idsOf(store, {})).toEqual(["worst", "new", "old", "low"]);
  });

  test("are the active ones unless others are asked for", async () => {
    const store = await withFindings([
      aDetailedFinding({ id: "active" }),
      aDetailedFinding({ id: "archived", archived: true }),
      aDetailedFinding({ id: "sample", sample: true }),
      aDetailedFinding({ id: "archived-sample", sample: true, archived: true }),
    ]);

    expect(await idsOf(store, {})).toEqual(["active"]);
    expect(await idsOf(store, { archived: "archived" })).toEqual(["archived"]);
    expect(await idsOf(store, { archived: "sample" })).toEqual(["sample", "archived-sample"]);
    expect(await idsOf(store, { archived: "all" })).toHaveLength(4);
  });

  test("are counted by severity and by life, with the other filters as they are", async () => {
    const store = await withFindings([
      aDetailedFinding({ id: "a", severityScore: 9.5 }),
      aDetailedFinding({ id: "b", severityScore: 8 }),
      aDetailedFinding({ id: "c", severityScore: 8, resourceRole: "ACTOR" }),
      aDetailedFinding({ id: "d", severityScore: 8, archived: true }),
      aDetailedFinding({ id: "e", severityScore: 8, archived: true, sample: true }),
    ]);
    const none = { critical: 0, high: 0, medium: 0, low: 0, archived: 0, sample: 0 };

    expect(await store.countFindings({ accountId, role: "TARGET" })).toEqual({
      ...none,
      critical: 1,
      high: 1,
      archived: 1,
      sample: 1,
    });
    expect(await store.countFindings({ accountId, role: "ACTOR" })).toEqual({ ...none, high: 1 });
    expect(await store.countFindings({ accountId, region: "mars-1" })).toEqual(none);
  });

  test("are found by our part in them, and by when they were made and seen", async () => {
    const store = await withFindings([
      aDetailedFinding({ id: "doer", resourceRole: "ACTOR", lastSeenAt: null }),
      aDetailedFinding({ id: "new", createdAt: "2026-11-21T09:00:00.000Z" }),
      aDetailedFinding({ id: "old", lastSeenAt: "2026-11-01T00:00:00.000Z", resourceRole: null }),
    ]);

    expect(await idsOf(store, { role: "ACTOR" })).toEqual(["doer"]);
    expect(await idsOf(store, { madeAfter: "2026-11-20T00:00:00.000Z" })).toEqual(["new"]);
    expect(await idsOf(store, { seenAfter: "2026-11-20T00:00:00.000Z" })).toEqual(["new", "doer"]);
    // At the very instant is not after it: the posture counts so too.
    expect(await idsOf(store, { madeAfter: "2026-11-21T09:00:00.000Z" })).toEqual([]);
  });

  test("are found by the resource they are about, by Config's id or by GuardDuty's name", async () => {
    const detail = JSON.stringify({
      Resource: {
        ResourceType: "RDSDBInstance",
        RdsDbInstanceDetails: { DbInstanceIdentifier: "orders", DbiResourceId: "db-1" },
      },
    });
    const store = await withFindings([
      aDetailedFinding({ id: "database", resourceId: "orders", detail }),
      aDetailedFinding({ id: "other" }),
    ]);

    expect(await idsOf(store, { resource: "orders" })).toEqual(["database"]);
    expect(await idsOf(store, { resource: "db-1" })).toEqual(["database"]);
    const configType = "AWS::RDS::DBInstance";
    expect(await idsOf(store, { resource: "db-1", configType })).toEqual(["database"]);
    expect(await idsOf(store, { resource: "orders", configType })).toEqual([]);
    expect(await idsOf(store, { resource: "db-1", configType: "AWS::EC2::Instance" })).toEqual([]);
  });

  test("are found by severity, type, region and the types of an item", async () => {
    const store = await withFindings([
      aDetailedFinding({ id: "one", severityScore: 8.95, type: "A" }),
      aDetailedFinding({ id: "two", severityScore: 4, type: "B" }),
      aDetailedFinding({ id: "three", severityScore: 3.9, type: "C", region: "us-east-1" }),
    ]);

    expect(await idsOf(store, { severity: "high" })).toEqual(["one"]);
    expect(await idsOf(store, { severity: "medium" })).toEqual(["two"]);
    expect(await idsOf(store, { type: "C" })).toEqual(["three"]);
    expect(await idsOf(store, { region: "us-east-1" })).toEqual(["three"]);
    expect(await idsOf(store, { responsibilityTypes: ["A", "C"] })).toEqual(["one", "three"]);
    expect(await idsOf(store, { responsibilityTypes: [] })).toEqual([]);
  });

  test("are found by what stands in them, whatever its case", async () => {
    const store = await withFindings([
      aDetailedFinding({ id: "one", title: "ÜBER 100% of_the disk\\tape", resourceId: "i-1" }),
      aDetailedFinding({ id: "two", title: "nothing", resourceId: "i-0FF" }),
    ]);

    expect(await idsOf(store, { search: "über" })).toEqual(["one"]);
    expect(await idsOf(store, { search: "0ff" })).toEqual(["two"]);
    expect(await idsOf(store, { search: "0%" })).toEqual(["one"]);
    expect(await idsOf(store, { search: "f_t" })).toEqual(["one"]);
    expect(await idsOf(store, { search: "DISK\\TAPE" })).toEqual(["one"]);
    expect(await idsOf(store, { search: "ssh" })).toEqual(["two", "one"]);
    expect(await idsOf(store, { search: "" })).toHaveLength(2);
    expect(await idsOf(store, { search: "%" })).toEqual(["one"]);
    expect(await idsOf(store, { search: "'; drop table findings; --" })).toEqual([]);
  });

  test("are found by a text of any length and by no text across two of them", async () => {
    const store = await withFindings([
      aDetailedFinding({ id: "aa1", title: "日本語 🦊 ſ", resourceId: null }),
      aDetailedFinding({ id: "aa2", title: "x".repeat(60_000), resourceId: "i-2" }),
    ]);

    expect(await idsOf(store, { search: "a" })).toEqual(["aa2", "aa1"]);
    expect(await idsOf(store, { search: "本" })).toEqual(["aa1"]);
    expect(await idsOf(store, { search: "🦊" })).toEqual(["aa1"]);
    expect(await idsOf(store, { search: "\ud83e" })).toEqual([]);
    expect(await idsOf(store, { search: "x".repeat(55_000) })).toEqual(["aa2"]);
    expect(await idsOf(store, { search: "aa2\0" })).toEqual(["aa2"]);
    expect(await idsOf(store, { search: "aa2\0unauthorized" })).toEqual([]);
  });

  test("are those of the newest collection, whoever saved it, in every list asked for before", async () => {
    const folder = await aFolder();
    const writing = await openStore(folder);
    const reading = await openStore(folder);
    onTestFinished(async () => {
      await writing.close();
      await reading.close();
    });
    await collect(writing, observationsOf([aDetailedFinding({ id: "old" })]));
    expect(await idsOf(reading, {})).toEqual(["old"]);
    expect(await idsOf(reading, { search: "new" })).toEqual([]);

    await collect(writing, observationsOf([aDetailedFinding({ id: "new" })]), atMinute(1));
    expect(await idsOf(reading, {})).toEqual(["new"]);
    expect(await idsOf(reading, { search: "new" })).toEqual(["new"]);
  });

  test("stay right when somebody rebuilds the file under a dashboard that has it open", async () => {
    const folder = await aFolder();
    const store = await openStore(folder);
    onTestFinished(() => store.close());
    const two = [aDetailedFinding({ id: "gone" }), aDetailedFinding({ id: "stays" })];
    await collect(store, observationsOf(two));
    const database = new DatabaseSync(`${folder}/demarc.sqlite`);
    expect(await idsOf(store, {})).toEqual(["stays", "gone"]);

    // As if their rows had been numbered anew.
    database.exec("update findings set rowid = rowid + 1000");
    database.exec("update findings set rowid = 1 where id = 'stays'");
    database.close();
    expect(await idsOf(store, {})).toEqual(["stays", "gone"]);
  });

  test("are had one by one with AWS's own words, until AWS has them no more", async () => {
    const finding = aDetailedFinding({ detail: '{"Service":{"Count":3}}' });
    const store = await withFindings([finding]);
    const { region, id } = finding;

    expect(await store.loadFinding({ accountId, region, id })).toEqual(finding);
    expect(await store.loadFinding({ accountId, region: "us-east-1", id })).toBeNull();

    await collect(store, [aGuardDutyObservation({ findings: [] })], atMinute(1));
    expect(await store.loadFinding({ accountId, region, id })).toBeNull();
  });

  test("make the same list in pages of any size, under any filter", async () => {
    const folder = await aFolder();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        anyFindings,
        anyFilter,
        fc.integer({ min: 1, max: 5 }),
        async (findings, filter, limit) => {
          run += 1;
          const store = await openStore(`${folder}/${run}`);
          try {
            await collect(store, observationsOf(findings));
            const expected = toldPlainly(findings, filter);
            expect(await idsOf(store, { ...filter, limit })).toEqual(expected);
            const { total } = await store.listFindings({ accountId, limit, ...filter });
            expect(total).toBe(expected.length);
          } finally {
            await store.close();
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test("as bad and as new as each other, are none of them lost between pages", async () => {
    const store = await withFindings([
      aDetailedFinding({ region: "us-east-1", id: "a" }),
      aDetailedFinding({ region: "eu-west-1", id: "c" }),
      aDetailedFinding({ region: "eu-west-1", id: "b" }),
    ]);

    expect(await idsOf(store, { limit: 1 })).toEqual(["a", "c", "b"]);
  });

  test("of another account in the same store stand in no list of this one", async () => {
    const store = await withFindings([aDetailedFinding({ id: "ours" })]);
    const other = { accountId: "999999999999" } as const;
    const read = aGuardDutyObservation({
      detector: null,
      findings: [aDetailedFinding({ id: "theirs", ...other })],
    });
    const coverage = { ...read.coverage, ...other };
    // Where it was read is the one thing that differs.
    const theirs = { ...read, coverage } as typeof read;
    await collect(store, [theirs], { ...atMinute(1), ...other });

    expect(await idsOf(store, {})).toEqual(["ours"]);
    expect(await idsOf(store, other)).toEqual(["theirs"]);
  });

  test("are refused after a cursor of another list", async () => {
    const store = await aStore();
    const after = Buffer.from('["control-resources","COMPLIANT","a","b","c"]').toString(
      "base64url",
    );

    await expect(store.listFindings({ accountId, limit: 10, after })).rejects.toThrow(
      BadCursorError,
    );
  });
});

const anyFindings = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    region: fc.constantFrom(...regions),
    severityScore: fc.constantFrom(2, 5, 8, 8.95, 9.1),
    updatedAt: fc.constantFrom("2026-11-20T00:00:00.000Z", "2026-11-21T00:00:00.000Z"),
    archived: fc.boolean(),
    sample: fc.boolean(),
  }),
  { selector: (finding) => `${finding.region}/${finding.id}`, maxLength: 12 },
);

const anyFilter = fc.record(
  {
    severity: fc.constantFrom("critical", "high", "low"),
    region: fc.constantFrom(...regions),
    archived: fc.constantFrom("active", "archived", "sample", "all"),
    search: fc.constantFrom("a", "SSH", "no such text"),
  },
  { requiredKeys: [] },
);

type Told = Pick<Finding, "id" | "region" | "severityScore" | "updatedAt" | "archived" | "sample">;

function toldPlainly(findings: readonly Told[], filter: Partial<FindingQuery>): string[] {
  const life = filter.archived ?? "active";
  const lives = (finding: Told) =>
    life === "all" ||
    (life === "sample" && finding.sample) ||
    (life === "active" && !finding.sample && !finding.archived) ||
    (life === "archived" && !finding.sample && finding.archived);
  return findings
    .filter(lives)
    .filter((one) => filter.region === undefined || one.region === filter.region)
    .filter(
      (one) =>
        filter.severity === undefined || severityOfScore(one.severityScore) === filter.severity,
    )
    .filter(({ id }) => isToldOf(id, filter.search))
    .sort(
      (a, b) =>
        b.severityScore - a.severityScore ||
        Date.parse(b.updatedAt) - Date.parse(a.updatedAt) ||
        (`${a.region}/${a.id}` < `${b.region}/${b.id}` ? 1 : -1),
    )
    .map((finding) => finding.id);
}

/** Every one of these findings has the same title, and is of the same type. */
function isToldOf(id: string, search = ""): boolean {
  const { type, title, resourceType, resourceId } = aDetailedFinding({ id });
  return [type, title, resourceType, resourceId, id].some((text) =>
    text?.toLowerCase().includes(search.toLowerCase()),
  );
}

function observationsOf(findings: readonly Partial<DetailedFinding>[]) {
  return regions.map((region) =>
    aGuardDutyObservation({
      region,
      findings: findings.map((one) => aDetailedFinding(one)).filter((one) => one.region === region),
    }),
  );
}

async function withFindings(findings: readonly DetailedFinding[]): Promise<Store> {
  const store = await aStore();
  await collect(store, observationsOf(findings));
  return store;
}

/** Ids over all pages. */
async function idsOf(store: Store, given: Partial<FindingQuery>): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Store["listFindings"]>> = await store.listFindings({
      accountId,
      limit: 3,
      ...given,
      ...(after !== null && { after }),
    });
    expect(page.before).toBe(ids.length);
    ids.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after !== null);
  return ids;
}
