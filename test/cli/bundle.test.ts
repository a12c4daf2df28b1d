/** A bundle from a store, and what `verify`, `backup` and `restore` say of it and of the store. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programVersion } from "../../lib/program-version.ts";
import { readCsvRecords } from "../exports/read-csv.ts";
import { unzipped } from "../exports/unzipped.ts";
import { validatePosture } from "../exports/validate-posture.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { look } from "../store/opening.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";
import { collectHere } from "./collect-here.ts";
import { demarcHere } from "./demarc-here.ts";

const region = "ap-southeast-2";

let sandbox: Sandbox;
let folder: string;
let file: string;
let said: string;
let files: ReadonlyMap<string, Buffer>;

const demarc = (...parameters: string[]) => demarcHere(parameters, sandbox.environment);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-bundle-"));
  file = join(folder, "bundle.zip");
  sandbox = await againstSandbox(buildSampleAccount(), { DEMARC_REGIONS: region });
  await collectHere(sandbox);
  const ran = await demarc("export", "--format", "bundle", "--output", file);
  expect(ran).toMatchObject({ code: 0, stdout: "" });
  said = ran.stderr;
  files = await unzipped(await readFile(file));
});

afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const text = (path: string) => String(files.get(path));

describe("a bundle of a collected account", () => {
  test("is whole, and verify tells the sum that export told", async () => {
    const ran = await demarc("verify", file);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(
      new RegExp(
        `^${files.size} files, all as written by Demarc for sample account 111122223333 as of `,
      ),
    );
    const [sum = "none"] = /[0-9a-f]{64}/.exec(ran.stdout) ?? [];
    expect(said).toContain(sum);
    expect(ran.stderr).toContain("does not show that nobody made a whole new bundle");
  });

  test("has as many rows of each verdict as the posture counts", () => {
    const posture = JSON.parse(text("posture.json"));
    expect(validatePosture(posture)).toEqual([]);
    const { evidence } = JSON.parse(text("manifest.json"));
    for (const rule of posture.rules) {
      const { path } = evidence.find(
        (item: { control: string; region: string }) =>
          item.control === rule.control && item.region === rule.region,
      );
      const own = readCsvRecords(text(path)).filter(
        (record) => record.row === "resource" && record.rule === rule.name,
      );
      const failing = own.filter((record) => record.verdict === "NON_COMPLIANT");
      expect([own.length - failing.length, failing.length]).toEqual([
        rule.compliantResources,
        rule.nonCompliantResources,
      ]);
    }
  });

  test("has as many findings as the posture counts, and names the operations that brought them", () => {
    const { findings } = JSON.parse(text("posture.json"));
    const records = readCsvRecords(text(`findings/${region}.csv`));
    const ofState = (state: string) =>
      records.filter((record) => record.row === "finding" && record.state === state).length;
    const { critical, high, medium, low, archived, sample } = findings;
    expect([ofState("active"), ofState("archived"), ofState("sample")]).toEqual([
      critical + high + medium + low,
      archived,
      sample,
    ]);
    const { calls } = JSON.parse(text("manifest.json"));
    expect(calls.map((call: { action: string }) => call.action)).toContain("guardduty:GetFindings");
  });

  test("says of every piece of evidence as whom, with which version and with which requests it was read", () => {
    const { evidence, provenance } = JSON.parse(text("manifest.json"));
    for (const item of evidence) {
      expect(item).toMatchObject({
        caller_arn: sandbox.account.arn("sts", "", "assumed-role/demarc-read-only/demarc"),
        collector_version: programVersion,
      });
      expect(item.request_params.map((asked: { operation: string }) => asked.operation)).toEqual(
        expect.arrayContaining(item.source_api),
      );
      expect(item.source_api.length).toBeGreaterThan(0);
    }
    const sent = sandbox.account.calls.filter(({ service }) =>
      ["config", "guardduty", "artifact"].includes(service),
    );
    const told = provenance.flatMap(({ requests }: { requests: { requests: number }[] }) =>
      requests.map((asked) => asked.requests),
    );
    expect(told.reduce((sum: number, one: number) => sum + one, 0)).toBe(sent.length);
    const verdicts = provenance
      .find(({ source }: { source: string }) => source === "config")
      .requests.find(
        ({ operation }: { operation: string }) => operation === "config:SelectResourceConfig",
      );
    expect(verdicts.parameters).toMatchObject({
      Expression: expect.stringContaining("WHERE resourceType = 'AWS::Config::ResourceCompliance'"),
    });
    expect(text("manifest.json")).not.toMatch(/nextToken/i);
  });

  test("says who accepted what when, and marks the rows that are excused", async () => {
    const failing = [...files.keys()]
      .filter((path) => path.startsWith("evidence/"))
      .flatMap((path) => readCsvRecords(text(path)))
      .find((record) => record.row === "resource" && record.verdict === "NON_COMPLIANT");
    const { control = "", resource_id: resource = "" } = failing ?? {};
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const added = await demarc(
      ...["except", "add", "--control", control, "--resource", resource],
      ...[
        "--reason",
        "an appliance of the vendor that cannot be changed",
        "--owner",
        "Ada",
        "--expires",
        soon,
        "--by",
        "Grace",
      ],
    );
    expect(added).toMatchObject({ code: 0, stderr: "" });
    const excepted = join(folder, "excepted.zip");
    await demarc("export", "--format", "bundle", "--output", excepted);
    const there = await unzipped(await readFile(excepted));
    const [register] = readCsvRecords(String(there.get("exceptions.csv")));
    expect(register).toMatchObject({ owner: "Ada", accepted_by: "Grace", in_force: "yes" });
    expect(String(there.get("exceptions.yaml"))).toContain(register?.exception);
    const excused = [...there]
      .filter(([path]) => path.startsWith("evidence/"))
      .flatMap(([, content]) => readCsvRecords(String(content)))
      .filter((record) => record.under_exception !== "");
    expect(excused.length).toBeGreaterThan(0);
    for (const row of excused) {
      expect(row).toMatchObject({
        control,
        resource_id: resource,
        verdict: "NON_COMPLIANT",
        under_exception: register?.exception,
      });
    }
  });

  test("that is narrowed has the evidence of that part alone, and says so", async () => {
    const narrow = join(folder, "narrow.zip");
    await demarc("export", "--format", "bundle", "--severity", "critical", "--output", narrow);
    const there = await unzipped(await readFile(narrow));
    const posture = JSON.parse(String(there.get("posture.json")));
    const { evidence, filter } = JSON.parse(String(there.get("manifest.json")));
    const controls = evidence.flatMap(({ control }: { control: string | null }) => control ?? []);
    expect(filter).toEqual({ severity: "critical" });
    expect([...new Set(controls)].sort()).toEqual(
      posture.controls.map(({ key }: { key: string }) => key).sort(),
    );
    expect(String(there.get("README.txt"))).toContain("Narrowed to severity critical");
    expect(await demarc("verify", narrow)).toMatchObject({ code: 0 });
  });
});

test("what a failed reading left standing is of the collection that read it, and what that did not note stays so", async () => {
  await using own = await againstSandbox(buildSampleAccount(), { DEMARC_REGIONS: region });
  await collectHere(own);
  // As an older Demarc would have left it.
  look(own.store, "delete from snapshot_origins returning 1");
  own.account.deny({ service: "config", by: "identity_policy" });
  await collectHere(own);

  const carried = join(folder, "carried.zip");
  await demarcHere(["export", "--format", "bundle", "--output", carried], own.environment);
  const there = await unzipped(await readFile(carried));
  const { evidence, provenance } = JSON.parse(String(there.get("manifest.json")));

  const nothing = { collector_version: "not recorded", caller_arn: "not recorded" };
  for (const item of evidence.filter(({ control }: { control: string | null }) => control)) {
    expect(item).toMatchObject({ ...nothing, request_params: "not recorded" });
  }
  for (const { source, collector_version } of provenance) {
    expect([source, collector_version]).toEqual([
      source,
      source === "config" ? "not recorded" : programVersion,
    ]);
  }
});

describe("demarc verify", () => {
  test("names what was altered (4), and says of what is no bundle that it is none (2)", async () => {
    const altered = join(folder, "altered.zip");
    const bytes = await readFile(file);
    bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500);
    await writeFile(altered, bytes);
    const ran = await demarc("verify", altered);
    expect(ran).toMatchObject({ code: 4, stderr: "" });
    expect(ran.stdout).toMatch(/^README\.txt: altered/);
    expect(ran.stdout).toContain("ALTERED");
    await writeFile(altered, "words");
    expect(await demarc("verify", altered)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("is no bundle of Demarc's: it is no zip"),
    });
    expect(await demarc("verify", join(folder, "missing"))).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("demarc backup and restore", () => {
  test("copy the store and put it back, each told in one line", async () => {
    const copy = join(folder, "backup.sqlite");
    const made = await demarc("backup", copy);
    expect(made).toMatchObject({ code: 0 });
    expect(made.stdout).toMatch(
      /^Backed up to .*: \d+ MiB, format \d{4}-[\w-]+, 1 snapshot \(newest: 111122223333 of .*\), \d+ journal entr\w+, integrity checked\.\n$/,
    );
    const refused = await demarc("restore", copy);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("--replace");
    const before = await demarc("export", "--format", "csv");
    const restored = await demarc("restore", copy, "--replace");
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.stdout).toContain("the store that was there is kept as");
    expect(await demarc("export", "--format", "csv")).toEqual(before);
  });

  test("are refused where there is nothing to copy, or nothing to put back", async () => {
    const nowhere = { ...sandbox.environment, DEMARC_STORE: join(folder, "none") };
    const none = await demarcHere(["backup", join(folder, "x.sqlite")], nowhere);
    expect(none).toMatchObject({ code: 2, stdout: "" });
    expect(none.stderr).toContain("nothing to back up");
    const missing = await demarcHere(["restore", join(folder, "x.sqlite")], nowhere);
    expect(missing).toMatchObject({ code: 2, stdout: "" });
  });
});

test("the version that documents name is the package's", async () => {
  const { version } = JSON.parse(
    await readFile(new URL("../../package.json", import.meta.url), "utf8"),
  );
  expect(programVersion).toBe(version);
});
