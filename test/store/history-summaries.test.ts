/** What a history is drawn from: saved with each snapshot, made later for those that have none. */

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import { BadCursorError, openStore } from "../../lib/store/open-store.ts";
import { aCatalogue } from "../builders/a-catalogue.ts";
import { aRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { aConfigObservation, anUnreadObservation } from "../builders/an-observation.ts";
import { atMinute, collect, judging } from "./collecting.ts";
import { aFolder, aStore, look, takeBackTo } from "./opening.ts";

const accountId = "111122223333";
const failing = aConfigObservation({
  evaluations: [anEvaluation({ compliance: "NON_COMPLIANT" })],
});

const history = (store: Awaited<ReturnType<typeof aStore>>, limit = 10, after?: string) =>
  store.listHistory({ accountId, limit, ...(after === undefined ? {} : { after }) });

describe("a summary", () => {
  test("is saved with its snapshot, with what each cause made of the counts since the one before", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()], atMinute(0));
    await collect(store, [failing], atMinute(1));

    const { rows, total } = await history(store);

    expect(total).toBe(2);
    expect(rows.map(({ header }) => header.id)).toEqual(["snapshot-1", "snapshot-0"]);
    expect(rows.map(({ summary }) => summary?.controls.failing)).toEqual([1, 0]);
    expect(rows[0]?.summary?.pillars.security.controls.failing).toBe(1);
    expect(rows[0]?.figures?.resource.startedFailing).toBe(1);
    expect(rows[1]?.figures).toBeNull();
  });

  test("tells the same rules and the same sight from others", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()], atMinute(0));
    await collect(store, [failing], atMinute(1));
    await collect(store, [anUnreadObservation({ source: "config" })], atMinute(2));

    const [dark, second, first] = (await history(store)).rows;

    expect(second?.summary?.ruleSet).toBe(first?.summary?.ruleSet);
    expect(second?.summary?.sight).toBe(first?.summary?.sight);
    expect(dark?.summary?.ruleSet).toBe(second?.summary?.ruleSet);
    expect(dark?.summary?.sight).not.toBe(second?.summary?.sight);
  });

  test("is saved without what changed where the snapshot before cannot be opened: no collection is lost for it", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await collect(store, [aConfigObservation()], atMinute(0));
    look(folder, "update snapshots set posture = x'00' returning 1");

    await collect(store, [failing], atMinute(1));

    expect(look(folder, "select snapshot_id, figures from snapshot_summaries")).toEqual([
      { snapshot_id: "snapshot-0", figures: "null" },
      { snapshot_id: "snapshot-1", figures: null },
    ]);
  });

  test("is not there when its snapshot could not be saved", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    const database = new DatabaseSync(join(folder, "demarc.sqlite"));
    database.exec(
      "create trigger full before insert on snapshot_summaries begin select raise(abort, 'no'); end",
    );
    database.close();

    await expect(collect(store, [aConfigObservation()])).rejects.toThrow();

    expect(look(folder, "select count(*) as n from snapshots")).toEqual([{ n: 0 }]);
    expect(look(folder, "select count(*) as n from evaluations")).toEqual([{ n: 0 }]);
  });

  test("says what it was judged with, also after its snapshot was judged again", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await collect(store, [aConfigObservation()], atMinute(0));
    await collect(store, [failing], atMinute(1));
    const known = (await history(store)).rows[0]?.figures;
    const catalogue = aCatalogue({ rules: [{ pillars: ["reliability"] }] });
    await store.loadPosture(
      { id: "snapshot-1" },
      {
        assessedWith: "another catalogue",
        assess: (snapshot) =>
          assessPosture({ snapshot, catalogue, exceptions: [], asOf: snapshot.header.finishedAt }),
      },
    );

    const [second, first] = (await history(store)).rows;

    expect(second?.judgedWith).toBe("another catalogue");
    expect(second?.summary?.pillars.reliability.controls.failing).toBe(1);
    expect(second?.figures?.resource.startedFailing).toBe(1);
    // What one judgement makes of a collection and another of the one before is no change.
    expect(second?.figures).toEqual(known);
    expect(first?.judgedWith).toBe(judging.assessedWith);
  });

  test("knows what an exception made of it that was accepted after it was saved, and of the next", async () => {
    const store = await aStore();
    await collect(store, [failing], atMinute(0));
    await collect(store, [failing], atMinute(1));
    await collect(store, [failing], atMinute(2));
    expect((await history(store)).rows[1]?.figures?.exception.changed).toBe(0);

    await store.loadPosture(
      { id: "snapshot-1" },
      {
        assessedWith: `${judging.assessedWith}+an exception`,
        assess: (snapshot) =>
          assessPosture({
            snapshot,
            catalogue: aCatalogue(),
            exceptions: [anException()],
            asOf: snapshot.header.finishedAt,
          }),
      },
    );

    const [third, second] = (await history(store)).rows;
    expect(second?.summary?.controls).toMatchObject({ failing: 0, excepted: 1 });
    expect(second?.figures?.exception).toMatchObject({ changed: 1, stoppedFailing: 1 });
    expect(third?.figures?.exception).toMatchObject({ changed: 1, startedFailing: 1 });
  });

  test("in an older form is made anew", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await collect(store, [failing], atMinute(0));
    look(folder, "update snapshot_summaries set summary_format = 0, summary = '{}' returning 1");

    expect((await history(store)).rows[0]?.summary?.controls.failing).toBe(1);
    expect(look(folder, "select summary_format > 0 as anew from snapshot_summaries")).toEqual([
      { anew: 1 },
    ]);
  });
});

