/** Reads `DEMARC_RATES`: `config=4-16,guardduty=5-20`, requests a second at the start and at most. */
import { nearestWord } from "./catalogue/nearest-word.ts";
import {
  carefulRates,
  type OperationFamily,
  operationFamilies,
  type PaceRange,
  type Rates,
} from "./collectors/pace-settings.ts";

export type ParsedRates =
  | { readonly kind: "rates"; readonly rates: Rates }
  /** What is wrong, and what is allowed. */
  | { readonly kind: "wrong"; readonly problem: string };

const slowest = 0.1;
const fastest = 100;

/** A part that is not named stays as it is without the setting. */
export function parseRates(text: string): ParsedRates {
  const named = new Map<OperationFamily, PaceRange>();
  const parts = text.split(",").map((piece) => piece.trim());
  for (const part of parts.filter((piece) => piece !== "")) {
    const rate = rateIn(part);
    if (typeof rate === "string") return wrong(rate);
    if (named.has(rate.family)) return wrong(`${rate.family} is named twice`);
    named.set(rate.family, rate.range);
  }
  if (named.size === 0) return wrong("names no rate");
  return { kind: "rates", rates: { ...carefulRates, ...Object.fromEntries(named) } };
}

/** One part's rate, or what is wrong with it. */
function rateIn(
  part: string,
): { readonly family: OperationFamily; readonly range: PaceRange } | string {
  const shown = JSON.stringify(part.slice(0, 80));
  const [, name = "", figures = ""] = /^(\w+)(?:\s*=\s*(.*))?$/.exec(part) ?? [];
  if (name === "") return `${shown} is no rate`;
  const family = operationFamilies.find((candidate) => candidate === name);
  if (family === undefined) return unknownPart(name);
  const [, start, most] = /^([\d.]*)\s*-?\s*([\d.]*)$/.exec(figures) ?? [];
  if ([start, most].some((figure) => !/^(\d+(\.\d+)?)?$/.test(figure ?? "-")))
    return `${shown} is no rate`;
  if (!start || !most) return `${shown} lacks one of its two figures, start and most`;
  const range = { start: Number(start), most: Number(most) };
  const outside = [start, most].find(
    (figure) => Number(figure) < slowest || Number(figure) > fastest,
  );
  if (outside !== undefined)
    return `${outside} of ${shown} is not between ${slowest} and ${fastest}`;
  if (range.start > range.most)
    return `${shown} starts above its most: the smaller figure is first`;
  return { family, range };
}

function unknownPart(name: string): string {
  const meant = nearestWord(name, operationFamilies);
  const hint = meant === null ? "" : ` (did you mean ${meant}?)`;
  return `${JSON.stringify(name.slice(0, 80))} is no part that has a rate${hint}`;
}

function wrong(problem: string): ParsedRates {
  const allowed =
    `write start and most requests a second, from ${slowest} to ${fastest}, as config=4-16, ` +
    `separated by commas, for any of ${operationFamilies.join(", ")}`;
  return { kind: "wrong", problem: `${problem}: ${allowed}.` };
}
