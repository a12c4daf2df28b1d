import { wholePercent } from "../../lib/exports/cut-ratio.ts";

/** A fraction of 1 as a whole percentage, rounded down and never up; `–` when nothing was divided. */
export function percentOf(fraction: number | null): string {
  return fraction === null ? "–" : `${wholePercent(fraction)}`;
}

/** AWS's own score in percent with at most two decimals; `–` when AWS gives none. */
export function awsPercent(score: number | null): string {
  return score === null ? "–" : `${Math.floor(score * 100 + 1e-6) / 100} %`;
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
