import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openStore, type Store } from "../../lib/store/open-store.ts";
import { aRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aConfigObservation, type Observed } from "../builders/an-observation.ts";
import { anyCollection } from "./any-observations.ts";
import { atMinute, collect, judging, readIn, type WholeSnapshot, whole } from "./collecting.ts";
import { aFolder, aStore } from "./opening.ts";
import { PlainHistory } from "./plain-history.ts";

const failing = anEvaluation({ compliance: "NON_COMPLIANT" });

describe("the past", () => {
  test("any sequence of collections is kept as the rules say, and each can be had back as it was", async () => {
    const folder = await aFolder();
    let run = 0;
    const minutes = [0, 1, 2, 3, 4];
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...minutes.map((minute) => anyCollection(readIn(minute)))),
        async (collections) => {
          run += 1;
          const store = await openStore(`${folder}/${run}`);
          try {
            await expectEachToStand(store, collections);
          } finally {
            await store.close();
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test("is what the newest snapshot finished by then said", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()], atMinute(0));
    await collect(store, [aConfigObservation({ evaluations: [failing] })], atMinute(2));

    const between = await store.loadPosture({ asOf: "2026-11-22T09:01:30.000Z" }, judging);
    const atTheEnd = await store.loadPosture({ asOf: "2026-11-22T09:02:59.000Z" }, judging);
    const justBefore = await store.loadPosture({ asOf: "2026-11-22T09:02:58.999Z" }, judging);

    expect(between?.snapshot.id).toBe("snapshot-0");
    expect(atTheEnd?.snapshot.id).toBe("snapshot-2");
    expect(justBefore?.snapshot.id).toBe("snapshot-0");
  });

  test("has no snapshot before the first", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()]);

    expect(await store.loadPosture({ asOf: "2026-11-22T08:00:00.000Z" }, judging)).toBeNull();
    expect(await store.loadSnapshot({ asOf: "2026-11-22T08:00:00.000Z" })).toBeNull();
  });

  test("loses nothing and keeps its order when the clock goes back", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()], atMinute(5));
    await collect(store, [aConfigObservation({ evaluations: [failing] })], atMinute(2));

    const newest = await store.loadPosture({}, judging);
    const asOfItsEnd = whole(await store.loadSnapshot({ asOf: "2026-11-22T09:02:59.000Z" }));
    const headers = await store.listSnapshots({ limit: 10 });

    expect(newest?.snapshot.id).toBe("snapshot-2");
    expect(asOfItsEnd.evaluations).toEqual([failing]);
    expect(headers.map((header) => header.id)).toEqual(["snapshot-2", "snapshot-5"]);
  });

  test("does not date a rule's run later than its snapshot", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()], atMinute(0));
    const ran = aRule({ lastEvaluatedAt: "2026-11-22T09:02:10.000Z" });
    await collect(store, [aConfigObservation({ rules: [ran] })], atMinute(2));

    const first = whole(await store.loadSnapshot({ asOf: "2026-11-22T09:01:00.000Z" }));
    const newest = whole(await store.loadSnapshot());

    expect(first.rules).toMatchObject([{ lastEvaluatedAt: null }]);
    expect(newest.rules).toMatchObject([{ lastEvaluatedAt: "2026-11-22T09:02:10.000Z" }]);
  });

  test("of one resource is told verdict by verdict", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()], atMinute(0));
    await collect(store, [aConfigObservation({ evaluations: [failing] })], atMinute(1));
    await collect(store, [aConfigObservation({ evaluations: [failing] })], atMinute(2));

    const verdicts = await store.listResourceEvaluations({
      accountId: "111122223333",
      region: "eu-west-1",
      resourceType: "AWS::S3::Bucket",
      resourceId: "orders",
    });

    const changedAt = atMinute(1).finishedAt;
    expect(verdicts).toEqual([
      {
        ...failing,
        control: "S3_BUCKET_VERSIONING_ENABLED",
        capturedAt: null,
        validFrom: changedAt,
        validTo: null,
      },
      {
        ...anEvaluation(),
        control: "S3_BUCKET_VERSIONING_ENABLED",
        capturedAt: null,
        validFrom: atMinute(0).finishedAt,
        validTo: changedAt,
      },
    ]);
  });

  test("of a global resource is told from every region, whichever is asked", async () => {
    const store = await aStore();
    const user = { resourceType: "AWS::IAM::User", resourceId: "AIDAEXAMPLE" };
    await collect(
      store,
      ["eu-west-1", "us-east-1"].map((region) =>
        aConfigObservation({ region, evaluations: [anEvaluation({ region, ...user })] }),
      ),
    );

    for (const region of ["global", "us-east-1", "ap-south-1"]) {
      const verdicts = await store.listResourceEvaluations({
        accountId: "111122223333",
        region,
        ...user,
      });
      expect(verdicts.map((row) => row.region)).toEqual(["eu-west-1", "us-east-1"]);
    }
  });
});

