/** The results as a person reads them in a terminal, with what was promised beside what was seen. */
import type {
  CollectionResult,
  CollectRun,
  ExportRun,
  ExportsResult,
  PageTimes,
  ReadersResult,
  RunName,
} from "./results.ts";
import { exportedFormats, runNames } from "./results.ts";

/** What Demarc promises. */
export const budgets = {
  wallOverLeast: 1.3,
  /** Only where the least is this many times the start of the process. */
  leastOverStarting: 10,
  callsOverLeast: 1.1,
  wallOverReading: 1.1,
  peakMebibytes: { typical: 400, large: 400, huge: 800 },
  pageP50Milliseconds: 30,
  pageP99Milliseconds: 120,
} as const;

export const runWords: Readonly<Record<RunName, string>> = {
  first: "a new store",
  changed: "1 % changed",
  unchanged: "nothing changed",
};

const one = (value: number): string => value.toFixed(1);
const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const ratio = (value: number): string => value.toFixed(2);

const verdict = (isHeld: boolean): string => (isHeld ? "held" : "MISSED");

/** `1.27 of 1.30 held`, loud where more was taken than promised. */
const held = (value: number, budget: number): string =>
  `${ratio(value)} of ${ratio(budget)} ${verdict(value <= budget)}`;

/**
 * The wall time against the least. Where the least is hardly longer than a process takes to start, the
 * ratio says how fast Node starts and nothing of collecting: no verdict then.
 */
export function wallWords({ seconds, startingSeconds, least }: CollectRun): string {
  const over = seconds / least.seconds;
  return least.seconds < startingSeconds * budgets.leastOverStarting
    ? `${ratio(over)}, no verdict`
    : held(over, budgets.wallOverLeast);
}

/** The wall time against reading alone: promised of a collection that follows another. */
export function readingWords({ seconds, readingSeconds }: CollectRun, name: RunName): string {
  if (readingSeconds === null) return "not said";
  const over = seconds / readingSeconds;
  return name === "first" ? ratio(over) : held(over, budgets.wallOverReading);
}

export const callsWords = ({ calls, least }: CollectRun): string =>
  held(calls / least.calls, budgets.callsOverLeast);

/** MiB. */
export const memoryWords = ({ peakMebibytes }: CollectRun, size: string): string =>
  `${whole(peakMebibytes)} of ${budgetOf(size)} ${verdict(peakMebibytes <= budgetOf(size))}`;

/** Of a page, in the middle and at the 99th of a hundred; of no request nothing is held. */
const pageVerdict = ({ p50Milliseconds, p99Milliseconds }: PageTimes): string =>
  verdict(
    p50Milliseconds <= budgets.pageP50Milliseconds &&
      p99Milliseconds <= budgets.pageP99Milliseconds,
  );

/** MiB. */
function budgetOf(size: string): number {
  return size === "huge" ? budgets.peakMebibytes.huge : budgets.peakMebibytes.large;
}

