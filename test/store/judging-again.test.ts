/** A kept posture was judged by some program with some catalogue; what is asked for is this one's answer. */

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import type { Snapshot } from "../../lib/posture/snapshot.ts";
import { type Judging, openStore, StoreNewerError } from "../../lib/store/open-store.ts";
import { aCatalogue } from "../builders/a-catalogue.ts";
import { aRule } from "../builders/a-rule.ts";
import { aConfigObservation } from "../builders/an-observation.ts";
import { atMinute, collect, judging, readIn } from "./collecting.ts";
import { aFolder, aStore, look, takeBackTo } from "./opening.ts";

/** Judges as high what the other catalogue calls medium, and counts how often. */
function otherJudging(): Judging & { readonly times: () => number } {
  let times = 0;
  const catalogue = aCatalogue({ rules: [{ severity: "high" }] });
  return {
    assessedWith: "another catalogue",
    assess: (snapshot: Snapshot) => {
      times += 1;
      const asOf = snapshot.header.finishedAt;
      return assessPosture({ snapshot, catalogue, exceptions: [], asOf });
    },
    times: () => times,
  };
}

async function aFilledFolder(): Promise<string> {
  const folder = await aFolder();
  const store = await openStore(folder);
  await collect(store, [aConfigObservation()], atMinute(0));
  await store.close();
  return folder;
}

const kept = (folder: string) =>
  look(folder, "select posture_format, assessed_with from snapshots order by valid_at");

/** Holds the store's write lock, as a collection does that is being saved. */
function holdLock(folder: string): () => void {
  const database = new DatabaseSync(join(folder, "demarc.sqlite"));
  database.exec("begin immediate");
  let open = true;
  const release = () => {
    if (open) database.close();
    open = false;
  };
  onTestFinished(release);
  return release;
}

describe("a posture judged with this catalogue", () => {
  test("is given as it was kept", async () => {
    const store = await aStore(await aFilledFolder());
    const never = () => {
      throw new Error("judged again");
    };

    const posture = await store.loadPosture({}, { ...judging, assess: never });

    expect(posture?.controls[0]?.severity).toBe("medium");
  });
});

describe("a posture judged with another catalogue", () => {
  test("is judged again, kept in its row, and found there by the next process", async () => {
    const folder = await aFilledFolder();
    const first = await aStore(folder);
    const other = otherJudging();

    const posture = await first.loadPosture({}, other);

    expect(posture?.controls[0]?.severity).toBe("high");
    expect(kept(folder)).toEqual([{ posture_format: 4, assessed_with: "another catalogue" }]);
    const second = await aStore(folder);
    expect(await second.loadPosture({}, other)).toEqual(posture);
    expect(other.times()).toBe(1);
  });

  test("is judged once for two who ask at the same time", async () => {
    const store = await aStore(await aFilledFolder());
    const other = otherJudging();

    const [one, two] = await Promise.all([
      store.loadPosture({}, other),
      store.loadPosture({}, other),
    ]);

    expect(one).toEqual(two);
    expect(other.times()).toBe(1);
  });

  test("is the same for two processes that ask at the same time", async () => {
    const folder = await aFilledFolder();
    const [one, two] = [await aStore(folder), await aStore(folder)];
    const [first, second] = [otherJudging(), otherJudging()];

    const answers = await Promise.all([one.loadPosture({}, first), two.loadPosture({}, second)]);

    expect(answers[0]).toEqual(answers[1]);
    expect(kept(folder)).toEqual([{ posture_format: 4, assessed_with: "another catalogue" }]);
  });

  test("is given without being kept while another process writes, and kept when it is asked for later", async () => {
    const folder = await aFilledFolder();
    const store = await aStore(folder);
    const release = holdLock(folder);

    const posture = await store.loadPosture({}, otherJudging());

    expect(posture?.controls[0]?.severity).toBe("high");
    release();
    expect(kept(folder)).toEqual([{ posture_format: 4, assessed_with: judging.assessedWith }]);
    await (await aStore(folder)).loadPosture({}, otherJudging());
    expect(kept(folder)).toEqual([{ posture_format: 4, assessed_with: "another catalogue" }]);
  });

  test("stays as it was when judging fails, and the next who asks has it judged anew", async () => {
    const folder = await aFilledFolder();
    const store = await aStore(folder);
    const other = otherJudging();
    const failing: Judging = {
      assessedWith: other.assessedWith,
      assess: () => {
        throw new Error("the catalogue is broken");
      },
    };

    await expect(store.loadPosture({}, failing)).rejects.toThrow("the catalogue is broken");

    expect(kept(folder)).toEqual([{ posture_format: 4, assessed_with: judging.assessedWith }]);
    expect((await store.loadPosture({}, other))?.controls[0]?.severity).toBe("high");
  });

  test("is judged again as of its own instant, and only it", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    for (const minute of [0, 1, 2]) await collect(store, [aConfigObservation()], atMinute(minute));

    const asOf = "2026-11-22T09:02:00.000Z";
    const posture = await store.loadPosture({ asOf }, otherJudging());

    expect(posture).toMatchObject({
      asOf: "2026-11-22T09:01:59.000Z",
      snapshot: { id: "snapshot-1" },
    });
    expect(kept(folder).map((row) => row.assessed_with)).toEqual([
      judging.assessedWith,
      "another catalogue",
      judging.assessedWith,
    ]);
  });

  test("does not lose when its rules last ran, though the store has noted later runs in place", async () => {
    const store = await aStore();
    const ranIn = (minute: number) =>
      aConfigObservation({ rules: [aRule({ lastEvaluatedAt: readIn(minute) })] });
    await collect(store, [ranIn(0)], atMinute(0));
    await collect(store, [ranIn(1)], atMinute(1));

    const posture = await store.loadPosture({ asOf: "2026-11-22T09:00:59.000Z" }, otherJudging());

    expect(posture?.rules[0]?.lastEvaluatedAt).toBe(readIn(0));
    expect(posture?.controls[0]).toMatchObject({ severity: "high", oldestEvidenceAt: readIn(0) });
  });
});

