/** Nothing that was acknowledged is ever lost: two who decide at once, and whoever is killed while deciding. */
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { exceptionsToYaml } from "../../lib/exports/exceptions-to-yaml.ts";
import type { Exception } from "../../lib/posture/exceptions.ts";
import type { JournalEntry } from "../../lib/posture/journal.ts";
import { openStore } from "../../lib/store/open-store.ts";
import { anException } from "../builders/an-exception.ts";
import { standingAt } from "../clock/clock-at.ts";
import type { Sandbox } from "./against-sandbox.ts";
import { type Ran, type RunningDemarc, startDemarc } from "./run-demarc.ts";
import { aRegister, collectBuckets, control, idIn } from "./scratch-buckets.ts";

const now = "2026-11-22T12:00:00.000Z";
const expiresOn = "2027-02-28";
const preload = `--import=${new URL("at-its-writing.js", import.meta.url).href}`;
const terms = ["--reason", "rebuilt every night", "--owner", "platform", "--expires", expiresOn];

let collected: Sandbox;
beforeAll(async () => {
  collected = await collectBuckets(now, standingAt(now));
});
afterAll(() => collected[Symbol.asyncDispose]());

/** A store of its own, and processes of `demarc except` on it. */
async function aStage() {
  const clock = standingAt(now);
  const register = await aRegister(collected, clock);
  onTestFinished(() => register[Symbol.asyncDispose]());
  const { environment, store, account } = register.sandbox;
  const start = (parameters: readonly string[], diesAt = 0): RunningDemarc =>
    startDemarc(["except", ...parameters], {
      ...environment,
      NODE_OPTIONS: `${clock.NODE_OPTIONS} ${preload}`,
      DIES_AT_STEP: String(diesAt),
    });
  return { start, store, accountId: account.truth().accountId };
}

type Stage = Awaited<ReturnType<typeof aStage>>;

/** What the store holds now: it opens, it is whole, and its entries are numbered without a gap. */
async function kept({ store: folder, accountId }: Stage): Promise<{
  readonly entries: readonly JournalEntry[];
  readonly standing: readonly Exception[];
}> {
  const store = await openStore(folder);
  const of = { accountId, kind: "exception" } as const;
  const { rows: entries, total } = await store.journal.list({ ...of, limit: 500 });
  const standing = await store.journal.standing(of);
  await store.close();
  expect(entries.map(({ number }) => number)).toEqual(
    Array.from({ length: total }, (_, index) => total - index),
  );
  const database = new DatabaseSync(join(folder, "demarc.sqlite"));
  expect({ ...database.prepare("pragma integrity_check").get() }).toEqual({
    integrity_check: "ok",
  });
  database.close();
  return { entries, standing };
}

const add = (...more: string[]) => ["add", "--control", control, ...terms, ...more];

/** Adds one undisturbed; its id. */
async function added({ start }: Stage, ...more: string[]): Promise<string> {
  const { code, stdout, stderr } = await start(add(...more)).ended;
  expect(code, stderr).toBe(0);
  return idIn(stdout);
}

/** Holds the store against writers until it is released. */
function hold({ store }: Stage): () => void {
  const database = new DatabaseSync(join(store, "demarc.sqlite"));
  database.exec("begin immediate");
  return () => database.close();
}

