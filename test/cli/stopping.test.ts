/**
 * Ctrl-C and a polite kill, in every phase of a collection: one is enough, and the store stays whole. While
 * AWS is being read: see `interrupted.test.ts`.
 */
import { once } from "node:events";
import type { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addBucketRule, anAccount, region } from "../collectors/a-region.ts";
import { holdAnswers } from "../fake-aws/faults.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";
import { collectHere } from "./collect-here.ts";
import { asNode20, type RunningDemarc, startDemarc } from "./run-demarc.ts";
import { inStore, snapshotsIn } from "./snapshots-in.ts";

const signals = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const;

const onlyThere = { DEMARC_REGIONS: region };

/** A region with one rule. */
function oneRule() {
  const account = anAccount();
  addBucketRule(account, { good: "COMPLIANT", bad: "NON_COMPLIANT" });
  return account;
}

/** Its store is what every test begins with, in a copy. */
let collected: Sandbox;

beforeAll(async () => {
  collected = await againstSandbox(oneRule(), onlyThere);
  expect(await collectHere(collected)).toMatchObject({ kind: "saved", outcome: "complete" });
});

afterAll(() => collected[Symbol.asyncDispose]());

/** A region with one rule, collected once. */
async function collectedOnce() {
  const sandbox = await againstSandbox(oneRule(), onlyThere, { storeOf: collected });
  return { sandbox, before: snapshotsIn(sandbox) };
}

/** The last snapshot stands, the file is sound, and the next collection is as if nothing had been. */
async function expectWhole(sandbox: Sandbox, before: readonly unknown[]): Promise<void> {
  expect(before).toHaveLength(1);
  expect(snapshotsIn(sandbox)).toEqual(before);
  inStore(sandbox, (database) => {
    expect(database.prepare("pragma integrity_check").get()).toEqual({ integrity_check: "ok" });
    expect(database.prepare("pragma foreign_key_check").all()).toEqual([]);
  });
  expect(await collectHere(sandbox)).toMatchObject({ kind: "saved", outcome: "complete" });
  expect(snapshotsIn(sandbox)).toHaveLength(2);
}

/** How the process ended, as a shell would say it. */
async function stoppedWith(running: RunningDemarc, name: "SIGINT" | "SIGTERM") {
  const gone = once(running.process, "exit");
  running.process.kill(name);
  await gone;
  return (await running.ended).stderr;
}

describe.each(signals)("%s", (name, code) => {
  test("while it is being asked whose account this is", async () => {
    const { sandbox, before } = await collectedOnce();
    await using _ = sandbox;
    const answers = holdAnswers();
    const release = sandbox.account.fault({ service: "sts", fault: answers.fault });
    const running = sandbox.start("collect");
    await answers.reached;
    const stderr = await stoppedWith(running, name);
    expect(running.process.exitCode).toBe(code);
    expect(stderr).toContain("Nothing of it was saved; the last snapshot stands.");
    release();
    await expectWhole(sandbox, before);
  });

  test("while it waits because AWS asked for patience", async () => {
    const { sandbox, before } = await collectedOnce();
    await using _ = sandbox;
    const release = sandbox.account.fault({
      service: "artifact",
      fault: { kind: "throttled", retryAfterSeconds: 60 },
    });
    const running = sandbox.start("collect");
    await running.says("AWS Config: 1 of 1");
    const stderr = await stoppedWith(running, name);
    expect(running.process.exitCode).toBe(code);
    expect(stderr).toContain("Nothing of it was saved; the last snapshot stands.");
    release();
    await expectWhole(sandbox, before);
  });

  test("while the store keeps the process to itself", async () => {
    const { sandbox, before } = await collectedOnce();
    await using _ = sandbox;
    inStore(sandbox, neverSaves);
    const running = sandbox.start("collect");
    await running.says("Judging and saving");
    await stoppedWith(running, name);
    expect(running.process.signalCode).toBe(name);
    inStore(sandbox, savesAgain);
    await expectWhole(sandbox, before);
  });
});

test("SIGTERM to the launcher alone, under a Node that is too old: it ends as the collection does", async () => {
  const { sandbox, before } = await collectedOnce();
  await using _ = sandbox;
  inStore(sandbox, neverSaves);
  const running = startDemarc(["collect"], sandbox.environment, asNode20);
  await running.says("Judging and saving");
  await stoppedWith(running, "SIGTERM");
  expect(running.process.exitCode).toBe(143);
  inStore(sandbox, savesAgain);
  await expectWhole(sandbox, before);
});

/** From now on the last step of a save takes for ever, inside of SQLite: as a million rows do for a while. */
function neverSaves(database: DatabaseSync): void {
  database.exec(`
    create view endless as
      with recursive counting(n) as (select 1 union all select n + 1 from counting)
      select count(*) as n from counting;
    create trigger never_saves before insert on snapshots begin select n from endless; end`);
}

function savesAgain(database: DatabaseSync): void {
  database.exec("drop trigger never_saves; drop view endless");
}