describe("a posture of an older form", () => {
  test("is judged again, though the catalogue is the same", async () => {
    const folder = await aFilledFolder();
    look(folder, "update snapshots set posture_format = 1, assessed_with = null returning 1");
    const store = await aStore(folder);

    expect((await store.loadPosture({}, judging))?.controls).toHaveLength(1);

    expect(kept(folder)).toEqual([{ posture_format: 4, assessed_with: judging.assessedWith }]);
  });

  test("comes with the whole store it is in, which is copied first", async () => {
    const folder = await aFilledFolder();
    look(folder, "update snapshots set posture_format = 1 returning 1");
    takeBackTo(folder, "0001-first-schema");
    const store = await aStore(folder);

    expect((await store.loadPosture({}, judging))?.snapshot.id).toBe("snapshot-0");
    expect(kept(folder)).toEqual([{ posture_format: 4, assessed_with: judging.assessedWith }]);
    expect(await readdir(folder)).toContain("demarc.sqlite.before-leaving-0001-first-schema");
  });
});

describe("a posture of a newer form", () => {
  test("that another process kept while this one judged is not overwritten", async () => {
    const folder = await aFilledFolder();
    const store = await aStore(folder);
    const other = otherJudging();
    const overtaken: Judging = {
      assessedWith: other.assessedWith,
      assess: (snapshot) => {
        look(
          folder,
          "update snapshots set posture_format = 5, assessed_with = 'a later one' returning 1",
        );
        return other.assess(snapshot);
      },
    };

    expect((await store.loadPosture({}, overtaken))?.controls[0]?.severity).toBe("high");

    expect(kept(folder)).toEqual([{ posture_format: 5, assessed_with: "a later one" }]);
  });

  test("is refused and not overwritten, whatever it was judged with", async () => {
    const folder = await aFilledFolder();
    look(folder, "update snapshots set posture_format = 5 returning 1");
    const store = await aStore(folder);

    await expect(store.loadPosture({}, otherJudging())).rejects.toThrow(StoreNewerError);

    expect(kept(folder)).toEqual([{ posture_format: 5, assessed_with: judging.assessedWith }]);
  });
});
