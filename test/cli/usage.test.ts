import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addCheck } from "../../lib/cli/check.ts";
import { addExport } from "../../lib/cli/export.ts";
import { programVersion } from "../../lib/program-version.ts";
import { demarcHere } from "./demarc-here.ts";
import { demarc } from "./run-demarc.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-usage-"));
});

afterAll(() => rm(folder, { recursive: true }));

/** Has the commands read parameters in this process. What they end with, should they get to work, is `finished`. */
async function parse(parameters: readonly string[]) {
  const printed = { stdout: "", stderr: "" };
  const finished: number[] = [];
  const program = new Command("demarc").exitOverride().configureOutput({
    writeOut: (text) => {
      printed.stdout += text;
    },
    writeErr: (text) => {
      printed.stderr += text;
    },
  });
  for (const add of [addExport, addCheck]) add(program, (code) => finished.push(code));
  const refusal: unknown = await program.parseAsync(parameters, { from: "user" }).then(
    () => null,
    (error: unknown) => error,
  );
  return { refusal, printed, finished };
}

describe("wrong use ends with 2, an empty stdout and one clear message", () => {
  // One of each kind; a process of its own for every wrong value would only say the same again.
  const wrong: readonly [readonly string[], string][] = [
    [["frobnicate"], "unknown command 'frobnicate'"],
    [["collect", "--fast"], "unknown option '--fast'"],
    [["collect", "now"], "too many arguments"],
    [["collect", "--regions", "Ireland"], "Write region codes separated by commas"],
    [["collect", "--regions", ","], "Write region codes separated by commas"],
    [["export"], "required option '--format <format>' not specified"],
    [
      ["export", "--format", "json", "--pillar", "safety"],
      "Allowed choices are operational-excellence",
    ],
    [
      ["check", "--region", "us-east-1", "--region", "eu-west-1"],
      "--region is given more than once",
    ],
    [["export", "--format=md", "--format", "csv"], "--format is given more than once"],
    [["except", "change", "EX-1", "--ticket", "A-1", "--no-ticket"], "--ticket is given more"],
    [["check", "--min-coverage", "101"], "a percentage from 0 to 100"],
  ];

  test.for(wrong)("demarc %s", async ([parameters, message]) => {
    const ran = await demarcHere(parameters, { DEMARC_STORE: join(folder, "never-made") });
    expect(ran.stderr).toContain(message);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(await readdir(folder)).not.toContain("never-made");
  });

  test("no command at all shows what there is", async () => {
    const ran = await demarcHere([]);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain("collect");
  });

  test("wrong settings are named all at once", async () => {
    const ran = await demarc(["collect"], { PORT: "no", HOST: "0.0.0.0", DEMARC_REGIONS: "x" });
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    for (const name of ["PORT", "HOST", "DEMARC_REGIONS"]) expect(ran.stderr).toContain(name);
  });
});

describe("a wrong value is refused before anything is done, with what may be written", () => {
  const wrong: readonly [readonly string[], string][] = [
    [
      ["export", "--format", "xml"],
      "Allowed: json, csv, md, ocsf, oscal, matrix, bundle, html, pdf.",
    ],
    [
      ["export", "--format", "json", "--responsibility", "aws-hardware"],
      "Allowed choices are identity-access",
    ],
    [["export", "--format", "json", "--severity", "urgent"], "Allowed choices are critical, high"],
    [["export", "--format", "json", "--region", "Ireland"], "such as eu-west-1"],
    [["export", "--format", "json", "--account", "42"], "An account id has 12 digits"],
    [
      ["export", "--format", "json", "--as-of", "yesterday"],
      "Write a date (2026-11-22) or an instant",
    ],
    [
      ["export", "--format", "json", "--as-of", "2026-02-30"],
      "Write a date (2026-11-22) or an instant",
    ],
    [["export", "--format", "json", "--as-of", "2026-11-22T09:00:00"], "with its zone"],
    [["check", "--fail-on", "none"], "Allowed choices are critical, high, medium, low"],
    [["check", "--min-coverage", "most"], "a percentage from 0 to 100"],
  ];

  test.for(wrong)("demarc %s", async ([parameters, message]) => {
    const { refusal, printed, finished } = await parse(parameters);
    expect(refusal).toMatchObject({ name: "CommanderError", code: "commander.invalidArgument" });
    expect(printed.stderr).toContain(message);
    expect(printed.stdout).toBe("");
    expect(finished).toEqual([]);
  });
});

describe("help", () => {
  test("asked for, it is the result", async () => {
    const ran = await demarcHere(["--help"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    for (const command of [
      "collect",
      "export",
      "check",
      "catalogue",
      "policy",
      "backup",
      "restore",
      "verify",
      "serve",
    ]) {
      expect(ran.stdout).toContain(command);
    }
  });
});

test("the version is the package's", async () => {
  const ran = await demarcHere(["--version"]);
  expect(ran).toMatchObject({ code: 0, stdout: `${programVersion}\n`, stderr: "" });
});

describe("the policy", () => {
  test("needs no settings, no account and no store, and is JSON on stdout alone", async () => {
    const ran = await demarcHere(["policy"], { PORT: "no" });
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(ran.stdout)).toMatchObject({ Version: "2012-10-17" });
    expect(ran.stdout).not.toContain("ListTagsForResource");
  });

  test("allows reading the tags of custom rules only when that is asked for", async () => {
    const ran = await demarcHere(["policy", "--rule-tags"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toContain('"config:ListTagsForResource"');
    expect(ran.stdout).not.toContain("GetReport");
  });

  test("allows asking for reports and their terms only when that is asked for", async () => {
    const ran = await demarcHere(["policy", "--report-downloads"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toContain('"artifact:GetTermForReport"');
    expect(ran.stdout).not.toContain("ListTagsForResource");
  });
});

describe("before the first collection", () => {
  test.for([
    ["export", "--format", "json"],
    ["export", "--format", "csv", "--pillar", "security"],
    ["check"],
    ["check", "--region", "eu-west-1"],
  ])("demarc %s %s %s %s ends with 1 and names the next step", async (parameters) => {
    const ran = await demarcHere(parameters, { DEMARC_STORE: join(folder, "empty") });
    expect(ran.stderr).toContain("Make one: npm run --silent demarc -- collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
  });
});
