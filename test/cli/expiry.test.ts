/** The edges of an exception's days, UTC, in what the commands say; what history says of instants that are over. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { trendInputs } from "../../app/history/trend-inputs.ts";
import { closeStores } from "../../lib/opened-store.ts";
import { trendOf } from "../../lib/posture/trend.ts";
import { readChanges, readHistory, readTrend } from "../../lib/read-history.ts";
import { standingAt } from "../clock/clock-at.ts";
import { readCsvRecords } from "../exports/read-csv.ts";
import type { Sandbox } from "./against-sandbox.ts";
import { collectHere } from "./collect-here.ts";
import {
  aRegister,
  collectBuckets,
  control,
  idIn,
  type Register,
  type Run,
} from "./scratch-buckets.ts";

const collectedAt = "2026-11-22T12:00:00.000Z";
const lastDay = "2026-12-20";
const lastInstant = `${lastDay}T23:59:59.999Z`;
const over = "2026-12-21T00:00:00.000Z";

let collected: Sandbox;

beforeAll(async () => {
  collected = await collectBuckets(collectedAt, standingAt(collectedAt));
});
afterAll(() => collected[Symbol.asyncDispose]());

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(collectedAt) });
  return () => vi.useRealTimers();
});

const terms = ["--control", control, "--reason", "rebuilt every night", "--owner", "platform"];

/** Accepts all that the control fails on; the id. */
async function accept({ except }: Pick<Register, "except">, expiresOn = lastDay): Promise<string> {
  const { stdout, stderr } = await except("add", ...terms, "--expires", expiresOn);
  if (idIn(stdout) === "") throw new Error(stderr);
  return idIn(stdout);
}

/** What each form says of the control, or of how many fail where it counts them alone. */
async function said(run: Run) {
  const written = async (format: string) => (await run("export", "--format", format)).stdout;
  const json = JSON.parse(await written("json"));
  const rows = readCsvRecords(await written("csv")).filter(({ check }) => check === control);
  const check = JSON.parse((await run("check", "--fail-on", "low", "--format", "json")).stdout);
  return {
    json: json.controls.find(isOurs).status,
    csv: distinct(rows.map(({ row_type }) => row_type)),
    ocsf: distinct(eventsOf(await written("ocsf")).map(({ status }) => status)),
    check: check.controls.some(isOurs),
    failing: {
      json: json.controls.filter((each: { status: string }) => each.status === "failing").length,
      md: Number(/Failing controls: (\d+)/.exec(await written("md"))?.[1]),
      html: Number(/Failing controls.*? (\d+) of/.exec(textOf(await written("html")))?.[1]),
      oscal: failedIn(await written("oscal")),
      check: check.controls.length,
    },
  };
}

const isOurs = ({ key }: { readonly key: string }) => key === control;
const distinct = <Of>(values: readonly Of[]) => [...new Set(values)];

interface OcsfEvent {
  readonly status: string;
  readonly compliance?: { readonly control: string };
}

function eventsOf(ocsf: string): OcsfEvent[] {
  const events = ocsf.trimEnd().split("\n");
  return events
    .map((line): OcsfEvent => JSON.parse(line))
    .filter(({ compliance }) => compliance?.control === control);
}

/** OSCAL calls what is excepted not satisfied as well, for another reason. */
function failedIn(oscal: string): number {
  interface OscalFinding {
    readonly target: { readonly status: { readonly state: string; readonly reason?: string } };
  }
  const [checks] = JSON.parse(oscal)["assessment-results"].results;
  return checks.findings.filter(
    ({ target: { status } }: OscalFinding) =>
      status.state === "not-satisfied" && status.reason === "fail",
  ).length;
}

