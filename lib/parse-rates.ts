/** Reads `DEMARC_RATES`: `config=4-16,guardduty=5-20`, requests a second at the start and at most. */
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
  for (const part of text.split(",").map((piece) => piece.trim())) {
    if (part === "") continue;
    const [, name, start, most] =
      /^(\w+)\s*=\s*(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)$/.exec(part) ?? [];
    const family = operationFamilies.find((candidate) => candidate === name);
    const range = { start: Number(start), most: Number(most) };
    const fits = range.start >= slowest && range.start <= range.most && range.most <= fastest;
    if (family === undefined || !fits)
      return wrong(`${JSON.stringify(part.slice(0, 80))} is no rate`);
    if (named.has(family)) return wrong(`${family} is named twice`);
    named.set(family, range);
  }
  if (named.size === 0) return wrong("names no rate");
  return { kind: "rates", rates: { ...carefulRates, ...Object.fromEntries(named) } };
}

function wrong(problem: string): ParsedRates {
  const allowed =
    `write start and most requests a second, from ${slowest} to ${fastest}, as config=4-16, ` +
    `separated by commas, for any of ${operationFamilies.join(", ")}`;
  return { kind: "wrong", problem: `${problem}: ${allowed}.` };
}
