/** Of the tests themselves: what they start is gone when they are over, whatever it thinks of signals. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endsWithTest, inOwnGroup } from "../started-processes.ts";

/** Says its number once it is deaf. */
const deaf =
  "process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6); console.log(process.pid);";
const deafBehindAnother = `
  const { spawn } = require("node:child_process");
  spawn(process.execPath, ["--eval", ${JSON.stringify(deaf)}], { stdio: "inherit" });`;

async function start(program: string): Promise<{ child: ChildProcess; gone: Promise<unknown> }> {
  const child = spawn(process.execPath, ["--eval", program], {
    ...inOwnGroup,
    stdio: ["ignore", "pipe", "inherit"],
  });
  endsWithTest(child);
  // Once nobody is left who could write: what it has started as well.
  const gone = once(child, "close");
  await once(child.stdout, "data");
  return { child, gone };
}

describe("a process that is deaf to signals", () => {
  let early: Awaited<ReturnType<typeof start>>;
  const left: Awaited<ReturnType<typeof start>>[] = [];

  beforeAll(async () => {
    early = await start(deaf);
  });

  afterAll(() => early.child.kill("SIGKILL"));

  test("is left behind by a test, and one that has started another", async () => {
    left.push(await start(deaf), await start(deafBehindAnother));
    for (const { child } of left) expect(child.kill("SIGTERM")).toBe(true);
  });

  test("is gone in the next; one that was started before the tests is not", async () => {
    expect(left).toHaveLength(2);
    await Promise.all(left.map(({ gone }) => gone));
    expect(early.child.exitCode ?? early.child.signalCode).toBeNull();
  });
});
