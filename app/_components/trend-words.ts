import type { TrendPoint } from "../../lib/posture/trend.ts";
import { day } from "../_words/instants.ts";
import { percentOf } from "../_words/numbers.ts";
import { isTooFew } from "./measured.tsx";

/** `61 % measured, 11 of 18 pass, 50 % to 72 % possible`: the counts alone where they are few. */
export function pointInWords({ measured, worst, best, controls }: TrendPoint): string {
  if (worst === null || best === null) return "no control";
  const band = `${percentOf(worst)} % to ${percentOf(best)} %`;
  if (measured === null) return `nothing evaluated, ${band} possible`;
  const { passing, failing } = controls;
  const pass = `${passing} of ${passing + failing} pass`;
  return isTooFew(controls)
    ? `${pass}, ${band} possible`
    : `${percentOf(measured)} % measured, ${pass}, ${band} possible`;
}

/** A trend by its two ends, for those who do not see it. */
export function toldInWords(points: readonly TrendPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "no collection yet";
  const end = `${day(last.at)} ${pointInWords(last)}`;
  return first === last ? end : `${day(first.at)} ${pointInWords(first)}; ${end}`;
}
