/** One collection meeting another, and what a store that will not be tidied does to one that was saved. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test, vi } from "vitest";
import { openedStore } from "../../lib/opened-store.ts";
import { readLatestAttempt } from "../../lib/read-attempt.ts";
import { readPosture } from "../../lib/read-posture.ts";
import { refreshPosture } from "../../lib/refresh-posture.ts";
import { readSettings } from "../../lib/settings.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { inSandbox } from "./in-sandbox.ts";

const oneRegion = { DEMARC_REGIONS: "eu-west-1" };

/** From now on the store refuses this change, as a disk that is full would. */
function refuseInStore(change: string): void {
  const database = new DatabaseSync(join(readSettings().store, "demarc.sqlite"));
  database.exec(
    `create trigger refused before ${change} begin select raise(abort, 'refused by the test'); end`,
  );
  database.close();
}

describe("a collection that meets another", () => {
  test("is refused and leaves the running one in sight, while it runs and when it is saved", async () => {
    const account = buildEmptyAccount();
    const release = account.fault({ service: "config", fault: { kind: "hang" } });
    await using _sandbox = await inSandbox(account, oneRegion);
    const first = refreshPosture();
    await vi.waitUntil(() => account.calls.some((call) => call.service === "config"), 120_000);
    const running = await readLatestAttempt();
    expect(await refreshPosture()).toMatchObject({ kind: "busy" });
    expect(await readLatestAttempt()).toMatchObject({
      kind: "running",
      startedAt: running?.startedAt,
    });
    release();
    expect(await first).toMatchObject({ kind: "saved" });
    expect(await readLatestAttempt()).toMatchObject({
      kind: "finished",
      startedAt: running?.startedAt,
      outcome: "complete",
    });
  });
});

describe("a collection that was saved", () => {
  test.for([
    ["its end cannot be recorded", "update of finished_at on attempts"],
    ["its lease cannot be given back", "delete on leases"],
  ])("stays saved when %s", async ([, change = ""]) => {
    await using _sandbox = await inSandbox(buildEmptyAccount(), oneRegion);
    await refreshPosture();
    refuseInStore(change);
    const result = await refreshPosture();
    if (result.kind !== "saved") throw new Error(result.kind);
    expect(await readPosture()).toMatchObject({
      posture: { snapshot: { id: result.posture.snapshot.id } },
    });
  });

  test("one that the store refuses is not: it fails, and its record says so", async () => {
    await using _sandbox = await inSandbox(buildEmptyAccount(), oneRegion);
    await refreshPosture();
    refuseInStore("insert on leases");
    await expect(refreshPosture()).rejects.toThrow();
    expect(await readLatestAttempt()).toMatchObject({ kind: "finished", outcome: "failed" });
  });
});

describe("what a collection learns for the next", () => {
  const oneRule = { operation: "ListDetectors", times: 1, fault: { kind: "throttled" } } as const;
  const pacesOf = async () => (await openedStore()).paces.load("111122223333");
  const lastCalls = async () =>
    (await (await openedStore()).attempts.latestWithCalls())?.calls ?? null;

  test("what AWS was asked stands in its record, and how fast it let itself be asked in the store", async () => {
    const account = buildEmptyAccount();
    account.fault(oneRule);
    await using _sandbox = await inSandbox(account, oneRegion);

    await refreshPosture();

    const seen = account.calls.map(({ service, operation }) => `${service}:${operation}`);
    const calls = await lastCalls();
    expect(calls?.map(({ action }) => action)).toEqual([...new Set(seen)].toSorted());
    expect(calls?.find(({ action }) => action === "guardduty:ListDetectors")).toMatchObject({
      calls: 2,
      throttles: 1,
      errors: 0,
    });
    const paces = await pacesOf();
    expect(paces).toMatchObject([
      { region: "eu-west-1", action: "guardduty:ListDetectors", throttledAtPerSecond: 5 },
    ]);
    // A call after the throttle that had to wait has moved it up again, but not as far as to the throttle.
    expect(paces[0]?.perSecond).toBeGreaterThanOrEqual(5 * 0.7);
    expect(paces[0]?.perSecond).toBeLessThan(5);
  });

  test("what AWS refused stands in the record of one that could not connect", async () => {
    const account = buildEmptyAccount();
    const fault = { kind: "wrong_credentials" } as const;
    account.fault({ operation: "GetCallerIdentity", fault });
    await using _sandbox = await inSandbox(account, oneRegion);

    expect(await refreshPosture()).toMatchObject({ kind: "not_connected" });

    const calls = account.calls.length;
    expect(calls).toBeGreaterThan(0);
    expect(await lastCalls()).toMatchObject([
      { action: "sts:GetCallerIdentity", calls, errors: calls },
    ]);
  });

  test("the next one begins at the pace that was learned", async () => {
    const account = buildEmptyAccount();
    account.fault(oneRule);
    await using _sandbox = await inSandbox(account, oneRegion);
    await refreshPosture();
    const [learned] = await pacesOf();
    account.fault(oneRule);

    await refreshPosture();

    // Its first call is the one that is throttled, so the pace is as it was found.
    expect(learned?.perSecond).toBeLessThan(5);
    expect(await pacesOf()).toMatchObject([{ throttledAtPerSecond: learned?.perSecond }]);
  });

  test("a collection that is stopped keeps what it learned and what it asked, too", async () => {
    const account = buildEmptyAccount();
    account.fault(oneRule);
    account.fault({ service: "config", fault: { kind: "hang" } });
    await using _sandbox = await inSandbox(account, oneRegion);
    const stop = new AbortController();

    const stopped = refreshPosture({ signal: stop.signal });
    const answered = () =>
      account.calls.filter(({ operation }) => operation === "ListDetectors").length === 2;
    await vi.waitUntil(answered, 120_000);
    stop.abort();

    expect(await stopped).toMatchObject({ kind: "stopped" });
    expect((await lastCalls())?.map(({ action }) => action)).toContain("guardduty:ListDetectors");
    expect(await pacesOf()).toMatchObject([{ action: "guardduty:ListDetectors" }]);
  });

  test("a pace that cannot be kept does not undo a collection", async () => {
    const account = buildEmptyAccount();
    account.fault(oneRule);
    await using _sandbox = await inSandbox(account, oneRegion);
    await openedStore();
    refuseInStore("insert on learned_paces");

    expect(await refreshPosture()).toMatchObject({ kind: "saved" });
    expect(await pacesOf()).toEqual([]);
  });
});