function textOf(html: string): string {
  return html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

describe("an exception", () => {
  test("excuses to the last millisecond of its last day, UTC, in every form; then all fails as it did", async () => {
    await using register = await aRegister(collected);
    const before = await said(register.run);
    expect(before).toMatchObject({
      json: "failing",
      csv: ["failing_resource"],
      ocsf: ["New"],
      check: true,
    });
    expect(distinct(Object.values(before.failing))).toHaveLength(1);
    await accept(register);

    vi.setSystemTime(lastInstant);
    const one = before.failing.json - 1;
    expect(await said(register.run)).toEqual({
      json: "excepted",
      csv: ["excepted_resource"],
      ocsf: ["Suppressed"],
      check: false,
      failing: { json: one, md: one, html: one, oscal: one, check: one },
    });

    vi.setSystemTime(over);
    expect(await said(register.run)).toEqual(before);
  });

  test("may be made on its last day, and not on the day after", async () => {
    await using register = await aRegister(collected);
    vi.setSystemTime(lastInstant);
    await accept(register);
    expect((await register.except("list")).stdout).toContain("RUNS OUT TODAY");

    vi.setSystemTime(over);
    const late = await register.except("add", ...terms, "--expires", lastDay);
    expect(late).toMatchObject({ code: 2, stdout: "" });
    expect(late.stderr).toContain(`${lastDay} is over (UTC)`);
  });

  test("is warned of from the first millisecond of the fourteenth day before its last", async () => {
    await using register = await aRegister(collected);
    const id = await accept(register);
    vi.setSystemTime("2026-12-05T23:59:59.999Z");
    const before = await register.except("list");
    vi.setSystemTime("2026-12-06T00:00:00.000Z");
    const warned = await register.except("list");

    expect(before.stdout).toContain(`${id}  in force, 15 days left`);
    expect(before.stderr).toBe("");
    expect(warned.stdout).toContain(`${id}  RUNS OUT in 14 days`);
    expect(warned.stderr).toContain("1 exception will run out within 14 days");
  });
});

describe("history", () => {
  /** The control's account through five collections, with one exception that runs out and one that is withdrawn. */
  async function lived({ sandbox, run, except }: Register, look: (run: Run) => Promise<unknown>) {
    const collectAt = async (at: string) => {
      vi.setSystemTime(at);
      expect(await collectHere(sandbox)).toMatchObject({ kind: "saved" });
    };
    vi.setSystemTime("2026-11-23T10:00:00.000Z");
    await accept({ except }, "2026-11-24");
    await look(run);
    await collectAt("2026-11-24T12:00:00.000Z");
    vi.setSystemTime("2026-11-25T00:00:00.000Z");
    await look(run);
    await collectAt("2026-11-26T12:00:00.000Z");
    vi.setSystemTime("2026-11-26T13:00:00.000Z");
    const id = await accept({ except });
    await look(run);
    await collectAt("2026-11-27T12:00:00.000Z");
    vi.setSystemTime("2026-11-28T12:00:00.000Z");
    await except("withdraw", id);
    await look(run);
    await collectAt("2026-11-29T12:00:00.000Z");
  }

  /** The history of a register, as the dashboard reads it. */
  async function inHistory<Read>({ sandbox }: Register, read: () => Promise<Read>): Promise<Read> {
    for (const [name, value] of Object.entries(sandbox.environment)) vi.stubEnv(name, value);
    try {
      return await read();
    } finally {
      await closeStores();
      vi.unstubAllEnvs();
    }
  }

  const nobody = async () => undefined;
  const somebody = (run: Run) => run("check");

  test.for([
    ["nobody looked", nobody],
    ["somebody looked each time", somebody],
  ] as const)(
    "has each collection as it was judged at its instant, though %s",
    async ([, look]) => {
      await using register = await aRegister(collected);
      await lived(register, look);
      const accountId = collected.account.truth().accountId;
      const rowsOf = async () => (await readHistory({ accountId, limit: 10 })).rows.toReversed();

      await inHistory(register, async () => {
        const rows = await rowsOf();
        expect(rows.map(({ summary }) => summary?.controls.excepted)).toEqual([0, 1, 0, 1, 0]);
        expect(rows.map(({ figures }) => figures?.exception.changed)).toEqual([
          undefined,
          1,
          1,
          1,
          1,
        ]);
        for (const { header, figures } of rows.slice(1)) {
          const answer = await readChanges({ id: header.id });
          expect(answer).toMatchObject({ kind: "changes", changes: { byCause: figures } });
        }
        // To have looked at the past has changed nothing of it.
        expect(await rowsOf()).toEqual(rows);
        const trend = trendOf(trendInputs(await readTrend({ accountId, days: 30 }), null), 100);
        expect(trend.points.map(({ controls, breaks }) => [controls.excepted, breaks])).toEqual([
          [0, []],
          ...[1, 0, 1, 0].map((excepted) => [excepted, ["exceptions"]]),
        ]);
      });
      const rows = await inHistory(register, rowsOf);
      for (const { header, summary } of rows) {
        const asOf = ["--as-of", header.finishedAt];
        const { stdout } = await register.run("export", "--format", "json", ...asOf);
        const statuses = JSON.parse(stdout).controls.map(
          ({ status }: { readonly status: string }) => status,
        );
        for (const status of ["excepted", "failing", "passing"] as const) {
          const counted = statuses.filter((each: string) => each === status);
          expect(counted, `${status} at ${header.finishedAt}`).toHaveLength(
            summary?.controls[status] ?? -1,
          );
        }
      }
    },
  );
});
