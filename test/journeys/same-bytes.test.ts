/** J77: whoever takes a file from a page or from the command line takes the same one, in every format. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, test, vi } from "vitest";
import { exportFormats } from "../../lib/export-formats.ts";
import { demarcHere } from "../cli/demarc-here.ts";
import { aFolder } from "../store/opening.ts";

const { address, environment } = inject("stage");

/** The dashboard's own instant, and when the command is given: another, in the same minute. */
const onThePage = String(environment.CLOCK_AT);
const atTheCommand = onThePage.replace(":00.000Z", ":30.000Z");

/** Formats that hold the instant of writing where it cannot be exchanged: in compressed parts, in an id. */
const dated = ["bundle", "pdf"];

/** What of each format is asked for, beside the whole and a filter. */
const narrowed = ["--severity", "high", "--pillar", "security", "--region", "eu-central-1"];
const more: Readonly<Record<string, readonly (readonly string[])[]>> = {
  json: [
    ["--standard", "pci-dss-4.0.1"],
    ["--as-of", "2026-10-12"],
  ],
  csv: [["--bom"]],
  matrix: [
    ["--as", "csv"],
    ["--as", "csv", "--bom"],
    ["--standard", "hipaa-security"],
  ],
};

const asked = exportFormats.flatMap((format) =>
  [[], narrowed, ...(more[format] ?? [])].map((parameters) => [format, parameters] as const),
);

/** The same as an address: `--severity high` is `severity=high`, and a flag is a yes. */
function queryOf(parameters: readonly string[]): string {
  const pairs = parameters.flatMap((name, index): [string, string][] => {
    if (!name.startsWith("--")) return [];
    const value = parameters[index + 1] ?? "--";
    return [[name.slice(2), value.startsWith("--") ? "yes" : value]];
  });
  return String(new URLSearchParams(pairs));
}

async function fromPage(format: string, parameters: readonly string[]): Promise<Buffer> {
  const response = await fetch(`${address}/exports/${format}?${queryOf(parameters)}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

async function fromCommand(format: string, parameters: readonly string[]): Promise<Buffer> {
  const file = join(await aFolder(), "written");
  const now = new Date(dated.includes(format) ? onThePage : atTheCommand);
  vi.useFakeTimers({ toFake: ["Date"], now });
  try {
    const given = ["export", "--format", format, "--output", file, ...parameters];
    const { code, stderr } = await demarcHere(given, environment);
    expect(code, stderr).toBe(0);
  } finally {
    vi.useRealTimers();
  }
  return readFile(file);
}

test.for(asked)(
  "J77: %s with %j is the same bytes, but for when it was written",
  async ([format, parameters]) => {
    const page = await fromPage(format, parameters);
    const command = await fromCommand(format, parameters);

    expect(page.length).toBeGreaterThan(100);
    const unstamped = command.toString("latin1").replaceAll(atTheCommand, onThePage);
    // Told by where they part: a megabyte of PDF beside another tells nobody anything.
    expect(firstDifference(page.toString("latin1"), unstamped)).toBeNull();
  },
);

test("J77: the mark of UTF-8 is there when it is asked for, before the same bytes", async () => {
  const [plain, marked] = [await fromPage("csv", []), await fromPage("csv", ["--bom"])];
  expect(marked).toEqual(Buffer.concat([Buffer.from("efbbbf", "hex"), plain]));
});

function firstDifference(one: string, other: string): object | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return { at, page: around(one), command: around(other) };
}
