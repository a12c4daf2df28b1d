import { wholePercent } from "../../lib/exports/cut-ratio.ts";

/** A fraction of 1 as a whole percentage, rounded down and never up; `–` when nothing was divided. */
export function percentOf(fraction: number | null): string {
  return fraction === null ? "–" : `${wholePercent(fraction)}`;
}

/**
 * A pack's score in percent with at most two decimals, as AWS writes its own; `–` when there is none.
 * Nothing short of 100 is written as 100.
 */
export function awsPercent(score: number | null): string {
  if (score === null) return "–";
  const rounded = Math.round(score * 100) / 100;
  return `${score < 100 ? Math.min(rounded, 99.99) : rounded} %`;
}

const grouped = new Intl.NumberFormat("en-GB");

/** A count with thousands apart: 12,345. */
export function count(value: number): string {
  return grouped.format(value);
}

/** A count with its noun in the right number: `1 control`, `2 controls`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
