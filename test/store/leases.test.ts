import { describe, expect, test } from "vitest";
import { LeaseLostError } from "../../lib/store/open-store.ts";
import { anAccount, aSnapshotHeader } from "../builders/a-snapshot.ts";
import { aConfigObservation } from "../builders/an-observation.ts";
import { judge, judging, stage } from "./collecting.ts";
import { aFolder, aStore } from "./opening.ts";

const accountId = "111122223333";
const nine = new Date("2026-11-22T09:00:00.000Z");
const later = (seconds: number) => new Date(nine.getTime() + seconds * 1000);

describe("the lease of an account", () => {
  test("is one process's at a time", async () => {
    const store = await aStore();

    const first = await store.leases.acquire(accountId, "one", nine, 60);
    const second = await store.leases.acquire(accountId, "two", later(30), 60);
    const elsewhere = await store.leases.acquire("444455556666", "two", later(30), 60);

    expect(first).toEqual({ kind: "held" });
    expect(second).toEqual({ kind: "taken", owner: "one", until: "2026-11-22T09:01:00.000Z" });
    expect(elsewhere).toEqual({ kind: "held" });
  });

  test("is free again once it ran out", async () => {
    const store = await aStore();
    await store.leases.acquire(accountId, "one", nine, 60);

    expect(await store.leases.acquire(accountId, "two", later(60), 60)).toEqual({ kind: "held" });
    expect(await store.leases.renew(accountId, "one", later(61), 60)).toBe(false);
  });

  test("lasts as long as it is renewed", async () => {
    const store = await aStore();
    await store.leases.acquire(accountId, "one", nine, 60);

    expect(await store.leases.renew(accountId, "one", later(50), 60)).toBe(true);
    expect(await store.leases.acquire(accountId, "two", later(70), 60)).toMatchObject({
      kind: "taken",
    });
  });

  test("is given back by its owner only", async () => {
    const store = await aStore();
    await store.leases.acquire(accountId, "one", nine, 60);

    await store.leases.release(accountId, "two");
    const still = await store.leases.acquire(accountId, "two", nine, 60);
    await store.leases.release(accountId, "one");
    const free = await store.leases.acquire(accountId, "two", nine, 60);

    expect([still.kind, free.kind]).toEqual(["taken", "held"]);
  });

  test("goes to exactly one of many who ask at once", async () => {
    const folder = await aFolder();
    const stores = await Promise.all([1, 2, 3].map(() => aStore(folder)));

    const answers = await Promise.all(
      stores.map((store, at) => store.leases.acquire(accountId, `process ${at}`, nine, 60)),
    );

    expect(answers.map((answer) => answer.kind).sort()).toEqual(["held", "taken", "taken"]);
  });
});

describe("saving", () => {
  test("is refused when the lease is another's by then, and saves nothing", async () => {
    const store = await aStore();
    const saving = await readyToSave(store, "one");
    await store.leases.acquire(accountId, "two", later(120), 60);

    await expect(saving()).rejects.toThrow(LeaseLostError);

    expect(await store.loadPosture({}, judging)).toBeNull();
    expect(await store.loadSnapshot()).toBeNull();
  });

  test("is refused when another has collected and given the lease back meanwhile", async () => {
    const store = await aStore();
    const saving = await readyToSave(store, "one");
    await store.leases.acquire(accountId, "two", later(120), 60);
    await store.leases.release(accountId, "two");

    await expect(saving()).rejects.toThrow(LeaseLostError);
  });

  test("is done when the lease ran out but nobody took it", async () => {
    const store = await aStore();
    const saving = await readyToSave(store, "one");

    await expect(saving()).resolves.toMatchObject({ snapshot: { id: "snapshot-1" } });
  });

  test("saves nothing when judging fails, and can be tried again", async () => {
    const store = await aStore();
    let isBroken = true;
    const saving = await readyToSave(store, "one", () => {
      if (isBroken) throw new Error("the judge fell ill");
    });

    await expect(saving()).rejects.toThrow("the judge fell ill");
    expect(await store.loadSnapshot()).toBeNull();

    isBroken = false;
    await saving();
    const snapshot = await store.loadSnapshot();
    expect([...(snapshot?.evaluations ?? [])]).toHaveLength(1);
  });

  test("is done once for each staging", async () => {
    const store = await aStore();
    const saving = await readyToSave(store, "one");
    await saving();

    await expect(saving()).rejects.toThrow("saved already");
  });

  test("of a staging that was discarded does not happen", async () => {
    const store = await aStore();
    const staging = await store.beginStaging(accountId);
    await stage(staging, aConfigObservation());
    await staging.discard();
    await store.leases.acquire(accountId, "one", nine, 60);

    const saving = store.commitSnapshot({
      header: aSnapshotHeader(),
      account: anAccount(),
      staging,
      leaseOwner: "one",
      regions: "some",
      assessedWith: judging.assessedWith,
      assess: judge,
    });

    await expect(saving).rejects.toThrow("saved already");
  });
});

/** Everything up to the moment of saving, under a lease of one minute. */
async function readyToSave(
  store: Awaited<ReturnType<typeof aStore>>,
  leaseOwner: string,
  onJudging = () => {},
) {
  await store.leases.acquire(accountId, leaseOwner, nine, 60);
  const staging = await store.beginStaging(accountId);
  await stage(staging, aConfigObservation());
  return () =>
    store.commitSnapshot({
      header: aSnapshotHeader(),
      account: anAccount(),
      staging,
      leaseOwner,
      regions: "some",
      assessedWith: judging.assessedWith,
      assess: (snapshot) => {
        onJudging();
        return judge(snapshot);
      },
    });
}
