import type { TrendPoint } from "../../lib/posture/trend.ts";
import { day } from "../_words/instants.ts";
import { percentOf } from "../_words/numbers.ts";

/** `61 % measured, between 50 % and 72 %`. */
export function pointInWords({ measured, worst, best }: TrendPoint): string {
  if (worst === null || best === null) return "no control";
  const band = `${percentOf(worst)} % to ${percentOf(best)} %`;
  return measured === null
    ? `nothing evaluated, ${band} possible`
    : `${percentOf(measured)} % measured, ${band} possible`;
}

/** A trend by its two ends, for those who do not see it. */
export function toldInWords(points: readonly TrendPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "no collection yet";
  const end = `${day(last.at)} ${pointInWords(last)}`;
  return first === last ? end : `${day(first.at)} ${pointInWords(first)}; ${end}`;
}
