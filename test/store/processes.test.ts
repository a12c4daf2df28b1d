import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.ts";
import { commitNumbered, wholeNumberOf } from "./numbered-commit.ts";
import { aFolder, aStore, look } from "./opening.ts";
import { run } from "./running.ts";

const accountId = "111122223333";
const whole = [{ integrity_check: "ok" }];

describe("several processes", () => {
  test("start together on a store that does not exist yet", { timeout: 120_000 }, async () => {
    for (let round = 0; round < 3; round += 1) {
      const folder = await aFolder();
      const started = [1, 2, 3].map(() => run("open-once", `${folder}/store`));

      const ended = await Promise.all(started.map((one) => one.ended));

      expect(ended).toEqual(ended.map(() => ({ how: 0, complaint: "" })));
      expect(look(`${folder}/store`, "select count(*) as leases from leases")).toEqual([
        { leases: 3 },
      ]);
    }
  });

  test("save at the same time and lose nothing", { timeout: 120_000 }, async () => {
    const folder = await aFolder();
    const accounts = ["111122223333", "444455556666"];

    const ended = await Promise.all(
      accounts.map((account) => run("commit-loop", folder, account, "0", "15").ended),
    );

    expect(ended).toEqual(ended.map(() => ({ how: 0, complaint: "" })));
    expect(look(folder, "select count(*) as saved from snapshots")).toEqual([{ saved: 30 }]);
    expect(look(folder, "pragma integrity_check")).toEqual(whole);
    const store = await aStore(folder);
    for (const account of accounts) expect(await wholeNumberOf(store, account)).toBe(14);
  });

  test("read whole collections while another saves", { timeout: 120_000 }, async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await commitNumbered(store, accountId, 0);
    const writer = run("commit-loop", folder, accountId, "1", "20");
    let isOver = false;
    writer.ended.then(() => {
      isOver = true;
    });

    const seen = new Set<number | null>();
    while (!isOver) {
      seen.add(await wholeNumberOf(store, accountId));
      await wait(1);
    }

    expect(await writer.ended).toEqual({ how: 0, complaint: "" });
    expect(seen.size).toBeGreaterThan(1);
    expect(await wholeNumberOf(store, accountId)).toBe(20);
  });
});

describe("a killed process", () => {
  test("loses nothing that was acknowledged", { timeout: 120_000 }, async () => {
    const folder = await aFolder();
    let next = 0;
    for (let round = 0; round < 6; round += 1) {
      const writer = run("commit-loop", folder, accountId, String(next), "1000");
      await writer.hasSaid(1 + Math.floor(Math.random() * 4));
      await wait(Math.random() * 20);
      await writer.kill();
      const acknowledged = Number(writer.said.at(-1));

      const store = await openStore(folder);
      const kept = await wholeNumberOf(store, accountId);
      await store.close();

      expect(kept).toBeGreaterThanOrEqual(acknowledged);
      expect(look(folder, "pragma integrity_check")).toEqual(whole);
      expect(look(folder, "select count(*) as saved from snapshots")).toEqual([
        { saved: Number(kept) + 1 },
      ]);
      next = Number(kept) + 1;
    }
  });

  test("leaves the collection before whole when it dies while saving", {
    timeout: 120_000,
  }, async () => {
    const folder = await aFolder();
    const rows = 4000;
    const first = run("commit-large", folder, "0", String(rows));
    expect(await first.ended).toEqual({ how: 0, complaint: "" });

    const dying = run("commit-large", folder, "1", String(rows), "die");
    expect((await dying.ended).how).toBe("SIGKILL");

    expect(dying.said).toEqual(["saving"]);
    const store = await aStore(folder);
    expect(await wholeNumberOf(store, accountId, rows)).toBe(0);
    expect(look(folder, "pragma integrity_check")).toEqual(whole);
  });

  test("saves all or nothing, whenever it dies", { timeout: 120_000 }, async () => {
    const folder = await aFolder();
    const rows = 4000;
    const first = run("commit-large", folder, "0", String(rows));
    expect(await first.ended).toEqual({ how: 0, complaint: "" });
    for (let number = 1; number <= 5; number += 1) {
      const dying = run("commit-large", folder, String(number), String(rows));
      await dying.hasSaid(1);
      await wait(Math.random() * 250);
      await dying.kill();

      const store = await openStore(folder);
      const kept = await wholeNumberOf(store, accountId, rows);
      await store.close();

      if (dying.said.includes("saved")) expect(kept).toBe(number);
      else expect(kept).toBeLessThanOrEqual(number);
      expect(look(folder, "pragma integrity_check")).toEqual(whole);
    }
  });
});
