import { describe, expect, test } from "vitest";
import type { CollectedEvaluation, FailureDetail } from "../../lib/posture/collected-rows.ts";
import type { Store } from "../../lib/store/open-store.ts";
import { aRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aConfigObservation } from "../builders/an-observation.ts";
import { atMinute, collect } from "./collecting.ts";
import { aFolder, aStore, look, takeBackTo } from "./opening.ts";

const accountId = "111122223333";
const region = "eu-west-1";
const capturedAt = "2026-11-20T07:00:00.000Z";
const writtenAnew = "2026-11-21T07:00:00.000Z";

/** A failure as the query gives it. */
function aFailure(given: Partial<CollectedEvaluation> = {}): CollectedEvaluation {
  const bare = {
    compliance: "NON_COMPLIANT",
    evaluatedAt: null,
    inStateSince: capturedAt,
  } as const;
  return { ...anEvaluation(bare), capturedAt, ...given };
}

function aDetail(given: Partial<FailureDetail> = {}): FailureDetail {
  const { ruleName, resourceType, resourceId } = anEvaluation();
  const evaluatedAt = "2026-11-19T08:00:00.000Z";
  return { ruleName, resourceType, resourceId, annotation: "no versions", evaluatedAt, ...given };
}

const explained = anEvaluation({
  compliance: "NON_COMPLIANT",
  annotation: "no versions",
  evaluatedAt: "2026-11-19T08:00:00.000Z",
  inStateSince: "2026-11-19T08:00:00.000Z",
});

/** A store whose last collection explained its one failure. */
async function aStoreThatKnows(folder?: string): Promise<Store> {
  const store = await aStore(folder);
  await collect(store, [aConfigObservation({ evaluations: [aFailure()], details: [aDetail()] })]);
  return store;
}

async function recalled(store: Store, rows: readonly CollectedEvaluation[]) {
  const staging = await store.beginStaging(accountId);
  return staging.keepEvaluations(region, rows);
}

describe("the details of a failure", () => {
  test("find it whether they come before it or after it", async () => {
    for (const order of ["before", "after"] as const) {
      const store = await aStore();
      // The first half is staged before the rows, the second after them.
      const other = aDetail({ resourceId: "never seen" });
      const details = order === "before" ? [aDetail(), other] : [other, aDetail()];

      const { snapshot } = await collect(store, [
        aConfigObservation({ evaluations: [aFailure()], details }),
      ]);

      expect(snapshot.evaluations).toEqual([explained]);
    }
  });

  test("date it, unless the resource's last change under any rule was earlier", async () => {
    const store = await aStore();
    const evaluatedAt = "2026-11-21T08:00:00.000Z";

    const { snapshot } = await collect(store, [
      aConfigObservation({ evaluations: [aFailure()], details: [aDetail({ evaluatedAt })] }),
    ]);

    expect(snapshot.evaluations).toMatchObject([{ evaluatedAt, inStateSince: capturedAt }]);
  });

  test("are of no use to what turns out to comply, beside another that fails", async () => {
    const store = await aStore();
    const complying = aFailure({ compliance: "COMPLIANT" });
    const failing = aFailure({ resourceId: "invoices" });

    const { snapshot } = await collect(store, [
      aConfigObservation({ evaluations: [complying, failing], details: [aDetail()] }),
    ]);

    const { capturedAt: _, ...row } = complying;
    expect(snapshot.evaluations).toContainEqual(row);
  });

  test("stay with it when the query gives it a second time without them", async () => {
    const store = await aStore();
    const listed = { ...explained, capturedAt: null };

    const { snapshot } = await collect(store, [
      aConfigObservation({ evaluations: [listed, aFailure()] }),
    ]);

    expect(snapshot.evaluations).toEqual([explained]);
  });

  test("are found by names that no database takes whole", async () => {
    const store = await aStore();
    const resourceId = "a\0b'; drop table staged_details; --\uD800";

    const { snapshot } = await collect(store, [
      aConfigObservation({
        evaluations: [aFailure({ resourceId })],
        details: [aDetail({ resourceId })],
      }),
    ]);

    expect(snapshot.evaluations).toMatchObject([{ annotation: "no versions" }]);
  });
});