describe("two at once on one store", () => {
  test("who accept different deviations both have them, once each", async () => {
    const stage = await aStage();
    const ids: string[] = [];
    for (const round of [1, 2, 3]) {
      const patterns = [`one-${round}-*`, `two-${round}-*`];
      ids.push(...(await Promise.all(patterns.map((each) => added(stage, "--pattern", each)))));
    }

    const { entries, standing } = await kept(stage);

    expect(entries.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(standing.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  test.for([
    ["change it", ["--owner", "one"], ["--owner", "two"]],
    ["change different members of it", ["--owner", "one"], ["--reason", "for another reason"]],
  ] as const)(
    "who %s have both looked: the second is told who was quicker, by exit code 2, and nothing of it is written",
    async ([, one, two]) => {
      const stage = await aStage();
      const id = await added(stage);
      const release = hold(stage);
      const writers = [one, two].map((terms, index) =>
        stage.start(["change", id, ...terms, "--by", `writer ${index}`]),
      );
      for (const writer of writers) await writer.says("about to write");
      release();
      const ran = await Promise.all(writers.map(({ ended }) => ended));

      const winner = ran.findIndex(({ code }) => code === 0);
      const loser = ran[1 - winner];
      expect(loser).toMatchObject({ code: 2, stdout: "" });
      expect(loser?.stderr).toContain(
        `${id} is not what it was when you looked at it: writer ${winner} changed it at ${now}`,
      );
      const { entries, standing } = await kept(stage);
      expect(entries).toHaveLength(2);
      expect(entries[0]).toMatchObject({ who: `writer ${winner}`, after: standing[0] });
    },
  );

  test("who change and withdraw one again and again: all that was acknowledged is in the journal, in its order", async () => {
    const stage = await aStage();
    const acknowledged: Ran[] = [];
    const ids: string[] = [];
    for (const round of [1, 2]) {
      const id = await added(stage, "--pattern", `round-${round}-*`);
      ids.push(id);
      const ran = await Promise.all([
        stage.start(["change", id, "--owner", "another", "--by", "Ada"]).ended,
        stage.start(["withdraw", id, "--by", "Eve"]).ended,
      ]);
      for (const each of ran) {
        if (each.code === 0) acknowledged.push(each);
        else {
          expect(each).toMatchObject({ code: 2, stdout: "" });
          expect(each.stderr).toMatch(/is not what it was when you looked|does not stand: Eve/);
        }
      }
    }

    const { entries } = await kept(stage);

    expect(entries).toHaveLength(ids.length + acknowledged.length);
    for (const { stdout } of acknowledged) {
      const isWithdrawal = stdout.includes(" withdrawn");
      const by = { who: isWithdrawal ? "Eve" : "Ada", id: idIn(stdout) };
      expect(entries.filter(({ who, id }) => who === by.who && id === by.id)).toHaveLength(1);
    }
  });
});

describe("killed with kill -9", () => {
  test("at every step of its writing, an accepted deviation is there whole or not at all, and the next is taken", async () => {
    const stage = await aStage();
    const undisturbed = await stage.start(add("--pattern", "first-*")).ended;
    const steps = stepsOf(undisturbed);
    const acknowledged: string[] = [];
    for (let step = 1; step <= steps; step += 1) {
      const ran = await stage.start(add("--pattern", `step-${step}-*`), step).ended;
      expect(ran.code).toBeNull();
      // After it has told that it is done, it still counts what is excused.
      if (ran.stdout !== "") acknowledged.push(idIn(ran.stdout));
    }
    await added(stage, "--pattern", "last-*");

    const after = await kept(stage);

    // Once it is committed it stands, though nobody was told: the last steps.
    const whole = after.standing.filter(({ pattern }) => pattern?.startsWith("step-"));
    expect(whole.map((each) => ({ ...each, id: "", pattern: "" }))).toEqual(
      whole.map(() => ({ ...expectedTerms, id: "", pattern: "" })),
    );
    expect(whole.length).toBeGreaterThanOrEqual(1);
    expect(whole.length).toBeLessThan(steps);
    expect(whole.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeLessThan(steps);
    // And the first and the last, which were acknowledged.
    expect(after.standing).toHaveLength(whole.length + 2);
    expect(after.entries).toHaveLength(whole.length + 2);
  });

  test("as soon as it has said that it is done, it is done", async () => {
    const stage = await aStage();
    const ids: string[] = [];
    for (const round of [1, 2, 3]) {
      const running = stage.start(add("--pattern", `said-${round}-*`));
      const { stdout } = running.process;
      if (stdout === null) throw new Error("it has no stdout");
      await once(stdout, "data");
      running.process.kill("SIGKILL");
      ids.push(idIn((await running.ended).stdout));
    }

    const { standing } = await kept(stage);

    expect(standing.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  test("while it takes in a file of two hundred, all of them are there or none", async () => {
    const stage = await aStage();
    const file = join(stage.store, "exceptions.yaml");
    const rows = 200;
    await writeFile(file, exceptionsToYaml(stage.accountId, many(rows)));
    const copy = await aStage();
    const steps = stepsOf(await copy.start(["import", file]).ended);
    expect(steps).toBeGreaterThan(2 * rows);
    const moments = [1, 0.25, 0.75, steps - 2, steps - 1, steps];
    const found: number[] = [];
    for (const moment of moments) {
      const step = moment < 1 ? Math.round(moment * steps) : moment;
      const ran = await stage.start(["import", file], step).ended;
      const { entries, standing } = await kept(stage);
      expect(ran.stdout).toBe("");
      expect(standing).toHaveLength(entries.length);
      found.push(standing.length);
      if (standing.length === rows) break;
    }

    expect(found.slice(0, -1).every((standing) => standing === 0)).toBe(true);
    expect(found.at(-1)).toBe(rows);
    const again = await stage.start(["import", file]).ended;
    expect(again).toMatchObject({ code: 0, stdout: "Nothing to change.\n" });
  });
});

const expectedTerms = {
  control,
  resource: null,
  reason: "rebuilt every night",
  owner: "platform",
  ticket: null,
  expiresOn,
};

function many(count: number): Exception[] {
  return Array.from({ length: count }, (_, index) =>
    anException({
      id: `EX-${String(index).padStart(8, "0")}`,
      control,
      resource: null,
      pattern: `made-${index}-*`,
      expiresOn,
    }),
  );
}

function stepsOf({ code, stderr }: Ran): number {
  const said = /^(\d+) steps$/m.exec(stderr);
  if (code !== 0 || said === null) throw new Error(stderr);
  return Number(said[1]);
}
