import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Kysely, sql } from "kysely";
import { describe, expect, test } from "vitest";
import { migrateStore } from "../../lib/store/migrate-store.ts";
import { migrations } from "../../lib/store/migrations/migrations.ts";
import {
  openStore,
  StoreDamagedError,
  StoreError,
  StoreNewerError,
  StorePathError,
} from "../../lib/store/open-store.ts";
import { openConnection } from "../../lib/store/sqlite-dialect.ts";
import { aDetailedFinding } from "../builders/a-finding.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aConfigObservation, aGuardDutyObservation } from "../builders/an-observation.ts";
import { atMinute, collect, judging, readIn, whole } from "./collecting.ts";
import { aFolder, aStore, look, takeBackTo } from "./opening.ts";

describe("a store that is not there yet", () => {
  test("is made in a folder, for its owner only", async () => {
    const folder = join(await aFolder(), "new", "store");
    const store = await aStore(folder);
    await collect(store, [aConfigObservation()]);

    const modes = await Promise.all(
      ["", "demarc.sqlite", "demarc.sqlite-wal", "demarc.sqlite-shm"].map(
        async (name) => (await stat(join(folder, name))).mode & 0o777,
      ),
    );

    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
  });

  test("is the file named when that ends like a database", async () => {
    const folder = await aFolder();

    const store = await openStore(join(folder, "own.db"));
    await store.close();

    expect(await readdir(folder)).toEqual(["own.db"]);
  });

  test("is made where an empty file lies", async () => {
    const folder = await aFolder();
    await writeFile(join(folder, "demarc.sqlite"), "");
    const store = await aStore(folder);

    expect(await store.loadPosture({}, judging)).toBeNull();
  });

  test("holds nothing, and says so", async () => {
    const store = await aStore();

    expect(await store.loadPosture({}, judging)).toBeNull();
    expect(await store.loadSnapshot()).toBeNull();
    expect(await store.listSnapshots({ limit: 10 })).toEqual([]);
  });
});

describe("a store that was closed", () => {
  test("opens again with everything in it", async () => {
    const folder = await aFolder();
    const first = await openStore(folder);
    const { posture, snapshot } = await collect(first, [aConfigObservation()]);
    await first.close();

    const second = await aStore(folder);

    expect(await second.loadPosture({}, judging)).toEqual(posture);
    expect(whole(await second.loadSnapshot())).toEqual(snapshot);
  });

  test("can be closed twice", async () => {
    const store = await openStore(await aFolder());
    await store.close();

    await expect(store.close()).resolves.toBeUndefined();
  });
});

describe("a store of a newer Demarc", () => {
  test("is refused with the way out, and not a byte of it changes", async () => {
    const folder = await aFilledFolder();
    look(folder, "insert into demarc_migration values ('9999-tomorrow', '2030-01-01') returning 1");
    const before = await bytesOf(folder);

    const opening = openStore(folder);

    await expect(opening).rejects.toThrow(StoreNewerError);
    await expect(opening).rejects.toThrow(/demarc\.sqlite.*9999-tomorrow.*Upgrade Demarc/);
    expect(await bytesOf(folder)).toEqual(before);
  });

  test("does not show a posture of a newer form", async () => {
    const folder = await aFilledFolder();
    look(folder, "update snapshots set posture_format = 99 returning 1");
    const store = await aStore(folder);

    await expect(store.loadPosture({}, judging)).rejects.toThrow(StoreNewerError);
  });
});

