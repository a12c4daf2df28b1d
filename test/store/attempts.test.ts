import { describe, expect, test } from "vitest";
import type { CallCount } from "../../lib/posture/call-count.ts";
import type { CollectionProgress } from "../../lib/posture/progress.ts";
import { StoreDamagedError } from "../../lib/store/open-store.ts";
import { aFolder, aStore, look } from "./opening.ts";

const startedAt = "2026-11-22T09:00:00.000Z";
const progress: CollectionProgress = {
  phase: "reading",
  startedAt,
  sources: [
    {
      source: "config",
      regionsDone: 3,
      regionsTotal: 17,
      calls: 40,
      rows: 1200,
      failures: 1,
      throttles: 2,
      secondsLeft: 30,
    },
  ],
};

function aCallCount(given: Partial<CallCount> = {}): CallCount {
  return {
    action: "config:DescribeConfigRules",
    calls: 17,
    rows: 300,
    throttles: 1,
    errors: 0,
    regions: 17,
    seconds: 4.25,
    lastError: null,
    ...given,
  };
}

describe("the latest attempt", () => {
  test("is none before the first", async () => {
    const store = await aStore();

    expect(await store.attempts.latest(startedAt)).toBeNull();
  });

  test("has nothing to show when it has just begun", async () => {
    const store = await aStore();
    await store.attempts.begin({ id: "first", startedAt, pid: 42 });

    expect(await store.attempts.latest(startedAt)).toEqual({
      id: "first",
      startedAt,
      pid: 42,
      heartbeatAt: null,
      progress: null,
      finishedAt: null,
      accountId: null,
      outcome: null,
      message: null,
      calls: null,
    });
  });

  test("shows its last sign of life and its end to every process", async () => {
    const folder = await aFolder();
    const [collector, onlooker] = [await aStore(folder), await aStore(folder)];
    await collector.attempts.begin({ id: "first", startedAt, pid: 42 });
    const heartbeatAt = "2026-11-22T09:00:02.000Z";

    await collector.attempts.heartbeat("first", heartbeatAt, progress);
    const running = await onlooker.attempts.latest(startedAt);
    const finishedAt = "2026-11-22T09:01:00.000Z";
    const message = "2 of 3 readings were whole.";
    await collector.attempts.finish("first", {
      finishedAt,
      accountId: "111122223333",
      outcome: "partial",
      message,
      calls: [aCallCount()],
    });

    expect(running).toMatchObject({ heartbeatAt, progress, finishedAt: null, outcome: null });
    expect(await onlooker.attempts.latest(startedAt)).toMatchObject({
      progress,
      finishedAt,
      accountId: "111122223333",
      outcome: "partial",
      message,
      calls: [aCallCount()],
    });
  });

  test("is the one started last, also when an older one ends after it began", async () => {
    const store = await aStore();
    await store.attempts.begin({ id: "old", startedAt, pid: 1 });
    await store.attempts.begin({ id: "new", startedAt: "2026-11-22T09:00:01.000Z", pid: 2 });
    await store.attempts.finish("old", {
      finishedAt: "2026-11-22T09:02:00.000Z",
      accountId: null,
      outcome: "failed",
      message: "stopped",
      calls: [],
    });

    expect(await store.attempts.latest(startedAt)).toMatchObject({ id: "new", outcome: null });
  });

  test("is one that runs, whatever began or ended after it", async () => {
    const store = await aStore();
    await store.attempts.begin({ id: "running", startedAt, pid: 1 });
    await store.attempts.heartbeat("running", "2026-11-22T09:10:00.000Z", progress);
    await store.attempts.begin({ id: "later", startedAt: "2026-11-22T09:05:00.000Z", pid: 2 });
    const during = await store.attempts.latest("2026-11-22T09:04:00.000Z");
    await store.attempts.finish("later", {
      finishedAt: "2026-11-22T09:06:00.000Z",
      accountId: null,
      outcome: "failed",
      message: "no credentials",
      calls: [],
    });

    expect(during).toMatchObject({ id: "running" });
    expect(await store.attempts.latest("2026-11-22T09:10:00.000Z")).toEqual(during);
    expect(await store.attempts.latest("2026-11-22T09:10:00.001Z")).toMatchObject({ id: "later" });
  });

  test("is never one that was withdrawn", async () => {
    const store = await aStore();
    await store.attempts.begin({ id: "first", startedAt, pid: 1 });
    await store.attempts.begin({ id: "refused", startedAt: "2026-11-22T09:00:01.000Z", pid: 2 });
    await store.attempts.withdraw("refused");

    expect(await store.attempts.find("refused")).toBeNull();
    expect(await store.attempts.latest("2026-11-22T10:00:00.000Z")).toMatchObject({ id: "first" });
  });
});

