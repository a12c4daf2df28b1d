/** Copies of a store, and a copy in its place: whole or not at all, whoever writes and whenever it dies. */
import { randomUUID } from "node:crypto";
import {
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { draftFor } from "../../lib/store/draft-file.ts";
import {
  BackupError,
  backUpStore,
  openStore,
  restoreStore,
  StoreInUseError,
  StoreNewerError,
} from "../../lib/store/open-store.ts";
import { anException } from "../builders/an-exception.ts";
import { commitNumbered, wholeNumberOf } from "./numbered-commit.ts";
import { aFolder, aStore, look, takeBackTo } from "./opening.ts";
import { run } from "./running.ts";

const accountId = "111122223333";
const now = "2026-11-22T09:30:00.000Z";
const fileOf = (folder: string) => join(folder, "demarc.sqlite");

/** A closed store whose newest collection has this number, with one exception in its journal. */
async function aFilledStore(number: number, rows = 20): Promise<string> {
  const folder = await aFolder();
  const store = await openStore(folder);
  await commitNumbered(store, accountId, number, { rows });
  await store.leases.release(accountId, `process ${process.pid}`);
  const after = anException({ id: `EX-${number}` });
  const change = { accountId, kind: "exception", id: after.id, before: null, after } as const;
  await store.journal.append([change], { who: "Ada", at: now });
  await store.close();
  return folder;
}

async function backedUp(folder: string, target?: string) {
  const { signal } = new AbortController();
  const file = target ?? join(await aFolder(), "backup.sqlite");
  const onCopying = () => {};
  const contents = await backUpStore({ store: folder, target: file, now, signal, onCopying });
  return { file, contents };
}

function restored(from: string, store: string, replace = false) {
  return restoreStore({ from, store, replace, now, onStep: () => {} });
}

async function numberIn(folder: string, rows = 20): Promise<number | null> {
  const store = await openStore(folder);
  try {
    return await wholeNumberOf(store, accountId, rows);
  } finally {
    await store.close();
  }
}

describe("a backup", () => {
  test("holds the snapshots and the journal, says so, and is its owner's alone", async () => {
    const folder = await aFilledStore(7);

    const { file, contents } = await backedUp(folder);

    expect(contents).toMatchObject({ path: file, snapshots: 1, journalEntries: 1 });
    expect(contents?.newest.map((newest) => newest.accountId)).toEqual([accountId]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(dirname(file))).toEqual(["backup.sqlite"]);
  });

  test("of a store that nothing was put into yet is refused", async () => {
    await expect(backedUp(await aFolder())).rejects.toThrow(/nothing to back up/);
  });

  test("takes the place of an earlier one", async () => {
    const { file } = await backedUp(await aFilledStore(1));
    await backedUp(await aFilledStore(2), file);
    await restored(file, join(dirname(file), "here"));
    expect(await numberIn(join(dirname(file), "here"))).toBe(2);
  });

  test("is never written over the store, over another store, or over what is no backup", async () => {
    const folder = await aFilledStore(1);
    const other = await aFilledStore(2);
    const notes = join(await aFolder(), "notes.txt");
    await writeFile(notes, "mine");
    const link = join(dirname(notes), "link");
    await symlink(fileOf(folder), link);
    for (const target of [fileOf(folder), link, fileOf(other), notes, other, "/nowhere/x"]) {
      await expect(backedUp(folder, target), target).rejects.toThrow(BackupError);
    }
    expect(await readFile(notes, "utf8")).toBe("mine");
    expect(await numberIn(folder)).toBe(1);
    expect(await numberIn(other)).toBe(2);
  });

  test("is never written over another program's database, nor over a store that was kept aside", async () => {
    const folder = await aFilledStore(1);
    const { file } = await backedUp(folder);
    const payroll = join(await aFolder(), "payroll.db");
    const database = new DatabaseSync(payroll);
    database.exec("create table salaries (who text); insert into salaries values ('Ada')");
    database.close();
    const aside = ["replaced-20261122T090000000Z", "before-leaving-0009-snapshot-origins"].map(
      (ending) => join(dirname(file), `demarc.sqlite.${ending}`),
    );
    for (const path of aside) await copyFile(file, path);
    const bytes = await readFile(payroll);

    await expect(backedUp(folder, payroll)).rejects.toThrow("no backup of Demarc's");
    for (const path of aside)
      await expect(backedUp(folder, path)).rejects.toThrow("which Demarc has kept aside");

    expect((await readFile(payroll)).equals(bytes)).toBe(true);
  });

  test("is given up where a signal said stop, and leaves nothing", async () => {
    const folder = await aFilledStore(1);
    const target = join(await aFolder(), "backup.sqlite");
    const stop = new AbortController();
    const onCopying = () => stop.abort();
    const { signal } = stop;
    expect(await backUpStore({ store: folder, target, now, signal, onCopying })).toBeNull();
    expect(await readdir(dirname(target))).toEqual([]);
  });

  test("of a newer Demarc's store is refused", async () => {
    const folder = await aFilledStore(1);
    look(folder, "insert into demarc_migration values ('9999-later', '2030')");
    await expect(backedUp(folder)).rejects.toThrow(StoreNewerError);
  });

  test("taken while collections are saved and the journal is written is of one instant", async () => {
    const folder = await aFilledStore(0);
    const target = join(await aFolder(), "backup.sqlite");
    const saver = run("commit-loop", folder, accountId, "1", "10");
    const writer = run("journal-loop", folder, "EX-more", "80");
    const copier = run("back-up", folder, target, "4");

    expect(await copier.ended).toEqual({ how: 0, complaint: "" });

    const place = join(await aFolder(), "restored");
    await restored(target, place);
    expect(look(place, "pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
    const numbers = look(place, "select count(*) as count, max(number) as last from journal");
    expect(numbers[0]?.count).toBe(numbers[0]?.last);
    // Every row is the newest collection's, and its posture is there.
    const kept = await numberIn(place);
    expect(kept).toBeGreaterThanOrEqual(0);
    expect(look(place, "select count(*) as saved from snapshots")).toEqual([
      { saved: Number(kept) + 1 },
    ]);
    expect((await saver.ended).how).toBe(0);
    expect((await writer.ended).how).toBe(0);
    expect(await numberIn(folder)).toBe(10);
  });

  test("killed at any moment leaves the one before whole", async () => {
    const folder = await aFilledStore(0);
    const { file } = await backedUp(folder);
    for (let round = 0; round < 4; round += 1) {
      const copier = run("back-up", folder, file, "100");
      await copier.hasSaid(1 + round);
      await copier.kill();
      const place = join(await aFolder(), "restored");
      await restored(file, place);
      expect(await numberIn(place)).toBe(0);
    }
    expect(await numberIn(folder)).toBe(0);
    // What the killed ones left behind is gone with the next.
    await backedUp(folder, file);
    expect(await readdir(dirname(file))).toEqual(["backup.sqlite"]);
  });

  test("sweeps what killed ones left of this file, and nothing that somebody may still write", async () => {
    const folder = await aFilledStore(1);
    const { file } = await backedUp(folder);
    const draft = draftFor(file);
    const uuid = randomUUID();
    const ofPid = (pid: number) => draft.replace(`-${process.pid}.`, `-${pid}.`);
    const gone = run("journal-loop", folder, "EX-gone", "1");
    await gone.ended;
    const old = join(dirname(file), `.backup.sqlite.${uuid}.part`);
    const left = [ofPid(gone.pid), `${ofPid(gone.pid)}-journal`, old];
    const kept = [
      draft,
      ofPid(process.ppid),
      join(dirname(file), `.backup.sqlite.ffffffff-${gone.pid}.${uuid}.part`),
      join(dirname(file), `.other.sqlite.${uuid}.part`),
      join(dirname(file), ".backup.sqlite.mine.part"),
    ];
    for (const path of [...left, ...kept]) await writeFile(path, "half");
    const dayAgo = new Date(Date.parse(now) - 25 * 60 * 60 * 1000);
    await utimes(old, dayAgo, dayAgo);

    await backedUp(folder, file);

    const there = await readdir(dirname(file));
    expect(there.sort()).toEqual(["backup.sqlite", ...kept.map((path) => basename(path))].sort());
  });
});

describe("a restore", () => {
  test("puts the backup where no store is, and it opens as the store", async () => {
    const { file } = await backedUp(await aFilledStore(3));
    const place = join(await aFolder(), "new", "store");

    const { contents, kept } = await restored(file, place);

    expect(kept).toBeNull();
    expect(contents).toMatchObject({ path: fileOf(place), snapshots: 1, journalEntries: 1 });
    expect((await stat(fileOf(place))).mode & 0o777).toBe(0o600);
    expect(await numberIn(place)).toBe(3);
  });

  test("refuses a store that is there, and with replace keeps it beside", async () => {
    const { file } = await backedUp(await aFilledStore(3));
    const folder = await aFilledStore(4);
    await expect(restored(file, folder)).rejects.toThrow(/There is a store at .* already/);
    expect(await numberIn(folder)).toBe(4);

    const { kept } = await restored(file, folder, true);

    expect(kept).toBe(`${fileOf(folder)}.replaced-20261122T093000000Z`);
    expect(await numberIn(folder)).toBe(3);
    const before = join(await aFolder(), "demarc.sqlite");
    await copyFile(String(kept), before);
    expect(await numberIn(dirname(before))).toBe(4);
  });

  test("of an older format is brought up to date when it is opened", async () => {
    const folder = await aFilledStore(5);
    takeBackTo(folder, "0001-first-schema");
    const { file, contents } = await backedUp(folder);
    expect(contents).toMatchObject({ format: "0001-first-schema", journalEntries: 0 });
    const place = join(await aFolder(), "store");
    await restored(file, place);
    expect(await numberIn(place)).toBe(5);
  });

  test("refuses what is no backup, is damaged, or is newer, and the store stands", async () => {
    const folder = await aFilledStore(6);
    const there = await aFolder();
    const made = async (name: string, make: (path: string) => Promise<unknown>) => {
      const path = join(there, name);
      await make(path);
      return path;
    };
    const { file } = await backedUp(await aFilledStore(1));
    const newer = await aFilledStore(1);
    look(newer, "insert into demarc_migration values ('9999-later', '2030')");
    const refused = [
      [
        await made("notes", (path) => writeFile(path, "not a database at all, just words")),
        /not a SQLite/,
      ],
      [await made("empty", (path) => writeFile(path, "")), /it is empty/],
      [await made("half", (path) => cutInHalf(file, path)), /cannot be restored/],
      [await made("flipped", (path) => withIndexBroken(file, path)), /integrity check/],
      [await made("foreign", async (path) => aForeignDatabase(path)), /not one of Demarc's/],
      [fileOf(newer), /newer Demarc/],
      [join(there, "missing"), /no such file/],
      [there, /no file/],
      [fileOf(folder), /the store itself/],
    ] as const;
    for (const [from, why] of refused) {
      await expect(restored(from, folder, true), from).rejects.toThrow(why);
    }
    expect(await numberIn(folder)).toBe(6);
    expect((await readdir(folder)).filter((name) => name.includes("replaced"))).toEqual([]);
  });

  test("refuses while another has the store open, even at rest, and while a lease is held", async () => {
    const { file } = await backedUp(await aFilledStore(1));
    const folder = await aFilledStore(2);
    const store = await aStore(folder);
    await expect(restored(file, folder, true)).rejects.toThrow(StoreInUseError);
    await store.leases.acquire(accountId, "process 1 on there", new Date(now), 60);
    await store.close();
    await expect(restored(file, folder, true)).rejects.toThrow(/collected by process 1 on there/);
    expect(await numberIn(folder)).toBe(2);
  });

  test("takes the place of a store that is damaged, unless its log still holds something", async () => {
    const { file } = await backedUp(await aFilledStore(1));
    const folder = await aFolder();
    await writeFile(fileOf(folder), "SQLite format 3\0 and then nonsense".repeat(200));
    await writeFile(`${fileOf(folder)}-wal`, "commits");
    await expect(restored(file, folder, true)).rejects.toThrow(/is the log of another store/);
    await writeFile(`${fileOf(folder)}-wal`, "");

    await restored(file, folder, true);

    expect(await numberIn(folder)).toBe(1);
  });

  test("refuses a place where only the log of a store is left", async () => {
    const { file } = await backedUp(await aFilledStore(1));
    const folder = await aFolder();
    await writeFile(`${fileOf(folder)}-wal`, "commits");
    await expect(restored(file, folder)).rejects.toThrow(/is the log of another store/);
  });

  test("never moves somebody else's database aside", async () => {
    const { file } = await backedUp(await aFilledStore(1));
    const folder = await aFolder();
    aForeignDatabase(fileOf(folder));
    await expect(restored(file, folder, true)).rejects.toThrow(/not one of Demarc's/);
  });

  test.for(["checked", "copied", "kept"])(
    "killed once it has %s leaves the store as it was",
    async (step) => {
      const { file } = await backedUp(await aFilledStore(1));
      const folder = await aFilledStore(2);

      const dying = run("restore", file, folder, step);

      expect((await dying.ended).how).toBe("SIGKILL");
      expect(await numberIn(folder)).toBe(2);
      // And the next one goes through, and forgets the second name that the killed one may have left.
      await restored(file, folder, true);
      expect(await numberIn(folder)).toBe(1);
      expect((await readdir(folder)).filter((name) => name.includes("replaced"))).toHaveLength(1);
    },
  );

  test("killed at any other moment too leaves the old store or the new one, whole", async () => {
    const { file } = await backedUp(await aFilledStore(1, 3000));
    const old = await aFilledStore(2, 3000);
    const killedAfter = async (milliseconds: number) => {
      const folder = await aFolder();
      await copyFile(fileOf(old), fileOf(folder));
      const dying = run("restore-until", file, folder, String(milliseconds));
      const { how } = await dying.ended;
      return { folder, how, took: Number(dying.said.at(-1)) };
    };
    const { how, took } = await killedAfter(60_000);
    expect(how).toBe(0);
    const moments = 16;
    for (let moment = 0; moment < moments; moment += 1) {
      const { folder } = await killedAfter((took * moment) / (moments - 2));
      expect(look(folder, "pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
      expect([1, 2]).toContain(await numberIn(folder, 3000));
      await restored(file, folder, true);
      expect(await numberIn(folder, 3000)).toBe(1);
      expect((await readdir(folder)).filter((name) => name.includes(".part"))).toEqual([]);
    }
  });

  test("killed once it has placed it leaves the store as it is to be", async () => {
    const { file } = await backedUp(await aFilledStore(1));
    const folder = await aFilledStore(2);
    expect((await run("restore", file, folder, "placed").ended).how).toBe("SIGKILL");
    expect(await numberIn(folder)).toBe(1);
  });
});

async function cutInHalf(file: string, path: string): Promise<void> {
  const whole = await readFile(file);
  await writeFile(path, whole.subarray(0, whole.length / 2));
}

/** Every page reads well; one index does not say what its table does. */
async function withIndexBroken(file: string, path: string): Promise<void> {
  await copyFile(file, path);
  const handle = await open(path, "r+");
  const whole = await handle.readFile();
  // The account's number as an index over the snapshots has it.
  const database = new DatabaseSync(path, { readOnly: true });
  const root = database
    .prepare("select rootpage from sqlite_schema where name = 'snapshots_in_order'")
    .get();
  const pageSize = whole.readUInt16BE(16);
  database.close();
  const at = (Number(root?.rootpage) - 1) * pageSize;
  const place = whole.indexOf(accountId, at);
  await handle.write("9", place);
  await handle.close();
}

function aForeignDatabase(path: string): void {
  const database = new DatabaseSync(path);
  database.exec("create table cats (name text)");
  database.close();
}

test("a folder for the backup that is a file is refused", async () => {
  const folder = await aFilledStore(1);
  const place = join(await aFolder(), "file");
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, "");
  await expect(backedUp(folder, join(place, "x"))).rejects.toThrow(/folder/);
});