describe("a damaged store", () => {
  test.each([
    ["is a text", async (file: string) => writeFile(file, "hello ".repeat(2000))],
    ["is shorter than a header", async (file: string) => writeFile(file, "SQLite")],
    ["lost its second half", async (file: string) => truncate(file, 3 * 4096)],
    ["has noise in a page", async (file: string) => spoil(file, 8 * 4096)],
    ["has noise in its first page", async (file: string) => spoil(file, 100)],
    ["lost everything but its log", emptyBesideItsLog],
    ["is another program's", makeAnotherPrograms],
  ])("that %s is refused with the way out, and not a byte of it changes", async (_, damage) => {
    const folder = await aFilledFolder();
    const file = join(folder, "demarc.sqlite");
    await damage(file);
    const before = await bytesOf(folder);

    const opening = openStore(folder);

    await expect(opening).rejects.toThrow(StoreDamagedError);
    await expect(opening).rejects.toThrow(file);
    await expect(opening).rejects.toThrow(/Put back a copy.*move it away/s);
    expect(await bytesOf(folder)).toEqual(before);
  });

  test("is noticed when damage comes to light only while reading", async () => {
    const folder = await aFilledFolder();
    const store = await aStore(folder);
    look(folder, "update rules set payload = '{}' returning 1");
    look(folder, "update snapshots set posture = x'00' returning 1");

    await expect(store.loadSnapshot()).rejects.toThrow(StoreDamagedError);
    await expect(store.loadPosture({}, judging)).rejects.toThrow(
      /a saved posture is not as it was written/,
    );
  });

  test("is not written to by a collection, however large it is", async () => {
    const folder = await aFilledFolder();
    const store = await aStore(folder);
    await spoil(join(folder, "demarc.sqlite"), 8 * 4096);

    await expect(store.beginStaging("111122223333")).rejects.toThrow(StoreDamagedError);
  });
});

describe("a place that cannot hold a store", () => {
  test.each([
    [
      "lies under a file",
      async (folder: string) => {
        await writeFile(join(folder, "file"), "");
        return join(folder, "file", "store");
      },
    ],
    ["lies where the system makes no folders", async () => "/proc/demarc/store"],
    [
      "has a folder where the file should be",
      async (folder: string) => {
        await mkdir(join(folder, "demarc.sqlite"));
        return folder;
      },
    ],
    ["is a PostgreSQL address", async () => "postgres://user:secret@db.example.com/demarc"],
  ])("because it %s is refused with the next step", async (_, makeIt) => {
    const place = await makeIt(await aFolder());

    const error = await openStore(place).catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(StorePathError);
    expect(error).toBeInstanceOf(StoreError);
    expect(String(error)).toContain("DEMARC_STORE");
    expect(String(error)).not.toContain("secret");
  });
});