describe("a store from before there were summaries", () => {
  async function anOldFolder(): Promise<string> {
    const folder = await aFolder();
    const store = await openStore(folder);
    await collect(store, [aConfigObservation()], atMinute(0));
    await collect(store, [failing], atMinute(1));
    await store.close();
    takeBackTo(folder, "0002-assessed-with");
    return folder;
  }

  test("has them made when they are asked for, and keeps them", async () => {
    const folder = await anOldFolder();
    const store = await aStore(folder);

    const { rows } = await history(store);

    expect(rows.map(({ summary }) => summary?.controls.failing)).toEqual([1, 0]);
    expect(rows[0]?.figures?.resource.startedFailing).toBe(1);
    expect(look(folder, "select count(*) as n from snapshot_summaries")).toEqual([{ n: 2 }]);
  });

  test("has the figures made as well where a snapshot was judged again before it was summarised", async () => {
    const folder = await anOldFolder();
    const store = await aStore(folder);
    await store.loadPosture({ id: "snapshot-1" }, { ...judging, assessedWith: "another" });

    const { rows } = await history(store);

    expect(rows[0]?.judgedWith).toBe("another");
    expect(rows[0]?.figures?.resource.startedFailing).toBe(1);
    expect(rows[1]?.figures).toBeNull();
  });

  test("keeps no summary of how a snapshot was judged before, when it is judged anew meanwhile", async () => {
    const folder = await anOldFolder();
    const store = await aStore(folder);

    const asked = history(store);
    // The first turn that anybody else gets is between opening the postures and keeping what was made of them.
    setImmediate(() =>
      look(
        folder,
        "update snapshots set assessed_with = 'anew' where id = 'snapshot-1' returning 1",
      ),
    );
    const [second] = (await asked).rows;

    expect(second?.judgedWith).toBe(judging.assessedWith);
    expect(look(folder, "select snapshot_id from snapshot_summaries")).toEqual([
      { snapshot_id: "snapshot-0" },
    ]);
    expect((await history(store)).rows[0]?.judgedWith).toBe("anew");
  });

  test("is summarised all the same while another process writes, and keeps them later", async () => {
    const folder = await anOldFolder();
    const store = await aStore(folder);
    const writer = new DatabaseSync(join(folder, "demarc.sqlite"));
    writer.exec("begin immediate");

    const { rows } = await history(store);

    expect(rows.map(({ summary }) => summary?.controls.failing)).toEqual([1, 0]);
    writer.exec("rollback");
    writer.close();
    expect(look(folder, "select count(*) as n from snapshot_summaries")).toEqual([{ n: 0 }]);
    await history(store);
    expect(look(folder, "select count(*) as n from snapshot_summaries")).toEqual([{ n: 2 }]);
  });
});

describe("pages of history", () => {
  test("follow one another without a gap, newest first", async () => {
    const store = await aStore();
    for (const minute of [0, 1, 2]) await collect(store, [aConfigObservation()], atMinute(minute));

    const first = await history(store, 2);
    const second = await history(store, 2, first.next ?? "");

    expect([...first.rows, ...second.rows].map(({ header }) => header.id)).toEqual([
      "snapshot-2",
      "snapshot-1",
      "snapshot-0",
    ]);
    expect(second.next).toBeNull();
    await expect(history(store, 2, "nonsense")).rejects.toThrow(BadCursorError);
  });

  test("can begin after an instant, and are one account's", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()], atMinute(0));
    const { finishedAt: since = "" } = atMinute(0);
    await collect(store, [aConfigObservation()], atMinute(1));
    const other = { ...atMinute(2), accountId: "444455556666" };
    await collect(store, [], other);

    const { rows } = await store.listHistory({ accountId, since, limit: 10 });

    expect(rows.map(({ header }) => header.id)).toEqual(["snapshot-1"]);
  });
});

