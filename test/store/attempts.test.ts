import { describe, expect, test } from "vitest";
import type { CollectionProgress } from "../../lib/posture/progress.ts";
import { aFolder, aStore } from "./opening.ts";

const startedAt = "2026-11-22T09:00:00.000Z";
const progress: CollectionProgress = {
  phase: "reading",
  startedAt,
  sources: [
    { source: "config", regionsDone: 3, regionsTotal: 17, calls: 40, rows: 1200, failures: 1 },
  ],
};

describe("the latest attempt", () => {
  test("is none before the first", async () => {
    const store = await aStore();

    expect(await store.attempts.latest()).toBeNull();
  });

  test("has nothing to show when it has just begun", async () => {
    const store = await aStore();
    await store.attempts.begin({ id: "first", startedAt, pid: 42 });

    expect(await store.attempts.latest()).toEqual({
      id: "first",
      startedAt,
      pid: 42,
      heartbeatAt: null,
      progress: null,
      finishedAt: null,
      accountId: null,
      outcome: null,
      message: null,
    });
  });

  test("shows its last sign of life and its end to every process", async () => {
    const folder = await aFolder();
    const [collector, onlooker] = [await aStore(folder), await aStore(folder)];
    await collector.attempts.begin({ id: "first", startedAt, pid: 42 });
    const heartbeatAt = "2026-11-22T09:00:02.000Z";

    await collector.attempts.heartbeat("first", heartbeatAt, progress);
    const running = await onlooker.attempts.latest();
    const finishedAt = "2026-11-22T09:01:00.000Z";
    const message = "2 of 3 readings were whole.";
    await collector.attempts.finish("first", {
      finishedAt,
      accountId: "111122223333",
      outcome: "partial",
      message,
    });

    expect(running).toMatchObject({ heartbeatAt, progress, finishedAt: null, outcome: null });
    expect(await onlooker.attempts.latest()).toMatchObject({
      progress,
      finishedAt,
      accountId: "111122223333",
      outcome: "partial",
      message,
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
    });

    expect(await store.attempts.latest()).toMatchObject({ id: "new", outcome: null });
  });
});