describe("a migration", () => {
  const copyName = `demarc.sqlite.before-leaving-${Object.keys(migrations).at(-1)}`;
  const next = {
    "9001-next": {
      up: (db: Kysely<unknown>) => run(db, "alter table attempts add column host text"),
    },
  };

  test("is announced before anything is copied or changed, with the file and its size", async () => {
    const folder = await aFilledFolder();
    const path = join(folder, "demarc.sqlite");
    const { size } = await stat(path);
    const seen: unknown[] = [];

    await migrate(folder, next, (coming) =>
      seen.push({ ...coming, copied: existsSync(join(folder, copyName)) }),
    );

    expect(seen).toEqual([{ path, bytes: size, copied: false }]);
  });

  test("is not announced of a new store, nor of one that is up to date", async () => {
    const folder = await aFolder();
    const announced: unknown[] = [];

    for (let opened = 0; opened < 2; opened += 1) {
      const store = await openStore(folder, (coming) => announced.push(coming));
      await store.close();
    }

    expect(announced).toEqual([]);
  });

  test("copies a store beside itself before changing it, for its owner only", async () => {
    const folder = await aFilledFolder();

    await migrate(folder, next);

    const copy = join(folder, copyName);
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    expect(columnsOf(copy, "attempts")).not.toContain("host");
    expect(columnsOf(join(folder, "demarc.sqlite"), "attempts")).toContain("host");
    const restored = await aStore(await folderWith(await readFile(copy)));
    expect(whole(await restored.loadSnapshot()).evaluations).toEqual([anEvaluation()]);
  });

  test("to what collections learn keeps what an older Demarc kept, and what it did not know is unknown", async () => {
    const folder = await aFolder();
    const first = await openStore(folder);
    const failing = anEvaluation({ compliance: "NON_COMPLIANT", annotation: "no versions" });
    const config = aConfigObservation({
      evaluations: [{ ...failing, capturedAt: failing.evaluatedAt }],
    });
    const detail = JSON.stringify({ Resource: { LambdaDetails: { FunctionName: "orders" } } });
    const guardDuty = aGuardDutyObservation({ findings: [aDetailedFinding({ detail })] });
    const { snapshot } = await collect(first, [config, guardDuty]);
    await first.attempts.begin({ id: "first", startedAt: readIn(0), pid: 42 });
    await first.close();
    takeBackTo(folder, "0002-assessed-with");

    const store = await aStore(folder);

    expect(whole(await store.loadSnapshot())).toEqual(snapshot);
    expect(await store.attempts.find("first")).toMatchObject({ calls: null });
    expect(await store.paces.load("111122223333")).toEqual([]);
    const staging = await store.beginStaging("111122223333");
    expect(await staging.knownFindings("eu-west-1")).toMatchObject({ listedAt: null });
    const about = { accountId: "111122223333", resource: "orders", limit: 10 };
    expect(await store.listFindings(about)).toMatchObject({ total: 1 });
    expect(await readdir(folder)).toContain("demarc.sqlite.before-leaving-0002-assessed-with");
  });

  test("makes no copy of a store that it has just made", async () => {
    const folder = await aFilledFolder();

    expect(await readdir(folder)).toEqual(["demarc.sqlite"]);
  });

  test("that fails leaves the store as it was, and this Demarc opens it still", async () => {
    const folder = await aFilledFolder();
    const broken = {
      ...next,
      "9002-broken": { up: (db: Kysely<unknown>) => run(db, "alter table nowhere drop x") },
    };

    await expect(migrate(folder, broken)).rejects.toThrow("nowhere");

    expect(columnsOf(join(folder, "demarc.sqlite"), "attempts")).not.toContain("host");
    const store = await aStore(folder);
    expect(await store.loadPosture({}, judging)).not.toBeNull();
  });

  test("keeps the first copy when a store is migrated by several processes or tries", async () => {
    const folder = await aFilledFolder();
    const broken = { "9001-broken": { up: () => Promise.reject(new Error("no")) } };
    await expect(migrate(folder, broken)).rejects.toThrow("no");
    const copy = join(folder, copyName);
    const first = await stat(copy);

    await migrate(folder, next);

    expect((await stat(copy)).ino).toBe(first.ino);
    expect((await readdir(folder)).sort()).toEqual(["demarc.sqlite", copyName]);
  });
});

/** A folder with a closed store of one collection. */
async function aFilledFolder(): Promise<string> {
  const folder = await aFolder();
  const store = await openStore(folder);
  await collect(store, [aConfigObservation()], atMinute(0));
  await store.close();
  return folder;
}

async function folderWith(file: Uint8Array): Promise<string> {
  const folder = await aFolder();
  await writeFile(join(folder, "demarc.sqlite"), file);
  return folder;
}

/** The store's file; a log that a reader leaves beside it holds nothing. */
async function bytesOf(folder: string): Promise<string> {
  return (await readFile(join(folder, "demarc.sqlite"))).toString("base64");
}

async function spoil(file: string, from: number): Promise<void> {
  const bytes = await readFile(file);
  bytes.fill(0xa5, from, from + 2000);
  await writeFile(file, bytes);
}

async function emptyBesideItsLog(file: string): Promise<void> {
  await writeFile(`${file}-wal`, await readFile(file));
  await truncate(file, 0);
}

async function makeAnotherPrograms(file: string): Promise<void> {
  await truncate(file, 0);
  const database = new DatabaseSync(file);
  database.exec("create table recipes (name text)");
  database.close();
}

async function run(db: Kysely<unknown>, statement: string): Promise<void> {
  await sql.raw(statement).execute(db);
}

async function migrate(
  folder: string,
  added: Parameters<typeof migrateStore>[1],
  announce: Parameters<typeof migrateStore>[3] = () => {},
): Promise<void> {
  const connection = openConnection(join(folder, "demarc.sqlite"), "write");
  try {
    await migrateStore(connection, { ...migrations, ...added }, Object.keys(migrations), announce);
  } finally {
    await connection.close();
  }
}

function columnsOf(file: string, table: string): unknown[] {
  const database = new DatabaseSync(file);
  try {
    return database
      .prepare(`pragma table_info(${table})`)
      .all()
      .map((column) => column.name);
  } finally {
    database.close();
  }
}
