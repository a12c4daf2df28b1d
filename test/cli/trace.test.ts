/** `demarc collect --trace FILE`. */
import { existsSync } from "node:fs";
import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";

const oneSmallRegion = () =>
  againstSandbox(buildSampleAccount(), { DEMARC_REGIONS: "ap-southeast-2" });

const traceOf = (sandbox: Sandbox) => join(sandbox.store, "trace.jsonl");

async function linesIn(sandbox: Sandbox): Promise<Record<string, unknown>[]> {
  const text = await readFile(traceOf(sandbox), "utf8");
  expect(text.endsWith("\n")).toBe(true);
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("a trace of a collection that was throttled once", () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await oneSmallRegion();
    const throttled = { operation: "DescribeConfigRules", times: 1 };
    sandbox.account.fault({ ...throttled, fault: { kind: "throttled" } });
    expect(await sandbox.run("collect", "--trace", traceOf(sandbox))).toMatchObject({ code: 0 });
  });

  afterAll(() => sandbox[Symbol.asyncDispose]());

  test("has a line for each request the sandbox saw, those that connect and those that were throttled too", async () => {
    const lines = await linesIn(sandbox);
    const traced = lines.map(({ operation }) => operation).toSorted();
    const seen = sandbox.account.calls.map(({ service, operation }) => `${service}:${operation}`);
    expect(traced).toEqual(seen.toSorted());
    const rules = lines.filter(({ operation }) => operation === "config:DescribeConfigRules");
    expect(rules).toMatchObject([
      { region: "ap-southeast-2", attempt: 1, rows: null, outcome: "throttled" },
      { region: "ap-southeast-2", attempt: 2, rows: 14, outcome: "ok" },
    ]);
  });

  test("holds nothing but what is promised, no secret among it, and is its owner's alone", async () => {
    const members = ["at", "operation", "region", "attempt", "milliseconds", "rows", "outcome"];
    for (const line of await linesIn(sandbox)) expect(Object.keys(line)).toEqual(members);
    const text = await readFile(traceOf(sandbox), "utf8");
    const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "" } = sandbox.environment;
    expect(text).not.toContain(AWS_ACCESS_KEY_ID);
    expect(text).not.toContain(AWS_SECRET_ACCESS_KEY);
    expect((await stat(traceOf(sandbox))).mode & 0o777).toBe(0o600);
  });
});

describe("a trace", () => {
  test("is its owner's alone though everybody could read the file before", async () => {
    await using sandbox = await oneSmallRegion();
    await writeFile(traceOf(sandbox), "");
    await chmod(traceOf(sandbox), 0o644);
    await sandbox.run("collect", "--trace", traceOf(sandbox));
    expect((await stat(traceOf(sandbox))).mode & 0o777).toBe(0o600);
  });

  test("is complete when the collection is stopped: what was cut off is there as stopped", async () => {
    await using sandbox = await oneSmallRegion();
    sandbox.account.fault({ service: "config", fault: { kind: "hang" } });
    const running = sandbox.start("collect", "--trace", traceOf(sandbox));
    await running.says("GuardDuty: 1 of 1");
    running.process.kill("SIGINT");
    expect(await running.ended).toMatchObject({ code: 130 });
    const lines = await linesIn(sandbox);
    expect(lines).toHaveLength(sandbox.account.calls.length);
    const stopped = lines.filter(({ outcome }) => outcome === "stopped");
    expect(stopped.map(({ operation }) => operation)).toContain(
      "config:DescribeConfigurationRecorders",
    );
  });

  test("a place that cannot be written to ends it with 2 before AWS is asked anything", async () => {
    await using sandbox = await oneSmallRegion();
    const nowhere = join(sandbox.store, "no-such-folder", "trace.jsonl");
    const ran = await sandbox.run("collect", "--trace", nowhere);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toMatch(/^demarc: --trace .+: ENOENT: no such file or directory.+\n$/);
    expect(sandbox.account.calls).toEqual([]);
    expect(existsSync(nowhere)).toBe(false);
  });
});
