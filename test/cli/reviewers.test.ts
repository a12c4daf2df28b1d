import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCsvRecords } from "../exports/read-csv.ts";
import { validatePosture } from "../exports/validate-posture.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";
import { demarcHere } from "./demarc-here.ts";

let sandbox: Sandbox;
const run = (...parameters: string[]) => demarcHere(parameters, sandbox.environment);

beforeAll(async () => {
  sandbox = await againstSandbox(buildSampleAccount(), { DEMARC_REGIONS: "eu-west-1" });
  const { code, stderr } = await sandbox.run("collect");
  if (code !== 0 && code !== 3) throw new Error(stderr);
});
afterAll(() => sandbox[Symbol.asyncDispose]());

async function exportedJson(...parameters: string[]) {
  const { stdout } = await run("export", "--format", "json", ...parameters);
  return JSON.parse(stdout);
}

async function requirementNow(id: string) {
  const { frameworks } = await exportedJson();
  const pci = frameworks.find((each: { id: string }) => each.id === "pci-dss-4.0.1");
  return pci.controls.find((each: { id: string }) => each.id === id);
}

describe("demarc note", () => {
  const about = ["--requirement", "pci-dss-4.0.1:1.2.5"];

  test("keeps a note, lists it, and carries it into JSON and matrix", async () => {
    const set = await run(
      ...["note", "set", ...about, "--text", "Two\nlines.", "--reviewed-on", "2026-11-01"],
      ...["--reviewer", "Ada"],
    );
    expect(set).toMatchObject({
      code: 0,
      stdout:
        "requirement:pci-dss-4.0.1:1.2.5 noted: reviewed on 2026-11-01 by Ada, with a text.\n",
      stderr: "",
    });
    const list = await run("note", "list");
    expect(list.stdout).toBe("requirement:pci-dss-4.0.1:1.2.5  2026-11-01  Ada  Two lines.\n");
    const [json = ""] = (await run("note", "list", "--json")).stdout.split("\n");
    expect(JSON.parse(json)).toMatchObject({ text: "Two\nlines.", reviewer: "Ada" });
    expect(await requirementNow("1.2.5")).toMatchObject({
      note: "Two\nlines.",
      lastReviewedOn: "2026-11-01",
    });
    const matrix = await run(
      ...["export", "--format", "matrix", "--as", "csv", "--standard", "pci-dss-4.0.1"],
    );
    const row = readCsvRecords(matrix.stdout).find(({ requirement }) => requirement === "1.2.5");
    expect(row).toMatchObject({ note: "Two lines.", reviewer: "Ada" });
  });

  test.for([
    [["--requirement", "pci-dss-4.0.1:99"], "names no requirement"],
    [["--control", "NO_SUCH_RULE"], 'No control by the key "NO_SUCH_RULE" is deployed.'],
    [[], "either --control or --requirement"],
    [
      ["--requirement", "pci-dss-4.0.1:1.2.5", "--control", "X"],
      "either --control or --requirement",
    ],
    [["--requirement", "pci-dss-4.0.1:1.2.5", "--reviewed-on", "2999-01-01"], "cannot lie ahead"],
    [["--requirement", "pci-dss-4.0.1:1.2.5", "--reviewed-on", "2026-02-30"], "Write a day"],
  ] as const)("refuses %j and keeps what stood", async ([parameters, reason]) => {
    const before = (await run("note", "list")).stdout;
    const ran = await run("note", "set", ...parameters, "--text", "x", "--reviewer", "Eve");
    expect(ran).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(reason) });
    expect((await run("note", "list")).stdout).toBe(before);
  });
});

describe("demarc window", () => {
  const declared = (...given: string[]) =>
    run(...["window", "add", "--contact", "red@example.com", "--by", "Ada", ...given]);

  test("declares a test, days to their ends, and takes it back", async () => {
    const added = await declared(
      ...["--service", "rds", "Amazon EC2 instances", "--from", "2026-11-23", "--to", "2026-11-24"],
    );
    expect(added).toMatchObject({ code: 0, stderr: "" });
    const id = added.stdout.trim();
    expect(id).toMatch(/^TW-[0-9A-Z]{8}$/);
    const document = await exportedJson();
    expect(validatePosture(document)).toEqual([]);
    expect(document.testWindows).toEqual([
      {
        id,
        services: ["ec2", "rds"],
        startsAt: "2026-11-23T00:00:00.000Z",
        endsAt: "2026-11-24T23:59:59.999Z",
        contact: "red@example.com",
        note: "",
      },
    ]);
    expect((await run("window", "withdraw", id, "--by", "Ada")).code).toBe(0);
    expect((await run("window", "list")).stdout).toBe("");
    expect(await run("window", "withdraw", id, "--by", "Ada")).toMatchObject({ code: 2 });
  });

  test.for([
    ["s3", "2026-11-23", "2026-11-24", "Forbidden: Aiming a test at S3 buckets."],
    ["dynamodb", "2026-11-23", "2026-11-24", "On the list: ec2, waf,"],
    ["ec2", "2026-11-24", "2026-11-23", "A test ends after it begins."],
    ["ec2", "2026-11-24T09:00Z", "2026-11-24T09:00Z", "A test ends after it begins."],
    ["ec2", "2026-01-01", "2026-04-01", "90 days at most"],
    ["ec2", "tomorrow", "2026-11-23", "--from: Write a day"],
  ] as const)("refuses a test of %s from %s to %s", async ([service, from, to, reason]) => {
    const ran = await declared("--service", service, "--from", from, "--to", to);
    expect(ran).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(reason) });
    expect((await run("window", "list")).stdout).toBe("");
  });
});

describe("demarc export --format matrix", () => {
  test("is a workbook unless CSV is asked for", async () => {
    const { code, stdout } = await run("export", "--format", "matrix");
    expect([code, stdout.slice(0, 2)]).toEqual([0, "PK"]);
  });

  test.for([
    [["--format", "matrix", "--standard", "pci"], '--standard "pci": there is no such standard.'],
    [["--format", "csv", "--standard", "pci"], '--standard "pci": there is no such standard.'],
    [["--format", "json", "--as", "csv"], "--as: only the format matrix has it."],
  ] as const)("refuses %j", async ([parameters, reason]) => {
    const ran = await run("export", ...parameters);
    expect(ran).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(reason) });
  });
});