describe("several accounts in one store", () => {
  test("are kept apart, and the one collected last is shown when none is named", async () => {
    const store = await aStore();
    const other = { ...atMinute(1), id: "other", accountId: "444455556666" };
    await collect(store, [aConfigObservation({ evaluations: [failing] })], atMinute(0));
    const observation = aConfigObservation({ collectedAt: readIn(1) });
    await collect(
      store,
      [{ ...observation, coverage: { ...observation.coverage, accountId: "444455556666" } }],
      other,
    );

    const first = whole(await store.loadSnapshot({ accountId: "111122223333" }));

    expect(first.evaluations).toEqual([failing]);
    expect((await store.loadPosture({}, judging))?.account.id).toBe("444455556666");
    expect((await store.loadPosture({ accountId: "111122223333" }, judging))?.snapshot.id).toBe(
      "snapshot-0",
    );
    expect(await store.listSnapshots({ limit: 10 })).toHaveLength(2);
    expect(await store.listSnapshots({ accountId: "444455556666", limit: 10 })).toHaveLength(1);
  });
});

async function expectEachToStand(
  store: Store,
  collections: readonly (readonly Observed[])[],
): Promise<void> {
  const history = new PlainHistory();
  const told: ReturnType<PlainHistory["now"]>[] = [];
  for (const [minute, observations] of collections.entries()) {
    const { snapshot } = await collect(store, observations, atMinute(minute));
    for (const observation of observations) history.observe(observation);
    told.push(history.now());
    expect(inAnyOrder(snapshot)).toEqual(inAnyOrder(history.now()));
  }
  await expectFindingsKnown(store, history);
  for (const [minute, then] of told.entries()) {
    const { finishedAt } = atMinute(minute);
    const asOf = finishedAt === undefined ? {} : { asOf: finishedAt };
    const loaded = whole(await store.loadSnapshot(asOf));
    expect(loaded.header.id).toBe(`snapshot-${minute}`);
    // Runs are noted in place, so an older snapshot may show a later one; the rest is as it was.
    expect(inAnyOrder(withoutRuns(loaded))).toEqual(inAnyOrder(withoutRuns(then)));
  }
}

/** What the next collection is told of findings is what was kept of them. */
async function expectFindingsKnown(store: Store, history: PlainHistory): Promise<void> {
  const staging = await store.beginStaging("111122223333");
  for (const region of ["eu-west-1", "us-east-1"]) {
    const known = await staging.knownFindings(region);
    const byId = await known?.byId();
    expect(known && { ...known, byId }).toEqual(history.knownFindings(region));
  }
  await staging.discard();
}

type Told = Omit<WholeSnapshot, "header" | "account">;

function withoutRuns<T extends Pick<Told, "rules">>(told: T): T {
  return { ...told, rules: told.rules.map((rule) => ({ ...rule, lastEvaluatedAt: null })) };
}

/** Every list in one order, told by its rows' text with members sorted. */
function inAnyOrder(told: Told): Record<string, string[]> {
  const { coverage, recorders, rules, evaluations, packs, detectors, findings } = told;
  const { reports, agreements } = told;
  const lists = { coverage, recorders, rules, evaluations, packs, detectors, findings };
  return Object.fromEntries(
    Object.entries({ ...lists, reports, agreements }).map(([name, rows]) => [
      name,
      rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort(),
    ]),
  );
}
