/** Collections that are stopped, killed or started twice. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";
import { collectHere } from "./collect-here.ts";
import { asNode20, startThroughNpm } from "./run-demarc.ts";
import { snapshotsIn } from "./snapshots-in.ts";

const oneSmallRegion = (options: { readonly storeOf?: Sandbox } = {}) =>
  againstSandbox(buildSampleAccount(), { DEMARC_REGIONS: "ap-southeast-2" }, options);

/** Its store is what most tests begin with, in a copy. */
let collected: Sandbox;

beforeAll(async () => {
  collected = await oneSmallRegion();
  expect(await collectHere(collected)).toMatchObject({ kind: "saved", outcome: "complete" });
});

afterAll(() => collected[Symbol.asyncDispose]());

/** A region of the sample account, collected once. */
async function collectedOnce() {
  const sandbox = await oneSmallRegion({ storeOf: collected });
  const before = snapshotsIn(sandbox);
  expect(before).toHaveLength(1);
  return { sandbox, before };
}

/** Everything but who it is hangs: the collection has begun and cannot end. */
const hangs = { service: "config", fault: { kind: "hang" } } as const;

/** A collection that has read GuardDuty and waits for Config. */
async function startHanging(sandbox: Sandbox) {
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
      const { sandbox, before } = await collectedOnce();
      await using _ = sandbox;
      const { running, release } = await startHanging(sandbox);
      running.process.kill(name);
      const ran = await running.ended;
      expect(ran).toMatchObject({ code, stdout: "" });
      expect(ran.stderr).toContain("Nothing of it was saved; the last snapshot stands.");
      expect(snapshotsIn(sandbox)).toEqual(before);
      release();
      expect(await collectHere(sandbox)).toMatchObject({ kind: "saved", outcome: "complete" });
      expect(snapshotsIn(sandbox)).toHaveLength(2);
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
    const { sandbox, before } = await collectedOnce();
    await using _ = sandbox;
    const release = sandbox.account.fault(hangs);
    const running = startThroughNpm([...command], { ...sandbox.environment, ...given });
    await running.says("GuardDuty: 1 of 1");
    running.process.kill("SIGTERM");
    // Its output ends once nobody is left who could write to it: npm's end alone is not enough.
    const { stdout, stderr } = await running.ended;
    release();
    expect(stdout).toBe("");
    expect(stderr).toContain("Nothing of it was saved; the last snapshot stands.");
    expect(snapshotsIn(sandbox)).toEqual(before);
  });
});

describe("killed on the way", () => {
  test("nothing is lost, and the next one need not wait for the dead one's lease", async () => {
    const { sandbox, before } = await collectedOnce();
    await using _ = sandbox;
    const { running, release } = await startHanging(sandbox);
    running.process.kill("SIGKILL");
    await running.ended;
    expect(snapshotsIn(sandbox)).toEqual(before);
    release();
    expect(await sandbox.run("collect")).toMatchObject({ code: 0 });
    const after = await sandbox.run("export", "--format", "json");
    expect(snapshotsIn(sandbox)).toHaveLength(2);
    expect(before).not.toContainEqual(
      expect.objectContaining({ id: JSON.parse(after.stdout).snapshot.id }),
    );
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