describe("what the last snapshot knows of a failure", () => {
  test("is recalled while its verdict was not written down anew", async () => {
    const folder = await aFolder();
    const store = await aStoreThatKnows(folder);

    expect(await recalled(store, [aFailure()])).toEqual([]);

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ evaluations: [aFailure()] })],
      atMinute(1),
    );
    expect(snapshot.evaluations).toEqual([explained]);
    expect(look(folder, "select count(*) as n from evaluations")).toEqual([{ n: 1 }]);
  });

  test.each([
    ["was written down anew", aFailure({ capturedAt: writtenAnew })],
    ["comes without a date", aFailure({ capturedAt: null })],
    ["is of another resource", aFailure({ resourceId: "invoices" })],
    ["is of another rule", aFailure({ ruleName: "another" })],
  ])("is not enough for one that %s", async (_, row) => {
    const store = await aStoreThatKnows();

    expect(await recalled(store, [row])).toEqual([row]);
  });

  test("is not asked of another region or another account", async () => {
    const store = await aStoreThatKnows();
    const elsewhere = await store.beginStaging(accountId);
    const others = await store.beginStaging("444455556666");
    const row = aFailure({ region: "us-east-1" });

    expect(await elsewhere.keepEvaluations("us-east-1", [row])).toEqual([row]);
    expect(await others.keepEvaluations(region, [aFailure()])).toEqual([aFailure()]);
  });

  test("is no explanation where it complied", async () => {
    const store = await aStore();
    const complying = { ...explained, compliance: "COMPLIANT", capturedAt } as const;
    await collect(store, [aConfigObservation({ evaluations: [complying] })]);

    expect(await recalled(store, [aFailure()])).toHaveLength(1);
  });

  test("is recalled again after a change under another rule that left this one's answer", async () => {
    const folder = await aFolder();
    const store = await aStoreThatKnows(folder);
    const anew = aFailure({ capturedAt: writtenAnew });

    await collect(
      store,
      [aConfigObservation({ evaluations: [anew], details: [aDetail()] })],
      atMinute(1),
    );

    expect(await recalled(store, [anew])).toEqual([]);
    expect(look(folder, "select count(*) as n from evaluations")).toEqual([{ n: 1 }]);
  });

  test("begins with the first collection that dates verdicts: an older Demarc's are asked about once", async () => {
    const folder = await aFolder();
    const before = await aStoreThatKnows(folder);
    await before.close();
    takeBackTo(folder, "0002-assessed-with");
    const store = await aStore(folder);
    expect(await recalled(store, [aFailure()])).toHaveLength(1);

    await collect(
      store,
      [aConfigObservation({ evaluations: [aFailure()], details: [aDetail()] })],
      atMinute(1),
    );

    expect(await recalled(store, [aFailure()])).toEqual([]);
    expect(look(folder, "select count(*) as n from evaluations")).toEqual([{ n: 1 }]);
  });
});

describe("what is known of a failure under other parameters", () => {
  const rules = [aRule({ parameters: { days: "90" } })];

  test("is no explanation of it: it has none until the next collection asks", async () => {
    const store = await aStoreThatKnows();

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ rules, evaluations: [aFailure()] })],
      atMinute(1),
    );

    expect(snapshot.evaluations).toMatchObject([{ annotation: null, evaluatedAt: null }]);
    expect(await recalled(store, [aFailure()])).toEqual([aFailure()]);
  });

  test("stands aside for what was asked", async () => {
    const store = await aStoreThatKnows();
    const details = [aDetail({ annotation: "no versions for 90 days" })];

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ rules, evaluations: [aFailure()], details })],
      atMinute(1),
    );

    expect(snapshot.evaluations).toMatchObject([{ annotation: "no versions for 90 days" }]);
    expect(await recalled(store, [aFailure()])).toEqual([]);
  });
});

