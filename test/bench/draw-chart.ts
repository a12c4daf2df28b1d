/** The results as a picture: for each size how long the least, Demarc and the sequential collector take. */
import { writeFile } from "node:fs/promises";
import { runWords } from "./print-results.ts";
import { type CollectionResult, type Results, runNames } from "./results.ts";

interface Bar {
  readonly words: string;
  readonly seconds: number;
  /** Drawn below, narrow; null where there is none to compare with. */
  readonly least: number | null;
  readonly kind: "demarc" | "sequential" | "extrapolated";
}

const width = 760;
const left = 200;
const right = 150;
const barHeight = 14;
const leastHeight = 5;
const barStep = 28;
const headHeight = 34;

/** Seconds at which lines are drawn; the scale is logarithmic. */
const marks = [1, 10, 60, 600, 3_600, 36_000, 360_000];
const shortest = 0.1;

export async function drawChart(file: string, { collections = {} }: Results): Promise<void> {
  await writeFile(file, chartOf(Object.values(collections)));
}

export function chartOf(results: readonly CollectionResult[]): string {
  const groups = results
    .toSorted((a, b) => a.evaluations - b.evaluations)
    .map((result) => ({
      title: `${inFull(result.evaluations)} evaluations, ${inFull(result.findings)} findings`,
      bars: barsOf(result),
    }));
  const most = Math.max(10, ...groups.flatMap(({ bars }) => bars.map(({ seconds }) => seconds)));
  const scale = scaleTo(most);
  let y = 62;
  const parts: string[] = [];
  const top = y - 10;
  for (const { title, bars } of groups) {
    parts.push(text({ x: 16, y: y + 14, words: title, style: "head" }));
    y += headHeight - 8;
    for (const bar of bars) {
      parts.push(drawBar(bar, y, scale));
      y += barStep;
    }
    y += 14;
  }
  const lines = marks
    .filter((mark) => mark <= most * 1.5)
    .map((mark) => markAt(mark, scale(mark), top, y));
  return document(y + 30, [...lines, ...parts]);
}

function barsOf({ runs, sequential }: CollectionResult): readonly Bar[] {
  return [
    ...runNames.map(
      (name): Bar => ({
        words: `Demarc, ${runWords[name]}`,
        seconds: runs[name].seconds,
        least: runs[name].least.seconds,
        kind: "demarc",
      }),
    ),
    ...(sequential === null
      ? []
      : [
          {
            words: "sequential",
            seconds: sequential.seconds,
            least: null,
            kind: sequential.extrapolated ? "extrapolated" : "sequential",
          } as const,
        ]),
  ];
}

/** From seconds to pixels, by the logarithm. */
function scaleTo(most: number): (seconds: number) => number {
  const span = Math.log10(most * 1.2) - Math.log10(shortest);
  return (seconds) =>
    left +
    ((Math.log10(Math.max(seconds, shortest)) - Math.log10(shortest)) / span) *
      (width - left - right);
}

function drawBar(bar: Bar, y: number, scale: (seconds: number) => number): string {
  const { words, seconds, least, kind } = bar;
  const over = least === null ? "" : `, least ${inTime(least)}`;
  const value = `${inTime(seconds)}${kind === "extrapolated" ? " (extrapolated)" : over}`;
  const furthest = scale(Math.max(seconds, least ?? 0));
  return [
    text({ x: left - 10, y: y + 14, words, style: "label" }),
    rectangle(kind, { y, end: scale(seconds), height: barHeight }),
    ...(least === null
      ? []
      : [rectangle("least", { y: y + barHeight, end: scale(least), height: leastHeight })]),
    text({ x: furthest + 6, y: y + 13, words: value, style: "value" }),
  ].join("\n");
}

function rectangle(
  style: string,
  { y, end, height }: { readonly y: number; readonly end: number; readonly height: number },
): string {
  const across = Math.max(1, end - left).toFixed(1);
  return `<rect class="${style}" x="${left}" y="${y}" width="${across}" height="${height}"/>`;
}

function markAt(seconds: number, x: number, top: number, bottom: number): string {
  return [
    `<line class="mark" x1="${x.toFixed(1)}" y1="${top}" x2="${x.toFixed(1)}" y2="${bottom}"/>`,
    text({ x, y: bottom + 16, words: inTime(seconds), style: "tick" }),
  ].join("\n");
}

function text(part: {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly style: string;
}): string {
  return `<text class="${part.style}" x="${part.x.toFixed(1)}" y="${part.y}">${part.words}</text>`;
}

/** `42 s`, `14 min`, `5.6 h`. */
function inTime(seconds: number): string {
  const short = (value: number) => (value < 10 ? Number(value.toFixed(1)) : Math.round(value));
  if (seconds < 120 && seconds !== 60) return `${short(seconds)} s`;
  return seconds < 3_600 ? `${short(seconds / 60)} min` : `${short(seconds / 3_600)} h`;
}

const inFull = (count: number): string => count.toLocaleString("en-US");

/** Colours of their own for light and dark, patterns for those who see none. */
const style = `
  svg { background: #ffffff; color: #1c2430; font: 13px system-ui, sans-serif; }
  text { fill: currentColor; }
  .title { font-size: 15px; font-weight: 600; }
  .head { font-weight: 600; }
  .label { text-anchor: end; }
  .tick { text-anchor: middle; font-size: 11px; opacity: 0.75; }
  .mark { stroke: currentColor; stroke-opacity: 0.18; }
  .least { fill: #8a94a3; }
  .demarc { fill: #1668c7; }
  .sequential { fill: #c9792b; }
  .extrapolated { fill: url(#hatched); stroke: #c9792b; }
  @media (prefers-color-scheme: dark) {
    svg { background: #11161d; color: #e4e9f0; }
    .demarc { fill: #63a8f5; }
    .least { fill: #7d8794; }
  }`;

const document = (height: number, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">How long a collection takes, on a logarithmic scale: the least possible, Demarc, and the sequential collector</title>
<style>${style}
</style>
<defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#c9792b" fill-opacity="0.25"/><rect width="2" height="6" fill="#c9792b"/></pattern></defs>
${text({ x: 16, y: 26, words: "How long a collection takes", style: "title" })}
${text({ x: 16, y: 44, words: "wall time, logarithmic; narrow and grey: the least possible; hatched: worked out from the calls left", style: "sub" })}
${parts.join("\n")}
</svg>
`;
