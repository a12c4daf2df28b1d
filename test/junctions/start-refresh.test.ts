import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { readLatestAttempt } from "../../lib/read-attempt.ts";
import { readPosture } from "../../lib/read-posture.ts";
import { startRefresh } from "../../lib/start-refresh.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { inSandbox } from "./in-sandbox.ts";

const oneRegion = { DEMARC_REGIONS: "eu-west-1" };

/** The process that the junction has started last: nobody can start another before it is gone. */
const collecting: typeof globalThis & { readonly demarcRefresh?: ChildProcess } = globalThis;

async function untilFinished(): Promise<void> {
  const child = collecting.demarcRefresh;
  if (child?.exitCode === null && child.signalCode === null) await once(child, "exit");
  expect(await readLatestAttempt()).toMatchObject({ kind: "finished" });
}

describe("a collection started from the dashboard", () => {
  test("can be seen at once, is not started twice, and its posture is there when it ends", async () => {
    const account = buildEmptyAccount();
    const release = account.fault({ service: "config", fault: { kind: "hang" } });
    await using _sandbox = await inSandbox(account, oneRegion);
    expect(await startRefresh()).toEqual({ kind: "started" });
    expect(await readLatestAttempt()).toMatchObject({ kind: "running" });
    expect(await startRefresh()).toEqual({ kind: "already_running" });
    release();
    account.fault({ service: "config", fault: { kind: "reset" } });
    await untilFinished();
    expect(await readLatestAttempt()).toMatchObject({ outcome: "partial" });
    expect(await readPosture()).toMatchObject({ kind: "posture" });
  });

  test("two clicks at the same moment start one", async () => {
    const account = buildEmptyAccount();
    await using _sandbox = await inSandbox(account, oneRegion);
    expect(await Promise.all([startRefresh(), startRefresh()])).toEqual([
      { kind: "started" },
      { kind: "started" },
    ]);
    await untilFinished();
    const asked = account.calls.filter((call) => call.operation === "GetCallerIdentity");
    expect(asked).toHaveLength(1);
  });

  test("one that can read nothing says why where the dashboard looks", async () => {
    await using _sandbox = await inSandbox(buildEmptyAccount(), {
      ...oneRegion,
      AWS_ACCESS_KEY_ID: "AKIAI44QH8DHBEXAMPLE",
    });
    expect(await startRefresh()).toEqual({ kind: "started" });
    await untilFinished();
    expect(await readLatestAttempt()).toMatchObject({
      outcome: "failed",
      message: expect.stringContaining("AWS does not know these credentials"),
    });
    expect(await readPosture()).toEqual({ kind: "none" });
  });

  test("one that cannot even begin is told with its last words", async () => {
    await using _sandbox = await inSandbox(buildEmptyAccount(), oneRegion);
    vi.stubEnv("NODE_OPTIONS", "--no-such-option");
    const started = await startRefresh();
    expect(started).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("--no-such-option"),
    });
    expect(await readLatestAttempt()).toBeNull();
  });
});
