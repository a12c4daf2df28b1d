/** What people decided: kept for good, read as of any instant, and never altered. */

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import type { Exception } from "../../lib/posture/exceptions.ts";
import type { Change } from "../../lib/posture/journal.ts";
import { BadCursorError, ChangedMeanwhileError } from "../../lib/store/open-store.ts";
import { anException } from "../builders/an-exception.ts";
import { aFolder, aStore, look } from "./opening.ts";
import { run } from "./running.ts";

const accountId = "111122223333";
const kind = "exception";
const first = anException({ id: "EX-1" });
const longer = { ...first, expiresOn: "2027-03-31" };

function change(before: Exception | null, after: Exception | null): Change<"exception"> {
  const id = (after ?? before)?.id ?? "";
  return { accountId, kind, id, before, after };
}

const by = (who: string, minute = 0) => ({
  who,
  at: `2026-11-22T09:${String(minute).padStart(2, "0")}:00.000Z`,
});

describe("a journal", () => {
  test("tells who changed what, when, from what to what, the newest first", async () => {
    const { journal } = await aStore();
    await journal.append([change(null, first)], by("Ada", 1));
    await journal.append([change(first, longer)], by("Grace", 2));
    await journal.append([change(longer, null)], by("Ada", 3));

    const { rows, total } = await journal.list({ accountId, limit: 10 });

    expect(total).toBe(3);
    expect(rows.map(({ number, who, before, after }) => ({ number, who, before, after }))).toEqual([
      { number: 3, who: "Ada", before: longer, after: null },
      { number: 2, who: "Grace", before: first, after: longer },
      { number: 1, who: "Ada", before: null, after: first },
    ]);
  });

  test("says what stood at any instant", async () => {
    const { journal } = await aStore();
    await journal.append([change(null, first)], by("Ada", 1));
    await journal.append([change(first, longer)], by("Ada", 2));
    await journal.append([change(longer, null)], by("Ada", 3));
    const asOf = (minute: number) => journal.standing({ accountId, kind, asOf: by("", minute).at });

    expect(await Promise.all([0, 1, 2, 3].map(asOf))).toEqual([[], [first], [longer], []]);
    expect(await journal.standing({ accountId, kind })).toEqual([]);
  });

  test("keeps one account's apart from another's, and one kind's from another's", async () => {
    const { journal } = await aStore();
    await journal.append([change(null, first)], by("Ada"));

    expect(await journal.standing({ accountId: "999999999999", kind })).toEqual([]);
    expect(await journal.standing({ accountId, kind: "note" })).toEqual([]);
    expect((await journal.list({ accountId, kind: "note", limit: 5 })).total).toBe(0);
  });

  test("takes nothing from whoever looked before another changed it, and says who did", async () => {
    const { journal } = await aStore();
    await journal.append([change(null, first)], by("Ada", 1));
    await journal.append([change(first, longer)], by("Grace", 2));

    const late = journal.append([change(first, { ...first, reason: "mine" })], by("Ada", 3));

    await expect(late).rejects.toThrow(ChangedMeanwhileError);
    await expect(late).rejects.toThrow("Grace changed it at 2026-11-22T09:02:00.000Z");
    expect(await journal.standing({ accountId, kind })).toEqual([longer]);
  });

  test("takes all of some changes or none", async () => {
    const { journal } = await aStore();
    const other = anException({ id: "EX-2" });

    const both = journal.append([change(null, first), change(other, null)], by("Ada"));

    await expect(both).rejects.toThrow("EX-2 is not what it was");
    expect(await journal.standing({ accountId, kind })).toEqual([]);
  });

  test("goes on counting where it stood after one that was refused", async () => {
    const { journal } = await aStore();
    await journal.append([change(null, first)], by("Ada"));
    await expect(journal.append([change(null, first)], by("Ada"))).rejects.toThrow();

    const [next] = await journal.append([change(first, longer)], by("Ada"));

    expect(next?.number).toBe(2);
  });

  test("dates no entry before the one it follows, though the clock went back", async () => {
    const { journal } = await aStore();
    await journal.append([change(null, first)], by("Ada", 5));

    const [entry] = await journal.append([change(first, longer)], by("Ada", 1));

    expect(entry?.at).toBe(by("", 5).at);
  });

  const columns = "at, account_id, kind, subject_id, revision, before, after";
  test.each([
    "update journal set who = 'nobody'",
    "delete from journal",
    `insert or replace into journal (number, who, ${columns})
      select number, 'nobody', ${columns} from journal`,
    `replace into journal (who, ${columns}) select 'nobody', ${columns} from journal`,
    `insert into journal (number, who, ${columns})
      select number, 'nobody', ${columns} from journal where true
      on conflict do update set who = excluded.who`,
  ])("refuses whoever opens the file to say: %s", async (statement) => {
    const folder = await aFolder();
    const { journal } = await aStore(folder);
    await journal.append([change(null, first)], by("Ada"));
    const database = new DatabaseSync(join(folder, "demarc.sqlite"));

    expect(() => database.exec(statement)).toThrow("the journal is never");

    database.close();
    expect(look(folder, "select who from journal")).toEqual([{ who: "Ada" }]);
  });

  test("is read page by page without a gap", async () => {
    const { journal } = await aStore();
    for (const id of ["EX-1", "EX-2", "EX-3"])
      await journal.append([change(null, anException({ id }))], by("Ada"));

    const page = await journal.list({ accountId, limit: 2 });
    const rest = await journal.list({ accountId, limit: 2, after: page.next ?? "" });

    expect([...page.rows, ...rest.rows].map(({ id }) => id)).toEqual(["EX-3", "EX-2", "EX-1"]);
    expect(rest.next).toBeNull();
    await expect(journal.list({ accountId, limit: 2, after: "WyJ4Il0" })).rejects.toThrow(
      BadCursorError,
    );
  });
});

describe("processes that write at once", () => {
  test("all have their entries kept, each number once", async () => {
    const folder = await aFolder();
    const { journal } = await aStore(folder);
    const writers = ["one", "two"].map((name) => run("journal-loop", folder, name, "25"));

    for (const writer of writers) expect(await writer.ended).toMatchObject({ how: 0 });
    const { rows, total } = await journal.list({ accountId, limit: 100 });

    expect(total).toBe(50);
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, i) => 50 - i));
  });

  test("lose nothing that was acknowledged when one is killed", async () => {
    const folder = await aFolder();
    const { journal } = await aStore(folder);
    const writer = run("journal-loop", folder, "one", "1000");

    await writer.hasSaid(20);
    await writer.kill();
    const standing = await journal.standing({ accountId, kind });

    expect(standing.map(({ id }) => id)).toEqual(expect.arrayContaining([...writer.said]));
    expect(writer.said.length).toBeGreaterThanOrEqual(20);
  });
});
