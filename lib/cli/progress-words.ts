/** A collection's progress in words, short enough for the terminal they stand on. */
import { sourceWords } from "../exports/words.ts";
import type { SourceProgress } from "../posture/progress.ts";
import { count } from "./print.ts";

export interface BarWords {
  readonly name: string;
  readonly found: string;
  /** Characters of the bar between the two. */
  readonly barWidth: number;
}

const widestName = Math.max(...Object.values(sourceWords).map(({ length }) => length));
const widestBar = 24;
/** A shorter bar says nothing: rather the words are shortened. */
const shortestBar = 8;

/** One line for each source, all bars of one width, none of them wider than the terminal. */
export function barWordsOf(
  sources: readonly SourceProgress[],
  columns: number,
): readonly BarWords[] {
  // The indent, two spaces around the bar, and the last column, which some terminals wrap after.
  const forBarAndWords = columns - widestName - 5;
  const full = sources.map((source) => partsOf(source, "full").join(", "));
  const fits = widestOf(full) + shortestBar <= forBarAndWords;
  const found = fits
    ? full
    : sources.map((source) => fitted(partsOf(source, "short"), forBarAndWords));
  const barWidth = Math.min(widestBar, Math.max(0, forBarAndWords - widestOf(found)));
  return sources.map(({ source }, index) => ({
    name: sourceWords[source].padEnd(widestName),
    found: found[index] ?? "",
    barWidth,
  }));
}

/** For where no bar can be drawn: `AWS Config: 3 of 17 regions, 1,204 rows in 96 calls, about 12 s left`. */
export function progressLineOf(source: SourceProgress): string {
  const { regionsDone, regionsTotal } = source;
  const [, ...found] = partsOf(source, "full");
  const places = `${regionsDone} of ${regionsTotal} ${unitOf(source)}`;
  return `${sourceWords[source.source]}: ${[places, ...found].join(", ")}`;
}

function partsOf(source: SourceProgress, length: "full" | "short"): string[] {
  const { regionsDone, regionsTotal, throttles, failures } = source;
  const done = `${regionsDone}/${regionsTotal}`;
  const rows = count(source.rows, "row");
  const calls = count(source.calls, "call");
  const left = timeLeftOf(source);
  return [
    ...(length === "full"
      ? [`${done} ${unitOf(source)}`, `${rows} in ${calls}`]
      : [done, rows, calls]),
    ...(throttles === 0 ? [] : [`${throttles.toLocaleString("en-US")} throttled`]),
    ...(left === null ? [] : [length === "full" ? `about ${left}` : left]),
    ...(failures === 0 ? [] : [`${failures.toLocaleString("en-US")} not read`]),
  ];
}

/** As many of the parts, from the first, as there is room for: half a figure would be a wrong one. */
function fitted(parts: readonly string[], width: number): string {
  const text = parts.join(", ");
  return text.length <= width || parts.length === 0 ? text : fitted(parts.slice(0, -1), width);
}

function timeLeftOf({ regionsDone, regionsTotal, secondsLeft }: SourceProgress): string | null {
  if (secondsLeft === null || regionsDone === regionsTotal) return null;
  return secondsLeft < 100 ? `${secondsLeft} s left` : `${Math.round(secondsLeft / 60)} min left`;
}

function unitOf({ regionsTotal }: SourceProgress): string {
  return regionsTotal === 1 ? "place" : "regions";
}

function widestOf(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}
