/** The zip for the auditor: what is in it, what it says of itself, and that it is the same each time. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BundleInput, EvaluationOfControl } from "../../lib/exports/bundle/bundle-input.ts";
import { safeName } from "../../lib/exports/bundle/evidence-id.ts";
import { postureToBundle } from "../../lib/exports/bundle/posture-to-bundle.ts";
import type { AskedRequests, CollectionOrigin } from "../../lib/posture/collection-origin.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aPosture } from "../builders/a-posture.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aBundle, aBundleInput, inTurn } from "./a-bundle.ts";
import { readCsvRecords } from "./read-csv.ts";
import { unzipped } from "./unzipped.ts";

const run = promisify(execFile);
const control = "S3_BUCKET_VERSIONING_ENABLED";
const second = "custom:Ours/../etc & more";

/** Two controls, one in two regions of which one was not read, with a formula among the texts. */
function anInput(): BundleInput {
  const rules = [
    aKeptRule(),
    aKeptRule({
      region: "us-east-1",
      state: { kind: "not_read", reason: "denied", detail: "AccessDenied" },
      observedAt: null,
    }),
    aKeptRule({ name: "Ours/../etc & more", identifier: null, owner: "CUSTOM_LAMBDA" }),
  ];
  const rows: EvaluationOfControl[] = [
    { ...anEvaluation(), control },
    {
      ...anEvaluation({ resourceId: "logs", compliance: "NON_COMPLIANT", annotation: "=cmd()" }),
      control,
    },
    { ...anEvaluation({ ruleName: "Ours/../etc & more", resourceId: "own" }), control: second },
    { ...anEvaluation({ ruleName: "gone", resourceId: "of no rule" }), control: "custom:gone" },
  ];
  const posture = aPosture({
    rules,
    evaluations: rows,
    coverage: [
      aKeptCoverage({ source: "config" }),
      aKeptCoverage({
        source: "config",
        region: "us-east-1",
        state: "partial",
        detail: "AccessDenied",
      }),
      aKeptCoverage({ source: "guardduty" }),
      aKeptCoverage({
        source: "guardduty",
        region: "us-east-1",
        state: "not_read",
        lastReadAt: null,
        detail: "no",
      }),
      aKeptCoverage({ source: "artifact", region: "global" }),
    ],
    findings: [aFinding()],
  });
  const asked = {
    calls: 3,
    rows: 4,
    throttles: 0,
    errors: 0,
    regions: 1,
    seconds: 1,
    lastError: null,
  };
  return aBundleInput({
    posture,
    evaluations: inTurn(rows),
    findings: [aFinding({ archived: true, id: "f1" }), aFinding({ id: "f2" })],
    calls: [
      { action: "config:SelectResourceConfig", ...asked },
      { action: "guardduty:ListFindings", ...asked },
    ],
    documents: [
      {
        path: "posture.json",
        what: "The whole posture",
        write: async function* () {
          yield "{}";
        },
      },
    ],
  });
}

let folder: string;
let files: ReadonlyMap<string, Buffer>;
let zip: Buffer;
let told = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-bundle-"));
  zip = await aBundle({
    ...anInput(),
    onSums: (sha256) => {
      told = sha256;
    },
  });
  files = await unzipped(zip);
});

afterAll(() => rm(folder, { recursive: true }));

const text = (path: string) => files.get(path)?.toString("utf8") ?? "";
const manifest = () => JSON.parse(text("manifest.json"));
const itemOf = (of: string, region: string) =>
  manifest().evidence.find(
    (item: { control: string; region: string }) => item.control === of && item.region === region,
  );

