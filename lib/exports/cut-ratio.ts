/**
 * Binary fractions fall a hair short of the ratio they stand for: 29 ÷ 100 × 10,000 is 2,899.999….
 * The slack is far above that and far below what one more control among a million would change.
 */
const slack = 1e-7;

/** A ratio with at most four decimals, cut and never rounded up. Null stays null: nothing was divided. */
export function cutRatio(ratio: number | null): number | null {
  return ratio === null ? null : Math.floor(ratio * 10_000 + slack) / 10_000;
}

/** A fraction of 1 as whole percent, rounded down: 99.9 % is not 100 %. */
export function wholePercent(fraction: number): number {
  return Math.floor(fraction * 100 + slack);
}
