/** Collections that are stopped, killed or started twice. */
import { describe, expect, test } from "vitest";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { againstSandbox } from "./against-sandbox.ts";
import { asNode20, startThroughNpm } from "./run-demarc.ts";

const oneSmallRegion = () =>
  againstSandbox(buildSampleAccount(), { DEMARC_REGIONS: "ap-southeast-2" });

/** Everything but who it is hangs: the collection has begun and cannot end. */
const hangs = { service: "config", fault: { kind: "hang" } } as const;

type OneRegion = Awaited<ReturnType<typeof oneSmallRegion>>;

async function snapshotIn(sandbox: OneRegion): Promise<{ id: string }> {
  const { stdout } = await sandbox.run("export", "--format", "json");
  return JSON.parse(stdout).snapshot;
}

/** A collection that has read GuardDuty and waits for Config. */
async function startHanging(sandbox: OneRegion) {
  const release = sandbox.account.fault(hangs);
  const running = sandbox.start("collect");
  await running.says("GuardDuty: 1 of 1");
  return { running, release };
}

describe("stopped on the way", () => {
  test.for([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "%s ends it with %i; nothing is saved and the store is whole",
    async ([name, code]) => {
      await using sandbox = await oneSmallRegion();
      await sandbox.run("collect");
      const before = await snapshotIn(sandbox);
      const { running, release } = await startHanging(sandbox);
      running.process.kill(name);
      const ran = await running.ended;
      expect(ran).toMatchObject({ code, stdout: "" });
      expect(ran.stderr).toContain("Nothing of it was saved; the last snapshot stands.");
      expect(await snapshotIn(sandbox)).toEqual(before);
      release();
      expect(await sandbox.run("collect")).toMatchObject({ code: 0 });
      expect((await snapshotIn(sandbox)).id).not.toBe(before.id);
    },
  );
});

test("stopped before anything was ever saved, it does not say that a snapshot stands", async () => {
  await using sandbox = await oneSmallRegion();
  const { running, release } = await startHanging(sandbox);
  running.process.kill("SIGTERM");
  const ran = await running.ended;
  release();
  expect(ran).toMatchObject({ code: 143, stdout: "" });
  expect(ran.stderr).toContain("Nothing of it was saved; there is no snapshot yet.");
});

describe("started as documented, and npm is stopped, which passes nothing on", () => {
  const throughNpm = ["npm", "run", "--silent", "demarc", "--", "collect"] as const;
  const asOldNode = { NODE_OPTIONS: asNode20.join("=") };

  test.for([
    { started: "npm run", command: throughNpm, given: {} },
    { started: "npx", command: ["npx", "demarc", "collect"] as const, given: {} },
    { started: "npm run under a Node that is too old", command: throughNpm, given: asOldNode },
  ])("$started: the collection stops, too, and saves nothing", async ({ command, given }) => {
    await using sandbox = await oneSmallRegion();
    await sandbox.run("collect");
    const before = await snapshotIn(sandbox);
    const release = sandbox.account.fault(hangs);
    const running = startThroughNpm([...command], { ...sandbox.environment, ...given });
    await running.says("GuardDuty: 1 of 1");
    running.process.kill("SIGTERM");
    // Its output ends once nobody is left who could write to it: npm's end alone is not enough.
    const { stdout, stderr } = await running.ended;
    release();
    expect(stdout).toBe("");
    expect(stderr).toContain("Nothing of it was saved; the last snapshot stands.");
    expect(await snapshotIn(sandbox)).toEqual(before);
  });
});

describe("killed on the way", () => {
  test("nothing is lost, and the next one need not wait for the dead one's lease", async () => {
    await using sandbox = await oneSmallRegion();
    await sandbox.run("collect");
    const before = await snapshotIn(sandbox);
    const { running, release } = await startHanging(sandbox);
    running.process.kill("SIGKILL");
    await running.ended;
    expect(await snapshotIn(sandbox)).toEqual(before);
    release();
    expect(await sandbox.run("collect")).toMatchObject({ code: 0 });
    const after = await sandbox.run("export", "--format", "json");
    expect(JSON.parse(after.stdout).snapshot.id).not.toBe(before.id);
    const { rules } = sandbox.account.truth();
    const truth = rules.filter((rule) => rule.region === "ap-southeast-2");
    expect(JSON.parse(after.stdout).rules).toMatchObject(
      truth.map(({ name, compliance }) => ({ name, compliance })),
    );
  });
});

describe("two at once", () => {
  test("the second ends with 1 and says who is at work; the first is not disturbed", async () => {
    await using sandbox = await oneSmallRegion();
    const { running } = await startHanging(sandbox);
    const second = await sandbox.run("collect");
    expect(second).toMatchObject({ code: 1, stdout: "" });
    expect(second.stderr).toContain(
      `Account 111122223333 is being collected already, by process ${running.process.pid} on `,
    );
    expect(running.said().code).toBeNull();
    running.process.kill("SIGKILL");
    await running.ended;
  });
});
