import { buildReport } from "../../lib/exports/report/build-report.ts";
import type { PostureReport } from "../../lib/exports/report/posture-report.ts";
import type { Posture } from "../../lib/posture/posture.ts";

export const generatedAt = "2026-11-22T10:00:00.000Z";

/** The report of a posture, asked for without a filter. */
export function aReportOf(
  posture: Posture,
  {
    filter = {},
    askedAsOf = null,
    decisions = [],
  }: Partial<Pick<Parameters<typeof buildReport>[0], "filter" | "askedAsOf" | "decisions">> = {},
): PostureReport {
  const mappingSources = new Map();
  const version = "1.2.3";
  return buildReport({
    ...{ posture, filter, generatedAt, mappingSources },
    ...{ askedAsOf, decisions, version },
  });
}

/** Every text of a report, wherever it stands. */
export function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsOf);
}

/** The cells of one of its tables as text, by the words its caption begins with. */
export function tableIn(report: PostureReport, caption: string): string[][] {
  const tables = report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "table" ? [block] : [])),
  );
  const table = tables.find((each) => each.caption.startsWith(caption));
  if (table === undefined) throw new Error(`no table ${caption}`);
  return table.rows.map(({ cells }) =>
    cells.map((cell) =>
      cell.kind === "bar" ? "" : cell.kind === "number" ? String(cell.value) : cell.text,
    ),
  );
}
