/** Where the file system gives a file one name only, as exFAT does, what takes a second one elsewhere goes on. */
import fs from "node:fs";
import { readdir } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { backUpStore, openStore, restoreStore } from "../../lib/store/open-store.ts";
import { commitNumbered, wholeNumberOf } from "./numbered-commit.ts";
import { aFolder, takeBackTo } from "./opening.ts";

const accountId = "111122223333";
const now = "2026-11-22T09:30:00.000Z";

beforeEach(() => {
  const refusal = new Error("EPERM: operation not permitted, link");
  vi.spyOn(fs.promises, "link").mockRejectedValue(Object.assign(refusal, { code: "EPERM" }));
  syncBuiltinESMExports();
});
afterEach(() => {
  expect(fs.promises.link).toHaveBeenCalled();
  vi.mocked(fs.promises.link).mockRestore();
  syncBuiltinESMExports();
});

async function aFilledStore(number: number): Promise<string> {
  const folder = await aFolder();
  const store = await openStore(folder);
  await commitNumbered(store, accountId, number, { rows: 20 });
  await store.leases.release(accountId, `process ${process.pid}`);
  await store.close();
  return folder;
}

async function aBackup(number: number): Promise<string> {
  const target = join(await aFolder(), "backup.sqlite");
  const [store, { signal }] = [await aFilledStore(number), new AbortController()];
  await backUpStore({ store, target, now, signal, onCopying: () => {} });
  return target;
}

async function numberIn(folder: string): Promise<number | null> {
  const store = await openStore(folder);
  try {
    return await wholeNumberOf(store, accountId, 20);
  } finally {
    await store.close();
  }
}

/** Without waiting for whoever holds it. */
function readAtOnce(folder: string): void {
  const database = new DatabaseSync(join(folder, "demarc.sqlite"), { timeout: 0 });
  try {
    database.exec("select * from snapshots");
  } finally {
    database.close();
  }
}

test("a backup is put where no store is, and nothing is left beside it", async () => {
  const [from, store] = [await aBackup(3), join(await aFolder(), "store")];
  await restoreStore({ from, store, replace: false, now, onStep: () => {} });
  expect(await readdir(store)).toEqual(["demarc.sqlite"]);
  expect(await numberIn(store)).toBe(3);
});

test("a store that is replaced is kept as a copy, and nobody reads it meanwhile", async () => {
  const [from, store] = [await aBackup(3), await aFilledStore(4)];
  const steps: string[] = [];
  const onStep = (step: string) => {
    steps.push(step);
    if (step === "kept") expect(() => readAtOnce(store)).toThrow(/locked/);
  };

  const { kept } = await restoreStore({ from, store, replace: true, now, onStep });

  expect(steps).toContain("kept");
  expect(await numberIn(store)).toBe(3);
  const [before, signal] = [await aFolder(), new AbortController().signal];
  const target = join(before, "kept.sqlite");
  await backUpStore({ store: String(kept), target, now, signal, onCopying: () => {} });
  await restoreStore({ from: target, store: before, replace: false, now, onStep: () => {} });
  expect(await numberIn(before)).toBe(4);
});

test("a store of an earlier version is copied beside itself before it is changed", async () => {
  const folder = await aFilledStore(5);
  takeBackTo(folder, "0001-first-schema");
  expect(await numberIn(folder)).toBe(5);
  const copies = (await readdir(folder)).filter((name) => name.includes("before-leaving"));
  expect(copies).toEqual(["demarc.sqlite.before-leaving-0001-first-schema"]);
});
