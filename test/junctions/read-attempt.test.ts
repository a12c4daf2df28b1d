import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { closeStores, openedStore } from "../../lib/opened-store.ts";
import { readLatestAttempt } from "../../lib/read-attempt.ts";
import { readLatestCalls } from "../../lib/read-latest-calls.ts";

const startedAt = "2026-11-22T09:00:00.000Z";
const progress = {
  phase: "reading",
  startedAt,
  sources: [
    {
      source: "config",
      regionsDone: 1,
      regionsTotal: 2,
      calls: 3,
      rows: 4,
      failures: 0,
      throttles: 1,
      secondsLeft: null,
    },
  ],
} as const;

const call = {
  action: "sts:GetCallerIdentity",
  calls: 1,
  rows: 0,
  throttles: 0,
  errors: 1,
  regions: 1,
  seconds: 0.05,
  lastError: "ExpiredTokenException: The security token included in the request is expired",
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-attempt-"));
  vi.stubEnv("DEMARC_STORE", folder);
});

afterEach(async () => {
  await closeStores();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function begin(id = "attempt-1", at = startedAt) {
  const { attempts } = await openedStore();
  await attempts.begin({ id, startedAt: at, pid: 1 });
  return attempts;
}

function at(instant: string): Date {
  return new Date(instant);
}

describe("the latest attempt at a collection", () => {
  test("there is none in a new store", async () => {
    expect(await readLatestAttempt()).toBeNull();
  });

  test("one that has just begun is running, without progress yet", async () => {
    await begin();
    expect(await readLatestAttempt(at("2026-11-22T09:00:29Z"))).toEqual({
      kind: "running",
      startedAt,
      progress: null,
    });
  });

  test("one that gave a sign of life lately is running, as far as it said", async () => {
    const attempts = await begin();
    await attempts.heartbeat("attempt-1", "2026-11-22T09:05:00.000Z", progress);
    expect(await readLatestAttempt(at("2026-11-22T09:05:30Z"))).toEqual({
      kind: "running",
      startedAt,
      progress,
    });
  });

  test("one that has been silent for longer was stopped: it is never shown as running for ever", async () => {
    const attempts = await begin();
    await attempts.heartbeat("attempt-1", "2026-11-22T09:05:00.000Z", progress);
    expect(await readLatestAttempt(at("2026-11-22T09:05:31Z"))).toEqual({
      kind: "stopped",
      startedAt,
      lastSeenAt: "2026-11-22T09:05:00.000Z",
    });
  });

  test("one that ended says how, and goes on saying it", async () => {
    const attempts = await begin();
    await attempts.finish("attempt-1", {
      finishedAt: "2026-11-22T09:01:00.000Z",
      accountId: null,
      outcome: "failed",
      message: "The AWS credentials have expired.",
      calls: [call],
    });
    expect(await readLatestAttempt(at("2027-01-01T00:00:00Z"))).toEqual({
      kind: "finished",
      startedAt,
      finishedAt: "2026-11-22T09:01:00.000Z",
      accountId: null,
      outcome: "failed",
      message: "The AWS credentials have expired.",
    });
  });

  test("the one that began last counts", async () => {
    await begin();
    await begin("attempt-2", "2026-11-22T10:00:00.000Z");
    expect(await readLatestAttempt(at("2026-11-22T10:00:01Z"))).toMatchObject({
      kind: "running",
      startedAt: "2026-11-22T10:00:00.000Z",
    });
  });
});

describe("what the latest collection asked", () => {
  test("is nothing before one has ended", async () => {
    await begin();

    expect(await readLatestCalls()).toBeNull();
  });

  test("is told by operation, the most asked first, each with what it is asked for and what allows it", async () => {
    const attempts = await begin();
    const strange = { ...call, action: "config:NoSuchOperation", calls: call.calls + 1 };
    await attempts.finish("attempt-1", {
      finishedAt: "2026-11-22T09:01:00.000Z",
      accountId: "111122223333",
      outcome: "complete",
      message: "",
      calls: [call, strange],
    });

    expect(await readLatestCalls()).toEqual({
      startedAt,
      finishedAt: "2026-11-22T09:01:00.000Z",
      calls: [
        { ...strange, why: null, statement: null },
        { ...call, why: expect.stringMatching(/\w+/), statement: "DemarcGuardDutyAndContext" },
      ],
    });
  });
});
