/** Puts the figures into the page about them, between two marks, so that nobody copies a number by hand. */
import { readFile, writeFile } from "node:fs/promises";
import {
  budgets,
  callsWords,
  exportCells,
  exportColumns,
  memoryWords,
  pageCells,
  pageColumns,
  readingWords,
  runWords,
  wallWords,
} from "./print-results.ts";
import {
  type CollectionResult,
  type CollectRun,
  type ExportsResult,
  type Machine,
  type ReadersResult,
  type Results,
  runNames,
} from "./results.ts";

const begin = "<!-- figures: written by npm run bench -->";
const end = "<!-- end of figures -->";

/** @returns whether the page is there and has a place for figures */
export async function writeFigures(page: string, results: Results): Promise<boolean> {
  const text = await readFile(page, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) return false;
  const figures = figuresOf(results);
  await writeFile(page, `${text.slice(0, from + begin.length)}\n\n${figures}\n\n${text.slice(to)}`);
  return true;
}

/** The tables as Markdown. */
export function figuresOf(results: Results): string {
  const { machines = {}, collections = {}, kills, two, readers = {}, exports } = results;
  const bySize = Object.values(collections).toSorted((a, b) => a.evaluations - b.evaluations);
  return [
    ...seenOn(machines),
    ...(bySize.length === 0
      ? []
      : ["![How long each collection takes, beside the least possible](performance.svg)"]),
    ...bySize.map(collectionFigures),
    ...Object.values(readers).map(readersFigures),
    ...(exports === undefined ? [] : [exportsFigures(exports)]),
    ...(kills === undefined
      ? []
      : [
          `**Killed** ${kills.rounds} times with \`kill -9\`, ${kills.whileSaving} of them while it was saving, ` +
            `${kills.afterCommit} of them after the snapshot was saved: ${outcome(kills.wrong, "nothing was lost, each next collection ended with the same posture")}.`,
        ]),
    ...(two === undefined
      ? []
      : [
          `**Two at once**: ${two.calls} calls beside ${two.callsAlone} of one alone: ${outcome(two.wrong, "one collected, the other said so, the store is whole")}.`,
        ]),
  ].join("\n\n");
}

/** Where and when each was measured: results of several days may stand beside one another. */
function seenOn(machines: Readonly<Record<string, Machine>>): readonly string[] {
  const places = Map.groupBy(
    Object.entries(machines),
    ([, { on, cores, processor, memoryGibibytes, node }]) =>
      `${on}, on ${cores} cores of ${processor} with ${memoryGibibytes} GiB, under Node ${node}`,
  );
  return [...places].map(
    ([place, results]) => `Seen on ${place}: ${results.map(([name]) => name).join(", ")}.`,
  );
}

const outcome = (wrong: readonly string[], right: string): string =>
  wrong.length === 0 ? right : `WRONG: ${wrong.join("; ")}`;

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const one = (value: number): string => value.toFixed(1);

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const filled = (cells: readonly string[], width: number): readonly string[] =>
  Array.from({ length: width }, (_, index) => cells[index] ?? "");

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = head.map((_, index) => (index === 0 ? "---" : "--:"));
  return [head, line, ...rows].map((cells) => row(filled(cells, head.length))).join("\n");
}

function collectionFigures(result: CollectionResult): string {
  const { runs, sequential, evaluations, findings, regions } = result;
  const rows = runNames.flatMap((name) => [
    demarcRow(`Demarc, ${runWords[name]}`, runs[name], result.size),
    ["least possible", one(runs[name].least.seconds), "", whole(runs[name].least.calls)],
  ]);
  const simplest =
    sequential === null
      ? []
      : [
          [
            sequential.extrapolated
              ? `sequential, **extrapolated** from ${whole(sequential.measured.seconds)} s`
              : "sequential",
            whole(sequential.seconds),
            "",
            whole(sequential.calls),
            `${whole(sequential.measured.throttles)} of ${whole(sequential.measured.calls)} seen`,
            whole(sequential.measured.peakMebibytes),
            whole((evaluations + findings) / sequential.seconds),
          ],
        ];
  const wrong = runNames.flatMap((name) => runs[name].wrong);
  return [
    `### ${result.size}: ${whole(evaluations)} evaluations, ${whole(findings)} findings, ${regions} regions`,
    markdownTable(columns, [...rows, ...simplest]),
    `${runNames.map((name) => writtenWords(name, runs[name])).join(" ")} ${outcome(wrong, "Each result equals the truth")}.`,
  ].join("\n\n");
}

const columns: readonly string[] = [
  "",
  "wall s",
  "before the first call",
  "calls",
  "throttled",
  "peak MiB",
  "rows/s",
  "wall ÷ least",
  "calls ÷ least",
];

function demarcRow(words: string, run: CollectRun, size: string): readonly string[] {
  return [
    words,
    one(run.seconds),
    one(run.startingSeconds),
    whole(run.calls),
    whole(run.throttles),
    memoryWords(run, size),
    whole(run.rowsPerSecond),
    wallWords(run),
    callsWords(run),
  ];
}

function writtenWords(name: (typeof runNames)[number], run: CollectRun): string {
  const reading =
    run.readingSeconds === null
      ? ""
      : `all was read after ${one(run.readingSeconds)} s, wall ÷ reading ${readingWords(run, name)}; `;
  return (
    `With ${runWords[name]}: ${reading}` +
    `longest of the least: ${run.least.longest.chain} in ${run.least.longest.region}; ` +
    `${whole(run.written.evaluations)} evaluations and ${whole(run.written.findings)} findings begun or ended ` +
    `where AWS changed ${whole(run.changed.evaluations)} and ${whole(run.changed.findings)}.`
  );
}

function readersFigures({ size, idle, collecting, wrong }: ReadersResult): string {
  const beside = new Map(collecting.map((times) => [times.page, times]));
  return [
    `### Pages while the ${size} account is collected`,
    `Promised: p50 ${budgets.pageP50Milliseconds} ms, p99 ${budgets.pageP99Milliseconds} ms.${wrong.length === 0 ? "" : ` WRONG: ${wrong.join("; ")}`}`,
    markdownTable(
      pageColumns,
      idle.map((times) => [
        `\`${times.page}\``,
        ...pageCells(times),
        ...pageCells(beside.get(times.page)),
      ]),
    ),
  ].join("\n\n");
}

function exportsFigures(result: ExportsResult): string {
  const wrong = result.runs.flatMap((run) => run.wrong);
  return [
    "### Exports of many rows",
    markdownTable(exportColumns, exportCells(result)),
    `${outcome(wrong, "Each file has a line for each row")}.`,
  ].join("\n\n");
}