describe("a failure that nobody could explain this time", () => {
  test("keeps the explanation it has, though a collection that saw it broke off", async () => {
    const folder = await aFolder();
    const store = await aStoreThatKnows(folder);
    const staging = await store.beginStaging(accountId);
    await staging.keepEvaluations(region, [aFailure()]);
    await staging.discard();

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ evaluations: [aFailure()] })],
      atMinute(1),
    );

    expect(snapshot.evaluations).toEqual([explained]);
    expect(look(folder, "select count(*) as n from evaluations")).toEqual([{ n: 1 }]);
  });

  test("keeps it dated as it was when the verdict was written down anew, and is asked about again", async () => {
    const folder = await aFolder();
    const store = await aStoreThatKnows(folder);
    const anew = aFailure({ capturedAt: writtenAnew, inStateSince: writtenAnew });

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ evaluations: [anew] })],
      atMinute(1),
    );

    expect(snapshot.evaluations).toEqual([explained]);
    expect(look(folder, "select count(*) as n from evaluations")).toEqual([{ n: 1 }]);
    expect(await recalled(store, [anew])).toHaveLength(1);
  });

  test("shows no reason when it complied before", async () => {
    const store = await aStore();
    const complying = { ...explained, compliance: "COMPLIANT", capturedAt } as const;
    await collect(store, [aConfigObservation({ evaluations: [complying] })]);

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ evaluations: [aFailure()] })],
      atMinute(1),
    );

    expect(snapshot.evaluations).toMatchObject([{ annotation: null, evaluatedAt: null }]);
  });

  test("is not given the reason of a failure that was mended in between", async () => {
    const store = await aStoreThatKnows();
    const mended = aFailure({ compliance: "COMPLIANT", capturedAt: writtenAnew });
    await collect(store, [aConfigObservation({ evaluations: [mended] })], atMinute(1));

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ evaluations: [aFailure()] })],
      atMinute(2),
    );

    expect(snapshot.evaluations).toMatchObject([{ annotation: null, evaluatedAt: null }]);
  });

  test("keeps a new reason that comes without a date", async () => {
    const store = await aStoreThatKnows();
    const details = [aDetail({ annotation: "another reason", evaluatedAt: null })];

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ evaluations: [aFailure()], details })],
      atMinute(1),
    );

    expect(snapshot.evaluations).toMatchObject([
      { annotation: "another reason", evaluatedAt: null },
    ]);
  });

  test("and is explained later, is explained for good, even if AWS gives a date and no reason", async () => {
    const store = await aStore();
    const evaluations = [aFailure()];
    await collect(store, [aConfigObservation({ evaluations })]);
    const details = [aDetail({ annotation: null })];

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ evaluations, details })],
      atMinute(1),
    );

    expect(snapshot.evaluations).toEqual([{ ...explained, annotation: null }]);
    expect(await recalled(store, evaluations)).toEqual([]);
  });
});

describe("the failures of a page that are still unexplained", () => {
  test("are those that came without details, of which none were known or given before", async () => {
    const store = await aStoreThatKnows();
    const staging = await store.beginStaging(accountId);
    const silent = aFailure({ resourceId: "silent" });
    const bare = aFailure({ resourceId: "bare" });
    await staging.explainFailures(region, [
      aDetail({ resourceId: "given" }),
      aDetail({ resourceId: "silent", annotation: null, evaluatedAt: null }),
    ]);

    const unexplained = await staging.keepEvaluations(region, [
      aFailure(),
      aFailure({ resourceId: "given" }),
      silent,
      bare,
      aFailure({ resourceId: "complies", compliance: "COMPLIANT" }),
      { ...explained, resourceId: "says why", capturedAt: null },
    ]);

    expect(unexplained).toEqual([silent, bare]);
  });

  test("are all of them in a region that none has read, and again once its last rule went", async () => {
    const store = await aStoreThatKnows();
    await collect(store, [aConfigObservation({ rules: [], evaluations: [] })], atMinute(1));

    expect(await recalled(store, [aFailure()])).toEqual([aFailure()]);
  });
});

test("a verdict's date survives a rule whose results could not be read", async () => {
  const store = await aStoreThatKnows();
  const state = { kind: "not_read", reason: "throttled", detail: "Throttling" } as const;
  const unread = aConfigObservation({ rules: [aRule({ state })], evaluations: [] });
  await collect(store, [unread], atMinute(1));

  expect(await recalled(store, [aFailure()])).toEqual([]);
});

test("under new parameters the next collection asks why it fails, though nobody could read it in between", async () => {
  const store = await aStoreThatKnows();
  const state = { kind: "not_read", reason: "throttled", detail: "Throttling" } as const;
  const unread = aRule({ state, parameters: { days: "90" } });
  await collect(store, [aConfigObservation({ rules: [unread], evaluations: [] })], atMinute(1));

  expect(await recalled(store, [aFailure()])).toEqual([aFailure()]);
});

test("a verdict's date is not taken away by a listing that gives none", async () => {
  const store = await aStoreThatKnows();
  await collect(store, [aConfigObservation({ evaluations: [explained] })], atMinute(1));

  expect(await recalled(store, [aFailure()])).toEqual([]);
});

test("a verdict's date does not move with rows of a rule that was not read to an end", async () => {
  const store = await aStoreThatKnows();
  const state = { kind: "not_read", reason: "throttled", detail: "Throttling" } as const;
  const anew = aFailure({ capturedAt: writtenAnew });
  const halfRead = aConfigObservation({
    rules: [aRule({ state })],
    evaluations: [anew],
    details: [aDetail({ annotation: "another reason" })],
  });

  const { snapshot } = await collect(store, [halfRead], atMinute(1));

  expect(snapshot.evaluations).toEqual([explained]);
  expect(await recalled(store, [anew])).toHaveLength(1);
});
