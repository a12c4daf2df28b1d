/** Looks names up among those of a mapping file, some of which are beginnings with a star behind them. */
export interface MostExact {
  /** The first of the names that stands there as it is. */
  readonly exact: (names: readonly (string | null)[]) => string | undefined;
  /** The longest beginning that one of the names has, with its star. */
  readonly beginning: (names: readonly (string | null)[]) => string | undefined;
}

export function mostExact(written: readonly string[]): MostExact {
  const whole = new Set(written.filter((name) => !name.endsWith("*")));
  const beginnings = written
    .filter((name) => name.endsWith("*"))
    .sort((a, b) => b.length - a.length);
  return {
    exact: (names) => names.flatMap((name) => name ?? []).find((name) => whole.has(name)),
    beginning: (names) =>
      beginnings.find((star) => names.some((name) => name?.startsWith(star.slice(0, -1)))),
  };
}
