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
    });

    expect(running).toMatchObject({ heartbeatAt, progress, finishedAt: null, outcome: null });
    expect(await onlooker.attempts.latest(startedAt)).toMatchObject({
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