describe("which snapshot", () => {
  test("is found by its id, and the one before it by account", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()], atMinute(0));
    await collect(store, [], { ...atMinute(1), accountId: "444455556666" });
    await collect(store, [aConfigObservation()], atMinute(2));

    expect((await store.findSnapshot({ id: "snapshot-0" }))?.id).toBe("snapshot-0");
    expect((await store.findSnapshot({ before: "snapshot-2" }))?.id).toBe("snapshot-0");
    expect(await store.findSnapshot({ before: "snapshot-0" })).toBeNull();
    expect(await store.findSnapshot({ before: "no such" })).toBeNull();
  });
});

describe("verdicts that differ between two snapshots", () => {
  const bucket = (resourceId: string, compliance: "COMPLIANT" | "NON_COMPLIANT") =>
    anEvaluation({ resourceId, compliance });

  async function twoCollections() {
    const store = await aStore();
    const before = ["same", "broken", "gone"].map((id) => bucket(id, "COMPLIANT"));
    await collect(
      store,
      [aConfigObservation({ evaluations: [...before, bucket("mended", "NON_COMPLIANT")] })],
      atMinute(0),
    );
    await collect(
      store,
      [
        aConfigObservation({
          evaluations: [
            bucket("same", "COMPLIANT"),
            bucket("broken", "NON_COMPLIANT"),
            bucket("mended", "COMPLIANT"),
            bucket("new", "NON_COMPLIANT"),
          ],
        }),
      ],
      atMinute(1),
    );
    return store;
  }
  const between = { since: "snapshot-0", until: "snapshot-1" } as const;

  test("are told with what they were and what they are, the failing first", async () => {
    const store = await twoCollections();

    const page = await store.listResourceChanges({ ...between, limit: 10 });

    expect(page?.rows.map(({ resourceId, before, after }) => [resourceId, before, after])).toEqual([
      ["broken", "COMPLIANT", "NON_COMPLIANT"],
      ["new", null, "NON_COMPLIANT"],
      ["mended", "NON_COMPLIANT", "COMPLIANT"],
      ["gone", "COMPLIANT", null],
    ]);
    expect(page?.next).toBeNull();
  });

  test("come page by page without a gap, and for one control alone", async () => {
    const store = await twoCollections();
    const ids: string[] = [];
    let from: string | null = null;
    do {
      const page = await store.listResourceChanges({
        ...between,
        control: "S3_BUCKET_VERSIONING_ENABLED",
        limit: 1,
        ...(from === null ? {} : { after: from }),
      });
      ids.push(...(page?.rows ?? []).map(({ resourceId }) => resourceId));
      from = page?.next ?? null;
    } while (from !== null);

    expect(ids).toEqual(["broken", "new", "mended", "gone"]);
    const other = await store.listResourceChanges({ ...between, control: "NO", limit: 9 });
    expect(other?.rows).toEqual([]);
  });

  test("leave out what was another for a while only, and a verdict that got another annotation", async () => {
    const store = await aStore();
    const at = (compliance: "COMPLIANT" | "NON_COMPLIANT", annotation: string | null) =>
      aConfigObservation({ evaluations: [anEvaluation({ compliance, annotation })] });
    await collect(store, [at("NON_COMPLIANT", "first words")], atMinute(0));
    await collect(store, [at("COMPLIANT", null)], atMinute(1));
    await collect(store, [at("NON_COMPLIANT", "other words")], atMinute(2));

    const over = await store.listResourceChanges({
      since: "snapshot-0",
      until: "snapshot-2",
      limit: 9,
    });

    expect(over?.rows).toEqual([]);
    const last = await store.listResourceChanges({
      since: "snapshot-1",
      until: "snapshot-2",
      limit: 9,
    });
    expect(last?.rows).toMatchObject([{ before: "COMPLIANT", after: "NON_COMPLIANT" }]);
  });

  test("under other parameters are gone under the one control and new under the other", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()], atMinute(0));
    const rules = [aRule({ parameters: { days: "90" } })];
    await collect(store, [aConfigObservation({ rules })], atMinute(1));

    const page = await store.listResourceChanges({ ...between, limit: 9 });

    expect(page?.rows.map(({ control, after }) => [control, after])).toEqual([
      ["S3_BUCKET_VERSIONING_ENABLED~days=90", "COMPLIANT"],
      ["S3_BUCKET_VERSIONING_ENABLED", null],
    ]);
  });

  test("cannot be asked for backwards, nor of a snapshot that is not there", async () => {
    const store = await twoCollections();
    const backwards = { since: between.until, until: between.since, limit: 1 };

    expect(await store.listResourceChanges(backwards)).toBeNull();
    expect(await store.listResourceChanges({ ...between, until: "no", limit: 1 })).toBeNull();
    await expect(
      store.listResourceChanges({ ...between, after: "nonsense", limit: 1 }),
    ).rejects.toThrow(BadCursorError);
  });
});
