import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostileTexts } from "../exports/hostile-texts.ts";
import { readCsvRecords } from "../exports/read-csv.ts";
import { validatePosture } from "../exports/validate-posture.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";
import { demarcHere } from "./demarc-here.ts";

const region = "ap-southeast-2";
const hostileRule = "hostile-annotations";

let sandbox: Sandbox;
let folder: string;

/** Runs what only reads, without a process of its own. */
const read = (...parameters: string[]) => demarcHere(parameters, sandbox.environment);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-export-"));
  const account = buildSampleAccount();
  account.addRule(region, { name: hostileRule, owner: "CUSTOM_LAMBDA" });
  for (const [name, text] of Object.entries(hostileTexts)) {
    account.setVerdict({
      region,
      rule: hostileRule,
      resourceType: "AWS::S3::Bucket",
      resourceId: `${name}-bucket`,
      verdict: "NON_COMPLIANT",
      annotation: text.slice(0, 256),
    });
  }
  sandbox = await againstSandbox(account, { DEMARC_REGIONS: region });
  const { code, stderr } = await sandbox.run("collect");
  if (code !== 0) throw new Error(stderr);
});

afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function exportedJson(...parameters: string[]) {
  const ran = await read("export", "--format", "json", ...parameters);
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  return JSON.parse(ran.stdout);
}

describe("demarc export", () => {
  test("CSV has a line for each failing resource of each failing control, and each active finding", async () => {
    const { stdout, code } = await read("export", "--format", "csv");
    expect(code).toBe(0);
    const records = readCsvRecords(stdout);
    const document = await exportedJson();
    const failing = document.controls.reduce(
      (sum: number, control: { nonCompliantResources: number }) =>
        sum + control.nonCompliantResources,
      0,
    );
    const ofType = (type: string) => records.filter((record) => record.row_type === type);
    const { critical, high, medium, low } = document.findings;
    expect(failing).toBeGreaterThan(Object.keys(hostileTexts).length);
    expect(ofType("failing_resource")).toHaveLength(failing);
    expect(ofType("finding")).toHaveLength(critical + high + medium + low);
  });

  test.for([
    ["csv", []],
    ["matrix", ["--as", "csv"]],
  ] as const)(
    "%s begins with a byte order mark where --bom asks for it",
    async ([format, more]) => {
      const written = async (...bom: string[]) =>
        (await read("export", "--format", format, ...more, ...bom)).stdout;
      expect(await written("--bom")).toBe(`\uFEFF${await written()}`);
    },
  );

  test("a byte order mark in what is no CSV is refused", async () => {
    for (const parameters of [["json"], ["matrix"], ["matrix", "--as", "xlsx"]]) {
      const ran = await read("export", "--format", ...parameters, "--bom");
      expect(ran).toMatchObject({ code: 2, stdout: "" });
      expect(ran.stderr).toContain("--bom: only CSV has it");
    }
  });

  test("hostile annotations arrive in CSV as text that no spreadsheet runs", async () => {
    const { stdout } = await read("export", "--format", "csv");
    const records = readCsvRecords(stdout).filter(
      (record) => record.check === `custom:${hostileRule}`,
    );
    expect(records).toHaveLength(Object.keys(hostileTexts).length);
    const detailOf = (name: string) =>
      records.find((record) => record.resource_id === `${name}-bucket`)?.detail;
    expect(detailOf("formula")).toBe(`'${hostileTexts.formula}`);
    expect(detailOf("html")).toBe(hostileTexts.html);
    expect(detailOf("rightToLeft")).toBe("invoice[U+202E]fdp.exe");
  });

  test("Markdown begins with the heading and says that it is a sample account", async () => {
    const { stdout, code } = await read("export", "--format", "md");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# Compliance posture of the sample account 111122223333\n/);
  });

  test.for([
    ["--pillar", "reliability"],
    ["--responsibility", "data-protection"],
    ["--severity", "medium"],
    ["--region", region],
    ["--account", "111122223333"],
  ])("%s %s narrows the document, which still is as its schema says", async (filter) => {
    const document = await exportedJson(...filter);
    expect(validatePosture(document)).toEqual([]);
    const [option, word] = filter;
    for (const rule of document.rules) {
      if (option === "--pillar") expect(rule.pillars).toContain(word);
      if (option === "--responsibility") expect(rule.responsibility).toBe(word);
      if (option === "--severity") expect(rule.severity).toBe(word);
    }
    expect(document.filter).toEqual(
      option === "--account" ? {} : { [String(option).slice(2)]: word },
    );
  });

  test.for([
    ["--region", "eu-west-1", `It has ${region}.`],
    ["--pack", "Operational-Best-Practices-For-Cats", "such pack"],
  ])("%s %s is no part of the snapshot: refused, and what there is is named", async (given) => {
    const [option = "", word = "", message] = given;
    const ran = await read("export", "--format", "csv", option, word);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toMatch(message === "such pack" ? /--pack/ : /It has ap-southeast-2\./);
  });

  test("an account that was never collected has no snapshot", async () => {
    const ran = await read("export", "--format", "json", "--account", "987654321098");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("no snapshot of account 987654321098");
  });

  test("as of an instant before the first collection there is nothing, as of today there is", async () => {
    const before = await read("export", "--format", "json", "--as-of", "2020-01-01");
    expect(before).toMatchObject({ code: 1, stdout: "" });
    expect(before.stderr).toContain("no snapshot from 2020-01-01T23:59:59.999Z or earlier");
    const today = new Date().toISOString().slice(0, 10);
    expect(await exportedJson("--as-of", today)).toMatchObject({ sample: true });
  });
});

describe("demarc export --output", () => {
  test("writes the same bytes as to stdout, for its owner's eyes, and leaves no draft", async () => {
    const file = join(folder, "posture.md");
    const ran = await read("export", "--format", "md", "--output", file);
    expect(ran).toMatchObject({ code: 0, stdout: "" });
    const { stdout } = await read("export", "--format", "md");
    const unstamped = (text: string) => text.replace(/Written .+/, "");
    expect(unstamped(await readFile(file, "utf8"))).toBe(unstamped(stdout));
    expect(await readdir(folder)).toEqual(["posture.md"]);
  });

  test("replaces a file that is there", async () => {
    const file = join(folder, "posture.md");
    await writeFile(file, "old");
    await read("export", "--format", "md", "--output", file);
    expect(await readFile(file, "utf8")).toMatch(/^# Compliance posture/);
  });

  test("leaves a file that is there alone when there is nothing to write", async () => {
    const file = join(folder, "posture.md");
    await writeFile(file, "old");
    await read("export", "--format", "md", "--output", file, "--as-of", "2020-01-01");
    expect(await readFile(file, "utf8")).toBe("old");
  });

  test("refuses a folder, and a folder that is not there", async () => {
    await mkdir(join(folder, "reports"), { recursive: true });
    const isFolder = await read("export", "--format", "md", "--output", join(folder, "reports"));
    expect(isFolder).toMatchObject({ code: 2, stdout: "" });
    expect(isFolder.stderr).toContain("that is a folder. Name a file in it.");
    const missing = await read("export", "--format", "md", "--output", join(folder, "no/x.md"));
    expect(missing).toMatchObject({ code: 2, stdout: "" });
    expect(missing.stderr).toContain("does not exist");
  });
});

describe("a reader that has seen enough", () => {
  test("is no failure", async () => {
    const running = sandbox.start("export", "--format", "json");
    running.process.stdout?.destroy();
    const ran = await running.ended;
    expect(ran).toMatchObject({ code: 0, stderr: "" });
  });
});
