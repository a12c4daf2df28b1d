/** Which regions a large account uses, and how much of everything is in each. */

/** Home first. Shares of a hundred; the last region is enabled, and nothing is set up in it. */
export const largeRegions: readonly { readonly name: string; readonly weight: number }[] = [
  { name: "us-east-1", weight: 25 },
  { name: "eu-west-1", weight: 15 },
  { name: "us-west-2", weight: 11 },
  { name: "eu-central-1", weight: 9 },
  { name: "ap-southeast-2", weight: 8 },
  { name: "us-east-2", weight: 7 },
  { name: "ap-northeast-1", weight: 6 },
  { name: "eu-west-2", weight: 5 },
  { name: "ap-southeast-1", weight: 4 },
  { name: "ca-central-1", weight: 3 },
  { name: "ap-south-1", weight: 2.5 },
  { name: "eu-north-1", weight: 2 },
  { name: "eu-west-3", weight: 1.2 },
  { name: "sa-east-1", weight: 0.8 },
  { name: "ap-northeast-2", weight: 0.4 },
  { name: "us-west-1", weight: 0.1 },
  { name: "ap-northeast-3", weight: 0 },
];

/** Whole parts in the proportion of the weights that add up to the total: largest remainders first. */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((left, right) => left + right, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return parts.map((part, index) => part + (raised.has(index) ? 1 : 0));
}
