/** Puts the figures into the page about them, between two marks, so that nobody copies a number by hand. */
import { readFile, writeFile } from "node:fs/promises";
import { budgetOf, budgets, runWords } from "./print-results.ts";
import {
  type CollectionResult,
  type CollectRun,
  type PageTimes,
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
  const { machine, collections = {}, kills, two, readers } = results;
  const bySize = Object.values(collections).toSorted((a, b) => a.evaluations - b.evaluations);
  return [
    ...(machine === undefined
      ? []
      : [
          `Seen on ${machine.on}, on ${machine.cores} cores of ${machine.processor} with ` +
            `${machine.memoryGibibytes} GiB, under Node ${machine.node}.`,
        ]),
    ...(bySize.length === 0
      ? []
      : ["![How long each collection takes, beside the least possible](performance.svg)"]),
    ...bySize.map(collectionFigures),
    ...(readers === undefined ? [] : [readersFigures(readers)]),
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

const outcome = (wrong: readonly string[], right: string): string =>
  wrong.length === 0 ? right : `WRONG: ${wrong.join("; ")}`;

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const one = (value: number): string => value.toFixed(1);

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = head.map((_, index) => (index === 0 ? "---" : "--:"));
  return [head, line, ...rows].map(row).join("\n");
}

function collectionFigures(result: CollectionResult): string {
  const { runs, sequential, evaluations, findings, regions } = result;
  const rows = runNames.flatMap((name) => [
    demarcRow(`Demarc, ${runWords[name]}`, runs[name], result.size),
    [
      "least possible",
      one(runs[name].least.seconds),
      whole(runs[name].least.calls),
      "",
      "",
      "",
      "",
    ],
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
            whole(sequential.calls),
            `${whole(sequential.measured.throttles)} of ${whole(sequential.measured.calls)} seen`,
            whole(sequential.measured.peakMebibytes),
            whole((evaluations + findings) / sequential.seconds),
            "",
          ],
        ];
  const wrong = runNames.flatMap((name) => runs[name].wrong);
  return [
    `### ${result.size}: ${whole(evaluations)} evaluations, ${whole(findings)} findings, ${regions} regions`,
    markdownTable(
      ["", "wall s", "calls", "throttled", "peak MiB", "rows/s", "wall, calls ÷ least"],
      [...rows, ...simplest],
    ),
    `${runNames.map((name) => writtenWords(name, runs[name])).join(" ")} ${outcome(wrong, "Each result equals the truth")}.`,
  ].join("\n\n");
}

function demarcRow(words: string, run: CollectRun, size: string): readonly string[] {
  return [
    words,
    one(run.seconds),
    whole(run.calls),
    whole(run.throttles),
    `${whole(run.peakMebibytes)} of ${budgetOf(size)}`,
    whole(run.rowsPerSecond),
    `${(run.seconds / run.least.seconds).toFixed(2)}, ${(run.calls / run.least.calls).toFixed(2)}`,
  ];
}

function writtenWords(name: (typeof runNames)[number], run: CollectRun): string {
  const reading =
    run.readingSeconds === null ? "" : `, ${one(run.readingSeconds)} s until all was read`;
  return (
    `With ${runWords[name]}: ${one(run.startingSeconds)} s until the first call${reading}; ` +
    `${whole(run.written.evaluations)} evaluations and ${whole(run.written.findings)} findings begun or ended ` +
    `where AWS changed ${whole(run.changed.evaluations)} and ${whole(run.changed.findings)}.`
  );
}

function readersFigures({ size, idle, collecting, wrong }: ReadersResult): string {
  const beside = new Map(collecting.map((times) => [times.page, times]));
  const cells = (times: PageTimes | undefined) =>
    times === undefined
      ? ["", "", ""]
      : [one(times.p50Milliseconds), one(times.p99Milliseconds), whole(times.requests)];
  return [
    `### Pages while the ${size} account is collected`,
    `Promised: p50 ${budgets.pageP50Milliseconds} ms, p99 ${budgets.pageP99Milliseconds} ms.${wrong.length === 0 ? "" : ` WRONG: ${wrong.join("; ")}`}`,
    markdownTable(
      ["page", "idle p50 ms", "p99 ms", "requests", "collecting p50 ms", "p99 ms", "requests"],
      idle.map((times) => [`\`${times.page}\``, ...cells(times), ...cells(beside.get(times.page))]),
    ),
  ].join("\n\n");
}