describe("a bundle", () => {
  test("is the same bytes each time, whatever the machine's time zone", async () => {
    expect(await aBundle(anInput())).toEqual(zip);
    const zone = process.env.TZ;
    process.env.TZ = "Asia/Kathmandu";
    const elsewhere = await aBundle(anInput());
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(elsewhere.equals(zip)).toBe(true);
  });

  test("has every file in its manifest and in its sums, and in no other order than its own", () => {
    const names = [...files.keys()].sort();
    const listed = manifest().files.map((file: { path: string }) => file.path);
    expect([...listed, "manifest.json", "SHA256SUMS"].sort()).toEqual(names);
    const summed = text("SHA256SUMS")
      .trimEnd()
      .split("\n")
      .map((line) => line.slice(66));
    expect([...summed, "SHA256SUMS"].sort()).toEqual(names);
    expect([...files.keys()][0]).toBe("README.txt");
    expect([...files.keys()].slice(-2)).toEqual(["manifest.json", "SHA256SUMS"]);
  });

  test("is unpacked by unzip, and sha256sum finds every file as it is to be", async () => {
    const file = join(folder, "bundle.zip");
    await writeFile(file, zip);
    await run("unzip", ["-q", file, "-d", join(folder, "there")]);
    const { stdout } = await run("sha256sum", ["-c", "SHA256SUMS"], { cwd: join(folder, "there") });
    expect(stdout.trimEnd().split("\n")).toHaveLength(files.size - 1);
    const sums = await run("sha256sum", ["SHA256SUMS"], { cwd: join(folder, "there") });
    expect(sums.stdout.slice(0, 64)).toBe(told);
    expect(await readdir(join(folder, "there"))).toContain("README.txt");
    expect(await readFile(join(folder, "there", "posture.json"), "utf8")).toBe("{}");
  });

  test("tells of each piece of evidence where it is from, and how many rows it has", () => {
    expect(itemOf(control, "eu-west-1")).toMatchObject({
      evidence_id: expect.stringMatching(/^E-[0-9A-F]{12}$/),
      path: `evidence/${control}/eu-west-1.csv`,
      source_api: ["config:SelectResourceConfig"],
      account: "111122223333",
      collected_at: "2026-11-22T09:00:30.000Z",
      record_count: 2,
      truncated: false,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("says not recorded of what nobody noted, and never invents it", () => {
    const { evidence, provenance } = manifest();
    const nothing = { collector_version: "not recorded", caller_arn: "not recorded" };
    for (const item of evidence) {
      expect(item).toMatchObject({ ...nothing, request_params: "not recorded" });
    }
    expect(provenance.map((row: { source: string }) => row.source)).toEqual([
      "artifact",
      "config",
      "config",
      "guardduty",
    ]);
    for (const row of provenance) {
      expect(row).toMatchObject({ ...nothing, requests: "not recorded" });
    }
    expect(itemOf(control, "us-east-1")).toMatchObject({
      source_api: "unknown",
      collected_at: "unknown",
      truncated: "unknown",
      record_count: 0,
      truncated_because: expect.stringContaining("AccessDenied"),
    });
  });

  test("says who asked for each piece of evidence with what, and only what is about it", async () => {
    const counts = { requests: 3, answered: 3, rows: 4 };
    const asked = (action: string, given: Partial<AskedRequests>): AskedRequests => ({
      ...{ action, region: "eu-west-1", parameters: {}, names: {}, notKept: {} },
      ...counts,
      ...given,
    });
    const ownRule = aKeptRule().name;
    const origin: CollectionOrigin = {
      callerArn: "arn:aws:iam::111122223333:role/reader",
      collectorVersion: "0.0.9",
      requests: [
        asked("artifact:ListReports", { region: "global", parameters: { maxResults: 300 } }),
        asked("config:DescribeConfigRules", {}),
        asked("config:GetComplianceDetailsByConfigRule", {
          parameters: { Limit: 100 },
          names: { ConfigRuleName: [ownRule, "Ours/../etc & more"] },
        }),
        asked("config:GetConformancePackComplianceDetails", {
          names: { ConformancePackName: ["somebody else's"] },
        }),
        asked("config:SelectResourceConfig", { parameters: { Expression: "SELECT 1" } }),
        asked("config:SelectResourceConfig", { region: "us-east-1" }),
        asked("guardduty:GetFindings", { notKept: { FindingIds: 120 } }),
        asked("guardduty:ListFindings", { answered: 0, rows: 0 }),
      ],
    };
    const made = await unzipped(await aBundle({ ...anInput(), originAt: () => origin }));
    const { evidence, provenance } = JSON.parse(String(made.get("manifest.json")));

    expect(evidence[0]).toMatchObject({
      ...{ control, region: "eu-west-1" },
      source_api: ["config:GetComplianceDetailsByConfigRule", "config:SelectResourceConfig"],
      request_params: [
        {
          operation: "config:GetComplianceDetailsByConfigRule",
          parameters: { Limit: 100 },
          about: { ConfigRuleName: [ownRule] },
        },
        { operation: "config:SelectResourceConfig", parameters: { Expression: "SELECT 1" } },
      ],
      collector_version: "0.0.9",
      caller_arn: "arn:aws:iam::111122223333:role/reader",
    });
    // What was never read has no reading to tell of.
    expect(evidence[1]).toMatchObject({ region: "us-east-1", caller_arn: "not recorded" });
    const findings = evidence.find(({ path }: { path: string }) => path.startsWith("findings/eu"));
    expect(findings).toMatchObject({
      source_api: ["guardduty:GetFindings"],
      request_params: [{ ids_not_kept: { FindingIds: 120 } }],
    });
    const guardduty = provenance.find(({ source }: { source: string }) => source === "guardduty");
    expect(guardduty).toMatchObject({
      requests: [
        { operation: "guardduty:GetFindings", ...counts },
        { operation: "guardduty:ListFindings", requests: 3, answered: 0 },
      ],
    });
  });

  test("without a record of calls names no operation", async () => {
    const without = await unzipped(await aBundle({ ...anInput(), calls: null }));
    const { evidence, calls } = JSON.parse(String(without.get("manifest.json")));
    expect(calls).toBe("unknown");
    for (const item of evidence) expect(item.source_api).toBe("unknown");
  });

  test("keeps a number of a piece of evidence when others come and go", async () => {
    const other = await unzipped(await aBundle({ posture: aPosture() }));
    const { evidence } = JSON.parse(String(other.get("manifest.json")));
    expect(evidence[0].evidence_id).toBe(itemOf(control, "eu-west-1").evidence_id);
  });

  test("has what AWS said of each rule before its verdicts, and neutralises formulas", () => {
    const records = readCsvRecords(text(`evidence/${control}/eu-west-1.csv`));
    expect(
      records.map(({ row, resource_id, verdict, detail }) => [row, resource_id, verdict, detail]),
    ).toEqual([
      ["rule", "", "NON_COMPLIANT", ""],
      ["resource", "orders", "COMPLIANT", ""],
      ["resource", "logs", "NON_COMPLIANT", "'=cmd()"],
    ]);
  });

  test("names a folder after a control so that no name leads elsewhere", () => {
    expect(safeName(second)).toMatch(/^custom-Ours-etc-more\.[0-9a-f]{8}$/);
    expect(text(`evidence/${safeName(second)}/eu-west-1.csv`)).toContain("own");
    for (const path of files.keys()) expect(path).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._/-]*$/);
  });

  test("leaves out rows of rules that the posture does not have", () => {
    for (const [path, content] of files) {
      if (path.startsWith("evidence/")) expect(String(content)).not.toContain("of no rule");
    }
  });

  test("has GuardDuty's findings by region, archived ones too, and says where none were read", () => {
    const here = readCsvRecords(text("findings/eu-west-1.csv"));
    expect(here.map(({ row, finding_id, state }) => [row, finding_id, state])).toEqual([
      ["reading", "", "read"],
      ["finding", "f1", "archived"],
      ["finding", "f2", "active"],
    ]);
    const there = readCsvRecords(text("findings/us-east-1.csv"));
    expect(there.map(({ row, state, description }) => [row, state, description])).toEqual([
      ["reading", "not_read", "no"],
    ]);
  });

  test("says what was not collected, whose account it is, and what is not in it and why", () => {
    expect(text("coverage.txt")).toContain("us-east-1  GuardDuty: not read");
    expect(JSON.parse(text("coverage.json")).readings).toEqual({ whole: 3, total: 5 });
    const readMe = text("README.txt");
    expect(readMe).toMatch(/^EVIDENCE OF THE SAMPLE ACCOUNT 111122223333\n/);
    expect(readMe).toContain("terms of\nconfidentiality");
    expect(readMe).toContain("npm run --silent demarc -- verify");
    expect(manifest()).toMatchObject({ population: expect.stringContaining("not a sample") });
  });

  test("lets go of the store when its reader leaves early", async () => {
    let isOpen = true;
    async function* rows() {
      try {
        for (let at = 0; at < 100_000; at += 1)
          yield {
            ...anEvaluation({
              resourceId: `bucket-${String(at).padStart(6, "0")}-${Math.sin(at)}`,
            }),
            control,
          };
      } finally {
        isOpen = false;
      }
    }
    let read = 0;
    for await (const piece of postureToBundle({ ...anInput(), evaluations: rows() })) {
      read += piece.length;
      if (read > 100_000) break;
    }
    expect(isOpen).toBe(false);
  });

  test("ends with the fault of what feeds it", async () => {
    async function* broken(): AsyncGenerator<EvaluationOfControl> {
      yield { ...anEvaluation(), control };
      throw new Error("the disk is gone");
    }
    await expect(aBundle({ ...anInput(), evaluations: broken() })).rejects.toThrow(
      "the disk is gone",
    );
  });
});
