import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  pagesOf,
  propertiesOf,
  structureOf,
  type TaggedTable,
  tablesOf,
} from "../exports/read-pdf.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";
import { demarcHere } from "./demarc-here.ts";

const megabyte = 1024 * 1024;

let sandbox: Sandbox;
let folder: string;
let pdf: string;
let tables: readonly TaggedTable[];
// The export has a schema and a test of its own; what is read of it here is plain.
let posture: {
  readonly pillars: readonly Counted[];
  readonly responsibilities: readonly (Counted & { readonly side: string })[];
  readonly frameworks: readonly { readonly counts: Readonly<Record<string, number>> }[];
  readonly findings: Readonly<Record<string, number>>;
  readonly controls: readonly { readonly key: string; readonly status: string }[];
  readonly conformancePacks: readonly { readonly name: string }[];
  readonly reports: readonly unknown[];
  readonly coverage: readonly { readonly region: string }[];
  readonly snapshot: { readonly id: string };
};

interface Counted {
  readonly controls: Readonly<Record<string, number>>;
}

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
  tables = tablesOf(structureOf(pdf));
});

afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function rowsOf(caption: string): readonly (readonly string[])[] {
  const table = tables.find((each) => each.caption.includes(caption));
  if (table === undefined)
    throw new Error(`no table ${caption} among ${tables.map((each) => each.caption).join(", ")}`);
  return table.rows.slice(1);
}

const inOrder = ["passing", "failing", "notEvaluated", "excepted", "notApplicable"] as const;
const numbersOf = ({ controls }: Counted) => inOrder.map((status) => String(controls[status]));

describe("the PDF of the sample account, read by its tags", () => {
  test("has the pillars' numbers of the JSON export", () => {
    const rows = rowsOf("Controls by pillar").slice(0, 6);
    expect(rows.map((row) => row.slice(5, 10))).toEqual(posture.pillars.map(numbersOf));
  });

  test("has the items' numbers of the JSON export", () => {
    const yours = posture.responsibilities.filter(({ side }) => side === "customer");
    const rows = rowsOf("Your controls by item").slice(0, yours.length);
    expect(rows.map((row) => row.slice(5, 10)).toSorted()).toEqual(yours.map(numbersOf).toSorted());
  });

  test("has the standards' numbers of the JSON export, with what is not automated and what is AWS's", () => {
    const said = rowsOf("standards").map((row) => row.slice(3, 10).join(" "));
    const counted = posture.frameworks.map(({ counts }) =>
      [
        "failing",
        "excepted",
        "not_evaluated",
        "passing",
        "not_automated",
        "aws_evidenced",
        "aws_not_evidenced",
      ]
        .map((status) => counts[status])
        .join(" "),
    );
    expect(said.toSorted()).toEqual(counted.toSorted());
  });

  test("has the findings by severity, every pack, every report and every region", () => {
    const { critical, high, medium, low } = posture.findings;
    expect(rowsOf("Active findings by severity")).toEqual([
      [critical, high, medium, low].map(String),
    ]);
    expect(rowsOf("with the most failing rules first")).toHaveLength(
      Math.min(60, posture.conformancePacks.length),
    );
    expect(rowsOf("report")).toHaveLength(Math.min(60, posture.reports.length));
    expect(rowsOf("Regions and sources")).toHaveLength(
      new Set(posture.coverage.map(({ region }) => region)).size,
    );
  });

  test("has every control with its status in the appendix", () => {
    const count = (status: string) =>
      posture.controls.filter((control) => control.status === status).length;
    expect(rowsOf("by where they stand")).toEqual([
      ["passing", "failing", "excepted", "notApplicable", "notEvaluated"].map((status) =>
        String(count(status)),
      ),
    ]);
    const rows = rowsOf("Every control");
    expect(rows).toHaveLength(Math.min(500, posture.controls.length));
    expect(rows.filter(([, status]) => status === "failing")).toHaveLength(count("failing"));
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
