import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { holdLease } from "../../lib/collection-lease.ts";
import { beginAttempt } from "../../lib/record-attempt.ts";
import { openStore, type Store } from "../../lib/store/open-store.ts";

const accountId = "111122223333";

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-lease-"));
  store = await openStore(folder);
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** The id of a process that has been and is no more. */
function deadPid(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

async function takenBy(owner: string) {
  await store.leases.acquire(accountId, owner, new Date(), 60);
  return holdLease(store, accountId, "mine");
}

/** An attempt that was begun long ago and has been silent since. */
async function silentAttempt(): Promise<string> {
  await store.attempts.begin({ id: "silent", startedAt: "2026-11-22T09:00:00.000Z", pid: 1 });
  return "attempt silent";
}

describe("the lease of a collection", () => {
  test("a free one is held until it is released", async () => {
    const answer = await holdLease(store, accountId, "mine");
    if (answer.kind !== "held") throw new Error(answer.message);
    const other = () => store.leases.acquire(accountId, "another", new Date(), 60);
    expect(await other()).toMatchObject({ kind: "taken", owner: answer.lease.owner });
    await answer.lease.release();
    expect(await other()).toEqual({ kind: "held" });
  });

  test("one that a living process of this machine holds is taken, and its holder is named", async () => {
    const answer = await takenBy(
      `process ${process.ppid} on ${hostname()}, ${await silentAttempt()}`,
    );
    expect(answer).toMatchObject({
      kind: "taken",
      message: expect.stringContaining(`by process ${process.ppid} on ${hostname()}`),
    });
  });

  test("one whose holder on this machine is dead is taken over, and nothing waits for its end any more", async () => {
    const answer = await takenBy(`process ${deadPid()} on ${hostname()}, ${await silentAttempt()}`);
    expect(answer.kind).toBe("held");
    expect(await store.attempts.find("silent")).toBeNull();
    if (answer.kind === "held") await answer.lease.release();
  });

  test("of another machine's holder nothing is known: its lease stands until it runs out", async () => {
    const answer = await takenBy(
      `process ${deadPid()} on ${hostname()}.elsewhere, ${await silentAttempt()}`,
    );
    expect(answer.kind).toBe("taken");
  });

  test.for([
    ["cannot be found", deadPid],
    ["has this process's own id", () => process.pid],
  ] as const)(
    "a holder that %s may be in another container: while its attempt lives, its lease stands",
    async ([, pid]) => {
      const attempt = await beginAttempt(store);
      const answer = await takenBy(`process ${pid()} on ${hostname()}, attempt ${attempt.id}`);
      expect(answer.kind).toBe("taken");
      await attempt.withdraw();
    },
  );

  test("two collections of one process are two holders", async () => {
    const attempt = await beginAttempt(store);
    expect(await holdLease(store, accountId, attempt.id)).toMatchObject({ kind: "held" });
    expect(await holdLease(store, accountId, "another")).toMatchObject({ kind: "taken" });
    await attempt.withdraw();
  });
});
