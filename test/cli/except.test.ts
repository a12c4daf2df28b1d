import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { plainDateAfter } from "../../lib/posture/plain-date.ts";
import { standingAt } from "../clock/clock-at.ts";
import { readCsvRecords } from "../exports/read-csv.ts";
import { validatePosture } from "../exports/validate-posture.ts";
import type { Sandbox } from "./against-sandbox.ts";
import { demarcHere } from "./demarc-here.ts";
import {
  aRegister as aRegisterOf,
  collectBuckets,
  control,
  idIn,
  type Run,
} from "./scratch-buckets.ts";

/** No test here knows the day on which it runs, nor does a midnight that passes meanwhile matter. */
const now = "2026-11-22T12:00:00.000Z";
const today = now.slice(0, 10);
const inDays = (days: number) => plainDateAfter(today, days) ?? "";

let collected: Sandbox;
let folder: string;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(now) });
  return () => vi.useRealTimers();
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-except-"));
  collected = await collectBuckets(now, standingAt(now));
});

afterAll(async () => {
  await collected[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const aRegister = () => aRegisterOf(collected);

const terms = ["--reason", "rebuilt every night", "--owner", "platform"];
const until = (days: number) => ["--expires", inDays(days)];
const about = ["--control", control];

describe("demarc except add", () => {
  test("writes down who accepted what, and gives its id", async () => {
    await using register = await aRegister();
    const added = await register.except("add", ...about, ...terms, ...until(90), "--by", "Ada");

    expect(added).toMatchObject({ code: 0, stderr: "" });
    const id = idIn(added.stdout);
    expect(added.stdout).toBe(`${id} accepted: ${control}, every resource, until ${inDays(90)}.\n`);
    const log = await register.except("log", id);
    expect(log.stdout).toContain(` Ada accepted ${id}\n`);
    expect(log.stdout).toContain("    reason: rebuilt every night\n");
  });

  test("says, with 0 all the same, that what it accepts excuses nothing now, and why", async () => {
    await using register = await aRegister();
    const add = (...what: string[]) =>
      register.except("add", ...about, ...what, ...terms, ...until(90));

    const slip = await add("--pattern", "scrach-*");
    const id = idIn(slip.stdout);
    expect(slip).toEqual({
      code: 0,
      stdout: `${id} accepted: ${control}, like scrach-*, until ${inDays(90)}.\n`,
      stderr: `demarc: ${id} excuses nothing now: no failing resource’s id fits its pattern.\n`,
    });

    expect(await add("--resource", "scratch-1")).toMatchObject({ code: 0, stderr: "" });
    expect(await add("--pattern", "scratch-*")).toMatchObject({ code: 0, stderr: "" });
    const twice = await add("--pattern", "scratch-1*");
    expect(twice.code).toBe(0);
    expect(twice.stderr).toContain("what fails and fits it, another exception excuses already");
    expect(await add()).toMatchObject({ code: 0, stderr: "" });
  });

  test("takes for who decides the user of the machine, when nobody says", async () => {
    await using register = await aRegister();
    const { stdout } = await register.except("add", ...about, ...terms, ...until(9));
    const log = await register.except("log", idIn(stdout));
    expect(log.stdout).toMatch(/^1 {2}\S+ {2}\S.* accepted EX-/);
  });

  test.each([
    [["--control", "scratch_buckets"], `Did you mean ${control}?`],
    [["--control", "custom:scratch-bukets"], `Did you mean ${control}?`],
    [["--control", "nothing of the kind"], "has no control of that name"],
    [[...about, "--resource", "no-such-bucket"], "use a pattern"],
    [[...about, "--resource", "orders", "--pattern", "o*"], "not both"],
    [[...about, "--pattern", "*"], "leave the pattern out"],
  ])("refuses %j, and says what would do", async (what, words) => {
    await using register = await aRegister();
    const ran = await register.except("add", ...what, ...terms, ...until(90));
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(words);
    expect((await register.except("log")).stdout).toBe("");
  });

  test("tells everything that is wrong with its terms, by option", async () => {
    await using register = await aRegister();
    const wrong = [
      "--reason",
      "no",
      "--owner",
      " ",
      "--expires",
      inDays(367),
      "--ticket",
      "ftp://x",
    ];
    const { code, stderr } = await register.except("add", ...about, ...wrong);
    expect(code).toBe(2);
    const options = stderr.split("\n").map((line) => /^demarc: (--\w+):/.exec(line)?.[1]);
    expect(options).toEqual(["--reason", "--owner", "--ticket", "--expires", undefined]);
  });

  test("refuses a blank name, whatever is to be decided", async () => {
    await using register = await aRegister();
    const { except } = register;
    const id = idIn((await except("add", ...about, ...terms, ...until(9))).stdout);
    const file = join(folder, `${crypto.randomUUID()}.yaml`);
    await except("export", "--output", file);
    const log = (await except("log")).stdout;
    for (const decision of [
      ["add", ...about, ...terms, ...until(90)],
      ["change", id, ...until(10)],
      ["withdraw", id],
      ["import", file],
    ]) {
      const ran = await except(...decision, "--by", " ");
      expect(ran, decision[0]).toMatchObject({ code: 2, stdout: "" });
      expect(ran.stderr).toContain("--by: Say who you are");
    }
    expect((await except("log")).stdout).toBe(log);
  });

  test("says that there is no snapshot yet", async () => {
    const store = join(folder, "empty");
    const ran = await demarcHere(["except", "list"], { DEMARC_STORE: store });
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("There is no snapshot yet");
  });
});

describe("an exception", () => {
  /** The exported control, and its rows of the spreadsheet by resource. */
  async function seen(run: Run) {
    const json = JSON.parse((await run("export", "--format", "json")).stdout);
    const csv = readCsvRecords((await run("export", "--format", "csv")).stdout);
    const rows = csv.filter(({ check }) => check === control);
    return {
      json,
      control: json.controls.find((each: { key: string }) => each.key === control),
      rows: rows.map(({ resource_id, row_type, status }) => [resource_id, row_type, status]),
    };
  }

  test("sets its resources apart in every export, and the rest fails on", async () => {
    await using register = await aRegister();
    await register.except("add", ...about, "--pattern", "scratch-*", ...terms, ...until(90));

    const { control: judged, rows, json } = await seen(register.run);

    expect(judged).toMatchObject({
      status: "failing",
      nonCompliantResources: 1,
      exceptedResources: 2,
    });
    expect(rows).toEqual([
      ["orders", "failing_resource", "NON_COMPLIANT"],
      ["scratch-1", "excepted_resource", "excepted"],
      ["scratch-2", "excepted_resource", "excepted"],
    ]);
    expect(validatePosture(json)).toEqual([]);
    const md = (await register.run("export", "--format", "md")).stdout;
    expect(md).toContain("## Accepted deviations");
    expect(md).toContain("rebuilt every night");
  });

  test("for all that fails makes its control excepted, never passing, until it is withdrawn", async () => {
    await using register = await aRegister();
    const { stdout } = await register.except("add", ...about, ...terms, ...until(90));
    expect((await seen(register.run)).control).toMatchObject({ status: "excepted" });

    await register.except("withdraw", idIn(stdout));

    expect((await seen(register.run)).control).toMatchObject({
      status: "failing",
      nonCompliantResources: 3,
      exceptedResources: 0,
    });
  });

  test("that ran out excuses nothing, and the list says since when", async () => {
    await using register = await aRegister();
    const { stdout } = await register.except("add", ...about, ...terms, ...until(5));
    vi.setSystemTime(`${inDays(6)}T00:00:00.000Z`);

    expect((await seen(register.run)).control).toMatchObject({ status: "failing" });
    expect((await register.except("list")).stdout).toContain(`${idIn(stdout)}  run out 1 day ago`);
  });
});

describe("a clock that once ran ahead", () => {
  test("holds up nothing that is decided after it is right again", async () => {
    await using register = await aRegister();
    const { except, run } = register;
    const { stdout } = await except("add", ...about, ...terms, ...until(90));
    const requirement = ["--requirement", "pci-dss-4.0.1:1.2.5"];
    const note = (text: string) =>
      run("note", "set", ...requirement, "--text", text, "--reviewer", "Ada");
    vi.setSystemTime(`${inDays(60)}T12:00:00.000Z`);
    expect(await note("Ahead.")).toMatchObject({ code: 0 });
    vi.setSystemTime(now);
    expect(await note("Seen.")).toMatchObject({ code: 0 });
    await except("withdraw", idIn(stdout));

    const posture = JSON.parse((await run("export", "--format", "json")).stdout);
    const log = (await except("log")).stdout;

    const ours = posture.controls.find(({ key }: { key: string }) => key === control);
    expect(ours).toMatchObject({ status: "failing" });
    const pci = posture.frameworks.find(({ id }: { id: string }) => id === "pci-dss-4.0.1");
    expect(pci.controls).toContainEqual(expect.objectContaining({ id: "1.2.5", note: "Seen." }));
    expect(posture.exceptions).toEqual([]);
    expect(log.match(/^\d+ {2}/gm)).toHaveLength(2);
    await except("add", ...about, ...terms, ...until(9), "--by", "Eve");
    const anew = JSON.parse((await run("export", "--format", "json")).stdout);
    expect(anew.exceptions).toMatchObject([{ active: true, expiresOn: inDays(9) }]);
    expect((await run("export", "--format", "oscal")).stdout).toContain('"Eve"');
  });
});

describe("demarc except list", () => {
  test("prints what stands with its days, and warns of what runs out within 14", async () => {
    await using register = await aRegister();
    for (const days of [14, 15]) await register.except("add", ...about, ...terms, ...until(days));

    const { stdout, stderr, code } = await register.except("list");

    expect(code).toBe(0);
    expect(stdout).toContain("  RUNS OUT in 14 days  ");
    expect(stdout).toContain("  in force, 15 days left  ");
    expect(stdout).toContain("2 exceptions in force, 1 of them over within 14 days; 0 run out.\n");
    expect(stderr).toContain("1 exception will run out within 14 days");
  });
});

describe("a line of demarc except list", () => {
  test("has id, state, last day, control, what is excused, owner, ticket and reason, in this order", async () => {
    await using register = await aRegister();
    await register.except("add", ...about, ...terms, ...until(30), "--ticket", "SEC-7");
    await register.except("add", ...about, "--resource", "scratch-1", ...terms, ...until(40));

    const { stdout } = await register.except("list");

    const lines = stdout.split("\n").filter((line) => line.startsWith("EX-"));
    const columns = lines.map((line) => line.split(/ {2,}/));
    const ended = ["platform", "SEC-7", "rebuilt every night"];
    expect(columns.map(([, ...rest]) => rest)).toEqual([
      ["in force, 30 days left", `to ${inDays(30)}`, control, expect.anything(), ...ended],
      [
        "in force, 40 days left",
        `to ${inDays(40)}`,
        control,
        expect.anything(),
        "platform",
        "no ticket",
        "rebuilt every night",
      ],
    ]);
    // Each column begins at one place.
    expect(new Set(lines.map((line) => line.indexOf(control))).size).toBe(1);
  });
});

describe("demarc except change", () => {
  test("changes what is given and nothing else, and the log has both before and after", async () => {
    await using register = await aRegister();
    const { stdout } = await register.except(
      "add",
      ...about,
      ...terms,
      ...until(90),
      "--ticket",
      "A-1",
    );
    const id = idIn(stdout);

    const changed = await register.except("change", id, ...until(91), "--no-ticket", "--by", "Eve");

    expect(changed).toMatchObject({ code: 0, stderr: "" });
    const log = (await register.except("log", id, "--limit", "1")).stdout;
    expect(log.split("\n").slice(0, 3)).toEqual([
      expect.stringContaining(` Eve changed ${id}`),
      "    ticket: A-1 -> none",
      `    expiresOn: ${inDays(90)} -> ${inDays(91)}`,
    ]);
  });

  test("that changes nothing writes nothing", async () => {
    await using register = await aRegister();
    const id = idIn((await register.except("add", ...about, ...terms, ...until(90))).stdout);
    const same = await register.except("change", id, "--owner", " platform ");
    expect(same).toMatchObject({ code: 0, stdout: `${id} says so already: nothing to change.\n` });
    expect((await register.except("log", id)).stdout.match(/^\d+ {2}/gm)).toHaveLength(1);
  });

  test.each(["change", "withdraw"])("%s of one that does not stand says why", async (act) => {
    await using register = await aRegister();
    const owner = act === "change" ? ["--owner", "others"] : [];
    expect((await register.except(act, "EX-00000000", ...owner)).stderr).toContain(
      'There is no exception "EX-00000000"',
    );
    const id = idIn((await register.except("add", ...about, ...terms, ...until(90))).stdout);
    await register.except("withdraw", id, "--by", "Eve");

    const again = await register.except(act, id, ...owner);

    expect(again).toMatchObject({ code: 2, stdout: "" });
    expect(again.stderr).toContain(`${id} does not stand: Eve withdrew it at `);
  });
});

describe("demarc except export and import", () => {
  /** A register of two with its file, whose text is given. */
  async function aFile(register: { except: Run }) {
    await register.except("add", ...about, "--resource", "orders", ...terms, ...until(90));
    await register.except("add", ...about, "--pattern", "scratch-*", ...terms, ...until(80));
    const file = join(folder, `${crypto.randomUUID()}.yaml`);
    expect(await register.except("export", "--output", file)).toMatchObject({
      code: 0,
      stdout: "",
    });
    return { file, text: await readFile(file, "utf8") };
  }

  test("a file that was just written is nothing to change", async () => {
    await using register = await aRegister();
    const { file, text } = await aFile(register);
    expect(await register.except("export")).toMatchObject({ code: 0, stdout: text, stderr: "" });
    expect(await register.except("import", file)).toMatchObject({
      code: 0,
      stdout: "Nothing to change.\n",
      stderr: "",
    });
  });

  test("an edited file changes, adds, and leaves what is missing until it is told to prune", async () => {
    await using register = await aRegister();
    const { file, text } = await aFile(register);
    const edited = text
      .replace(inDays(90), inDays(100))
      .replace(/id: EX-\w{8}(?=\n.*\n {4}pattern)/, "id: EX-NEWNEW00");
    await writeFile(file, edited);
    const dry = await register.except("import", file, "--dry-run", "--prune");
    expect(dry.stdout).toContain("Would be 1 added, 1 changed, 1 withdrawn, 0 as they were.\n");
    expect((await register.except("export")).stdout).toBe(text);

    const left = await register.except("import", file, "--by", "CI");

    expect(left.stdout).toContain("Taken in: 1 added, 1 changed, 0 withdrawn, 0 as they were.\n");
    expect(left.stdout).toContain("not in the file; --prune withdraws it");
    const pruned = await register.except("import", file, "--prune");
    expect(pruned.stdout).toContain("0 added, 0 changed, 1 withdrawn, 2 as they were.\n");
    expect((await register.except("export")).stdout).toBe(edited);
  });

  test("a file whose exception ran out meanwhile leaves that one out of a store that lacks it, and says so", async () => {
    await using here = await aRegister();
    const { file } = await aFile(here);
    await using elsewhere = await aRegister();
    vi.setSystemTime(`${inDays(85)}T00:00:00.000Z`);

    const dry = await elsewhere.except("import", file, "--dry-run");
    const ran = await elsewhere.except("import", file);

    expect(dry.stdout).toContain("Would be 1 added, 0 changed");
    expect(dry.stderr).toMatch(
      new RegExp(`EX-\\w{8} is not taken in: it ran out on ${inDays(80)}`),
    );
    expect(ran).toMatchObject({ code: 0, stderr: dry.stderr });
    expect((await elsewhere.except("list")).stdout).toContain("1 exception in force");
    expect((await here.except("import", file)).stdout).toBe("Nothing to change.\n");
  });

  test("an id that was withdrawn comes back for what it excused, and for nothing else", async () => {
    await using register = await aRegister();
    const { file, text } = await aFile(register);
    const id = /id: (EX-\w{8})\n.*\n {4}resource/.exec(text)?.[1] ?? "";
    await register.except("withdraw", id);
    await writeFile(file, text.replace("resource: orders", "resource: scratch-1"));
    const other = await register.except("import", file);
    await writeFile(file, text);

    expect(other).toMatchObject({ code: 2, stdout: "" });
    expect(other.stderr).toContain(`${id}, id: it was made for ${control}, orders, and stays so`);
    expect((await register.except("import", file)).stdout).toContain("1 added");
  });

  test("a file with one bad entry is refused whole, by line and reason", async () => {
    await using register = await aRegister();
    const { file, text } = await aFile(register);
    const bad = text.replace(inDays(90), inDays(100)).replace(inDays(80), inDays(400));
    await writeFile(file, bad);
    const line = bad.split("\n").findIndex((each) => each.includes(inDays(400))) + 1;

    const ran = await register.except("import", file);

    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(`${file}:${line}: EX-`);
    expect(ran.stderr).toContain("expiresOn: Write its last day as a date");
    expect(ran.stderr).toContain("Nothing was changed.");
    expect((await register.except("export")).stdout).toBe(text);
  });

  test("an id that would excuse something else is refused", async () => {
    await using register = await aRegister();
    const { file, text } = await aFile(register);
    await writeFile(file, text.replace("resource: orders", "resource: scratch-1"));
    const { code, stderr } = await register.except("import", file);
    expect(code).toBe(2);
    expect(stderr).toContain(`it was made for ${control}, orders, and stays so`);
  });

  test.each([
    ["exceptions: [", "is no YAML"],
    [
      "schema: demarc.exceptions/1\naccount: '999999999999'\nexceptions: []\n",
      "the file is of account 999999999999",
    ],
  ])("a file such as %j is refused", async (text, words) => {
    await using register = await aRegister();
    const file = join(folder, `${crypto.randomUUID()}.yaml`);
    await writeFile(file, text);
    const { code, stderr } = await register.except("import", file);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  test("a file that is not there is refused", async () => {
    await using register = await aRegister();
    const { code, stderr } = await register.except("import", join(folder, "none.yaml"));
    expect(code).toBe(2);
    expect(stderr).toContain("cannot be read");
  });
});