describe("an attempt's calls", () => {
  const ending = {
    finishedAt: "2026-11-22T09:01:00.000Z",
    accountId: "111122223333",
    outcome: "partial",
    message: "partly read",
  } as const;

  test("are kept with AWS's own words, however long and broken these are", async () => {
    const store = await aStore();
    await store.attempts.begin({ id: "first", startedAt, pid: 42 });
    const lastError = `\0denied ${"x".repeat(5000)}`;

    await store.attempts.finish("first", {
      ...ending,
      calls: [aCallCount({ errors: 1, lastError })],
    });

    const calls = (await store.attempts.find("first"))?.calls;
    expect(calls).toEqual([aCallCount({ errors: 1, lastError: lastError.slice(1, 1000) })]);
  });

  test("are never more than a page can show", async () => {
    const store = await aStore();
    await store.attempts.begin({ id: "first", startedAt, pid: 42 });
    const calls = Array.from({ length: 1000 }, (_, at) => aCallCount({ action: `config:${at}` }));

    await store.attempts.finish("first", { ...ending, calls });

    expect((await store.attempts.find("first"))?.calls).toEqual(calls.slice(0, 200));
  });

  test("that are not as they were written are damage, not an empty list", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await store.attempts.begin({ id: "first", startedAt, pid: 42 });
    look(folder, `update attempts set calls = '[{"action":1}]' returning 1`);

    await expect(store.attempts.find("first")).rejects.toThrow(StoreDamagedError);
  });

  test("and throttles are unknown of an attempt that an older Demarc made", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await store.attempts.begin({ id: "first", startedAt, pid: 42 });
    const { throttles: _, secondsLeft: __, ...older } = { ...progress.sources[0] };
    const kept = JSON.stringify({ ...progress, sources: [older] });
    look(folder, `update attempts set progress = '${kept}' returning 1`);

    expect(await store.attempts.find("first")).toMatchObject({
      calls: null,
      progress: { ...progress, sources: [{ ...older, throttles: 0, secondsLeft: null }] },
    });
  });
});

describe("the latest attempt that asked AWS anything", () => {
  const ending = { accountId: "111122223333", outcome: "complete", message: "" } as const;

  test("is none before one has ended", async () => {
    const store = await aStore();
    await store.attempts.begin({ id: "running", startedAt, pid: 42 });

    expect(await store.attempts.latestWithCalls()).toBeNull();
  });

  test("is the one that ended last, whatever runs since and whatever never reached AWS", async () => {
    const store = await aStore();
    for (const [id, minute, calls] of [
      ["first", 1, [aCallCount()]],
      ["second", 2, [aCallCount({ calls: 3 })]],
      ["never connected", 3, []],
    ] as const) {
      await store.attempts.begin({ id, startedAt, pid: 42 });
      const finishedAt = `2026-11-22T09:0${minute}:00.000Z`;
      await store.attempts.finish(id, { finishedAt, ...ending, calls });
    }
    await store.attempts.begin({ id: "running", startedAt: "2026-11-22T09:05:00.000Z", pid: 42 });

    expect(await store.attempts.latestWithCalls()).toMatchObject({
      id: "second",
      calls: [{ calls: 3 }],
    });
  });
});
