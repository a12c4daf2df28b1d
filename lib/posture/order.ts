/** Orders text by code unit: the same on every machine, whatever its language settings. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders by the text `of` gives for each. */
export function byTextOf<T>(of: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => byText(of(a), of(b));
}

/** The distinct values, in text order. */
export function distinct(values: Iterable<string>): string[] {
  return [...new Set(values)].sort(byText);
}
