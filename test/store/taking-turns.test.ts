import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { type Store, StoreBusyError } from "../../lib/store/open-store.ts";
import { inTurn, whileBusy } from "../../lib/store/write-queue.ts";
import { holdWriteLock } from "./hold-write-lock.ts";
import { commitNumbered, wholeNumberOf } from "./numbered-commit.ts";
import { aFolder, aStore } from "./opening.ts";

const now = "2026-11-22T09:00:00.000Z";
const progress = { phase: "reading", startedAt: now, sources: [] } as const;

describe("writes of one process", () => {
  test("wait for each other, whichever opening of the store they go through", async () => {
    const folder = await aFolder();
    const stores = [await aStore(folder), await aStore(folder)];
    const accounts = ["111122223333", "444455556666"];
    await stores[0]?.attempts.begin({ id: "one", startedAt: now, pid: 1 });

    await Promise.all([
      ...stores.map((store, at) => commitNumbered(store, accounts[at] ?? "", 0)),
      ...stores.map((store) => store.attempts.heartbeat("one", now, progress)),
    ]);

    for (const [at, store] of stores.entries()) {
      expect(await wholeNumberOf(store, accounts[at] ?? "")).toBe(0);
      expect(await store.attempts.latest(now)).toMatchObject({ progress });
    }
  });

  test("go on after one that failed", async () => {
    const failing = inTurn("a store", () => Promise.reject(new Error("no")));
    const next = inTurn("a store", async () => "yes");

    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("yes");
  });
});

const anEnding = {
  finishedAt: "2026-11-22T10:00:00.000Z",
  accountId: null,
  outcome: "failed",
  message: "The collection was stopped.",
  calls: [],
} as const;

const aPace = {
  region: "eu-west-1",
  action: "config:DescribeConfigRules",
  perSecond: 4,
  throttledAtPerSecond: null,
  learnedAt: "2026-11-22T10:00:00.000Z",
};

describe("a store that another process is writing", () => {
  test("is given up after ten seconds, with nothing changed and the way out", {
    timeout: 60_000,
  }, async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    const other = new DatabaseSync(join(folder, "demarc.sqlite"));
    other.exec("begin immediate");

    const acquiring = store.leases.acquire("111122223333", "me", new Date(), 60);
    await expect(acquiring).rejects.toThrow(StoreBusyError);
    await expect(acquiring).rejects.toThrow(/demarc\.sqlite.*try again/);

    other.close();
    expect(await store.leases.acquire("111122223333", "me", new Date(), 60)).toEqual({
      kind: "held",
    });
  });

  test.for([
    ["a lease's end", (store: Store) => store.leases.release("111122223333", "me")],
    ["an attempt's end", (store: Store) => store.attempts.finish("one", anEnding)],
    ["a pace", (store: Store) => store.paces.keep("111122223333", [aPace])],
  ] as const)("is waited for with the thread awake by %s", async ([, write]) => {
    const folder = await aFolder();
    const store = await aStore(folder);
    const other = new DatabaseSync(join(folder, "demarc.sqlite"));
    other.exec("begin immediate");

    // In the same process: a thread asleep would never come to it, and the write would be refused.
    setImmediate(() => other.exec("rollback"));

    await expect(write(store)).resolves.toBeUndefined();
    other.close();
  });

  test.for([
    ["a sign of life", (store: Store) => store.attempts.heartbeat("one", now, progress)],
    [
      "a lease's renewal",
      (store: Store) => store.leases.renew("111122223333", "me", new Date(), 60),
    ],
  ] as const)("is not waited for by %s", async ([, write]) => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await using _other = await holdWriteLock(folder);

    // Waited for with the thread asleep, the other would come to its end and this be written.
    await expect(write(store)).rejects.toThrow(StoreBusyError);
  });

  test("is read all the same", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await commitNumbered(store, "111122223333", 0);
    const other = new DatabaseSync(join(folder, "demarc.sqlite"));
    other.exec("begin immediate; delete from evaluations");

    expect(await wholeNumberOf(store, "111122223333")).toBe(0);
    other.close();
  });

  test("is tried again by a collection until it comes free", async () => {
    let tries = 0;
    const saving = whileBusy(3, async () => {
      tries += 1;
      if (tries < 3) throw new StoreBusyError("a store");
      return "saved";
    });

    expect(await saving).toBe("saved");
  });

  test("is given up by a collection in the end, and at once for any other reason", async () => {
    const busy = whileBusy(2, () => Promise.reject(new StoreBusyError("a store")));
    let tries = 0;
    const broken = whileBusy(2, () => {
      tries += 1;
      return Promise.reject(new Error("broken"));
    });

    await expect(busy).rejects.toThrow(StoreBusyError);
    await expect(broken).rejects.toThrow("broken");
    expect(tries).toBe(1);
  });
});