/** Lines of cells under each other. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return `${rows.map(line).join("\n")}\n`;
}

export function collectionTable(result: CollectionResult): string {
  const { runs, sequential } = result;
  const rows = [
    ["", "wall s", "calls", "throttled", "peak MiB", "rows/s", "CPU s"],
    ...runNames.flatMap((name) => {
      const run = runs[name];
      return [
        [
          `Demarc, ${runWords[name]}`,
          one(run.seconds),
          whole(run.calls),
          whole(run.throttles),
          whole(run.peakMebibytes),
          whole(run.rowsPerSecond),
          one(run.cpuSeconds),
        ],
        ["  least possible", one(run.least.seconds), whole(run.least.calls), "0", "", "", ""],
      ];
    }),
    ...(sequential === null
      ? []
      : [
          [
            `sequential${sequential.extrapolated ? ", extrapolated" : ""}`,
            one(sequential.seconds),
            whole(sequential.calls),
            "",
            "",
            whole((result.evaluations + result.findings) / sequential.seconds),
            "",
          ],
          [
            "  of that measured",
            one(sequential.measured.seconds),
            whole(sequential.measured.answered),
            whole(sequential.measured.throttles),
            whole(sequential.measured.peakMebibytes),
            whole(sequential.measured.rows / sequential.measured.seconds),
            "",
          ],
        ]),
  ];
  return (
    `\n${result.size}: ${whole(result.evaluations)} evaluations and ${whole(result.findings)} findings ` +
    `in ${result.regions} regions\n\n${table(rows)}\n${table(ratiosOf(result))}`
  );
}

function ratiosOf(result: CollectionResult): string[][] {
  const columns = (words: (run: CollectRun, name: RunName) => string) =>
    runNames.map((name) => words(result.runs[name], name));
  return [
    ["", ...runNames.map((name) => runWords[name])],
    ["wall over least", ...columns(wallWords)],
    ["  of it before the first call, s", ...columns((run) => one(run.startingSeconds))],
    ["calls over least", ...columns(callsWords)],
    ["peak memory, MiB", ...columns((run) => memoryWords(run, result.size))],
    ["wall over reading", ...columns(readingWords)],
    [
      "rows begun or ended",
      ...columns((run) => `${whole(run.written.evaluations)} + ${whole(run.written.findings)}`),
    ],
    [
      "rows AWS changed",
      ...columns((run) => `${whole(run.changed.evaluations)} + ${whole(run.changed.findings)}`),
    ],
    ["most beside the least", ...columns(furthestFromLeast)],
    ["longest of the least", ...columns((run) => run.least.longest.chain)],
    [
      "sandbox: CPU s, p99 ms",
      ...columns((run) => `${one(run.sandbox.cpuSeconds)}, ${one(run.sandbox.p99Milliseconds)}`),
    ],
    ["result", ...columns((run) => (run.wrong.length === 0 ? "equals the truth" : "WRONG"))],
  ];
}

/** The operation that was answered most often beyond the least. */
function furthestFromLeast({ byOperation, least }: CollectRun): string {
  const [first] = Object.entries(byOperation)
    .map(([name, calls]) => ({ name, over: calls - (least.byOperation[name] ?? 0) }))
    .sort((a, b) => b.over - a.over);
  return first === undefined || first.over <= 0
    ? "none"
    : `${first.name.replace(/^\w+:/, "")} +${whole(first.over)}`;
}

export function readersTable({ size, idle, collecting }: ReadersResult): string {
  const beside = new Map(collecting.map((times) => [times.page, times]));
  const { pageP50Milliseconds: p50, pageP99Milliseconds: p99 } = budgets;
  const rows = [
    pageColumns,
    ...idle.map((times) => [times.page, ...pageCells(times), ...pageCells(beside.get(times.page))]),
  ];
  return `\n${size} account; promised p50 ${p50} ms, p99 ${p99} ms\n\n${table(rows)}`;
}

export function exportsTable(result: ExportsResult): string {
  return `\n${table([exportColumns, ...exportCells(result)])}`;
}

export const exportColumns: readonly string[] = [
  "format",
  "rows",
  "wall s",
  "plain reading s",
  "wall ÷ reading",
  "MiB written",
  "peak MiB",
];

/** One format under the other, the fewest rows first: constant memory is the same figure twice. */
export function exportCells({ runs }: ExportsResult): readonly (readonly string[])[] {
  const cells = ({ format, rows, seconds, plainSeconds, ...run }: ExportRun) => [
    format,
    whole(rows),
    one(seconds),
    one(plainSeconds),
    ratio(seconds / plainSeconds),
    whole(run.writtenMebibytes),
    whole(run.peakMebibytes),
  ];
  return exportedFormats.flatMap((format) =>
    runs
      .filter((run) => run.format === format)
      .toSorted((a, b) => a.rows - b.rows)
      .map(cells),
  );
}

export const pageColumns: readonly string[] = [
  "page",
  ...["idle", "collecting"].flatMap((when) => [`${when} p50 ms`, "p99 ms", "requests", ""]),
];

/** Of one page, idle or while the account is collected. */
export const pageCells = (times: PageTimes | undefined): readonly string[] =>
  times === undefined
    ? ["", "", "0", ""]
    : [
        one(times.p50Milliseconds),
        one(times.p99Milliseconds),
        whole(times.requests),
        pageVerdict(times),
      ];
