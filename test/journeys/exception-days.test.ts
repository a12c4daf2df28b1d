/** J76: the days of an exception, UTC, in one dashboard that runs through all of them. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../cli/against-sandbox.ts";
import { collectBuckets, idIn } from "../cli/scratch-buckets.ts";
import { clockIn, setClock } from "../clock/clock-at.ts";
import { type RunningDashboard, startDashboard } from "./stage/start-dashboard.ts";

const collectedAt = "2026-11-22T12:00:00.000Z";
const lastDay = "2026-12-20";
const control = "EC2_IMDSV2_CHECK";

let clock: string;
let sandbox: Sandbox;
let dashboard: RunningDashboard;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-clock-"));
  clock = join(folder, "clock");
  setClock(clock, collectedAt);
  sandbox = await collectBuckets(collectedAt, clockIn(clock));
  dashboard = await startDashboard(sandbox.environment);
});
afterAll(async () => {
  await dashboard[Symbol.asyncDispose]();
  await sandbox[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function htmlOf(path: string): Promise<string> {
  const response = await fetch(`${dashboard.address}${path}`);
  expect(response.status, path).toBe(200);
  return response.text();
}

/** What a page says, without marks. */
async function saidOn(path: string): Promise<string> {
  const [main = ""] = /<main[\s\S]*<\/main>/.exec(await htmlOf(path)) ?? [];
  return main
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

async function numberOn(path: string, words: RegExp): Promise<number> {
  const [, number] = words.exec(await saidOn(path)) ?? [];
  if (number === undefined) throw new Error(`${path} does not say ${words}`);
  return Number(number);
}

/** Every page that counts the control, and the files from the page. */
async function figures() {
  const { controls } = JSON.parse(await (await fetch(`${dashboard.address}/exports/json`)).text());
  const of = (status: string) =>
    controls.filter((each: { readonly status: string }) => each.status === status).length;
  return {
    failing: {
      json: of("failing"),
      overview: await numberOn("/", /not seen (\d+) failing/),
      list: await numberOn("/controls?status=failing", /(\d+) failing controls?/),
      region: await numberOn("/regions/ap-southeast-2", /Controls that fail here (\d+) of/),
      history: await numberOn("/history", /UTC complete \d+ of \d+ (\d+)/),
    },
    pillar: await numberOn("/pillars/security", /(\d+) failing/),
    exceptedInPillar: await numberOn("/pillars/security", /(\d+) excepted/),
    control: /(failing|excepted)/.exec(await saidOn(`/controls/${control}`))?.[1],
    standards: await saidOn("/standards"),
  };
}

/** Whether the overview and the register warn that something runs out. */
async function warnings(): Promise<boolean[]> {
  const pages = await Promise.all(["/", "/exceptions"].map(htmlOf));
  return pages.map((html) => html.includes('aria-label="Exceptions that run out"'));
}

test("J76: it is warned of for 14 days and excuses to the end of its last; then every number is as before", async () => {
  const before = await figures();
  const { failing } = before;
  expect(new Set(Object.values(failing)).size).toBe(1);
  const given = ["--control", control, "--reason", "replaced in spring", "--owner", "platform"];
  const added = await sandbox.run("except", "add", ...given, "--expires", lastDay);
  expect(added).toMatchObject({ code: 0, stderr: "" });
  const id = idIn(added.stdout);
  const one = failing.json - 1;
  const excepted = {
    failing: { json: one, overview: one, list: one, region: one, history: one },
    pillar: before.pillar - 1,
    exceptedInPillar: 1,
    control: "excepted",
  };

  setClock(clock, "2026-12-05T23:59:59.999Z");
  expect(await warnings()).toEqual([false, false]);
  setClock(clock, "2026-12-06T00:00:00.000Z");
  expect(await warnings()).toEqual([true, true]);

  setClock(clock, `${lastDay}T23:59:59.999Z`);
  const onLastDay = await figures();
  expect(onLastDay).toMatchObject(excepted);
  expect(onLastDay.standards).not.toBe(before.standards);

  setClock(clock, "2026-12-21T00:00:00.000Z");
  expect(await figures()).toEqual(before);
  expect(await saidOn(`/exceptions/${id}`)).toContain("run out");
});
