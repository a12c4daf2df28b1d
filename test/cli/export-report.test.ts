import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { itemWords, pillarWords } from "../../lib/exports/words.ts";
import type { AwsItemId, CustomerItemId, PillarId } from "../../lib/posture/vocabulary.ts";
import { hasRow, pagesOf, propertiesOf, sectionOf } from "../exports/read-pdf.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";
import { demarcHere } from "./demarc-here.ts";

const megabyte = 1024 * 1024;

let sandbox: Sandbox;
let folder: string;
let pdf: string;
// The export has a schema and a test of its own; what is read of it here is plain.
let posture: {
  readonly pillars: readonly { readonly id: PillarId; readonly controls: Counts }[];
  readonly responsibilities: readonly {
    readonly id: CustomerItemId | AwsItemId;
    readonly side: string;
    readonly controls?: Counts;
  }[];
  readonly frameworks: readonly { readonly id: string; readonly counts: Counts }[];
  readonly findings: Counts;
  readonly controls: readonly { readonly status: string }[];
  readonly coverage: readonly { readonly region: string }[];
  readonly snapshot: { readonly id: string };
};

type Counts = Readonly<Record<string, number>>;

const requirementOrder = [
  "failing",
  "excepted",
  "not_evaluated",
  "passing",
  "not_automated",
  "aws_evidenced",
  "aws_not_evidenced",
];

/** Runs what only reads, without a process of its own. */
const read = (...parameters: string[]) => demarcHere(parameters, sandbox.environment);

async function exported(format: string, ...parameters: string[]): Promise<string> {
  const file = join(folder, `${format}${parameters.join("")}.${format}`);
  const ran = await read("export", "--format", format, "--output", file, ...parameters);
  expect(ran).toMatchObject({ code: 0 });
  return file;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-report-"));
  sandbox = await againstSandbox(buildSampleAccount());
  const { code, stderr } = await sandbox.run("collect");
  if (code !== 0 && code !== 3) throw new Error(stderr);
  posture = JSON.parse((await read("export", "--format", "json")).stdout);
  pdf = await exported("pdf");
});

afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const inOrder = ["passing", "failing", "notEvaluated", "excepted", "notApplicable"] as const;

/** A name may go on in the next line of its cell. */
const firstWord = (name: string) => name.split(" ")[0] ?? "";

describe("the PDF of the sample account, read from the paper", () => {
  test("has the pillars' numbers of the JSON export", () => {
    const lines = sectionOf(pdf, "Pillars");
    for (const { id, controls } of posture.pillars) {
      const numbers = inOrder.map((status) => controls[status]);
      expect([id, hasRow(lines, firstWord(pillarWords[id]), numbers)]).toEqual([id, true]);
    }
  });

  test("has the items' numbers of the JSON export", () => {
    const lines = sectionOf(pdf, "Responsibility split");
    for (const { id, side, controls } of posture.responsibilities) {
      if (side !== "customer") continue;
      const name = firstWord(itemWords[id]);
      const numbers = inOrder.map((status) => controls?.[status]);
      expect([id, hasRow(lines, name, numbers)]).toEqual([id, true]);
    }
  });

  test("has the standards' numbers of the JSON export, with what is not automated and what is AWS's", () => {
    const lines = sectionOf(pdf, "Standards");
    for (const { id, counts } of posture.frameworks) {
      const numbers = requirementOrder.map((status) => counts[status]);
      expect([id, hasRow(lines, "", numbers)]).toEqual([id, true]);
    }
  });

  test("has the findings by severity, every region, and how many controls stand where", () => {
    const { critical, high, medium, low } = posture.findings;
    expect(hasRow(sectionOf(pdf, "What to fix first"), "", [critical, high, medium, low])).toBe(
      true,
    );
    const coverage = sectionOf(pdf, "Coverage statement");
    for (const region of new Set(posture.coverage.map((row) => row.region)))
      expect([region, hasRow(coverage, region, [])]).toEqual([region, true]);
    const counts = ["passing", "failing", "excepted", "notApplicable", "notEvaluated"].map(
      (status) => posture.controls.filter((control) => control.status === status).length,
    );
    expect(hasRow(sectionOf(pdf, "Appendix: every control"), "", counts)).toBe(true);
  });

  test("is small, and says of what account, instant, coverage and snapshot it is on every page", async () => {
    expect((await stat(pdf)).size).toBeLessThan(1.5 * megabyte);
    const pages = pagesOf(pdf);
    expect(Number(propertiesOf(pdf).get("Pages"))).toBe(pages.length);
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1} of ${pages.length}`);
      expect(page).toMatch(/Sample account 111122223333 .*as of .* readings whole/);
      expect(page).toContain(`Snapshot ${posture.snapshot.id}`);
    });
    expect(pages[1]).toContain("1 What to fix first");
  });

  test("says what it was narrowed to, on its first page and on every other", async () => {
    const narrowed = pagesOf(await exported("pdf", "--pillar", "security"));
    expect(narrowed[0]).toContain("pillar Security");
    for (const page of narrowed) expect(page).toContain("narrowed to pillar Security");
  });
});

test("the HTML file has a row for every control, and states the filter and the instant asked for", async () => {
  const html = await readFile(await exported("html"), "utf8");
  expect(html.match(/<tr data-status=/g)).toHaveLength(posture.controls.length);
  const today = new Date().toISOString().slice(0, 10);
  const narrowed = await readFile(
    await exported("html", "--severity", "high", "--as-of", today),
    "utf8",
  );
  expect(narrowed).toContain("<dd>severity high</dd>");
  expect(narrowed).toContain(`<dd>as of ${today} 23:59 UTC</dd>`);
});
