/** What others show the same things with, as it was measured once, beside which ours stand. */

export interface Peer {
  readonly name: string;
  readonly page: string;
  readonly scriptKilobytes: number;
  readonly htmlKilobytes: number | null;
  readonly largestPaintMilliseconds: number | null;
  readonly blockedMilliseconds: number | null;
  /** Null: not measured. */
  readonly layoutShift: number | null;
  readonly foreignHosts: number | null;
}

/**
 * Prowler App 5 built from its sources, against an empty API on a busy machine, so that its times are a
 * rough order; a prototype of our own on Cloudscape 3.0 with 100,000 findings. Both in the same Chromium at
 * 4 times slowdown on loopback, their scripts weighed as ours are. Not measured again by the benchmark.
 */
export const peers: readonly Peer[] = [
  peer("Prowler App", "overview", [1_223.4, 26.8], [1_516, 2_959, null, 3]),
  peer("Prowler App", "findings", [1_087.6, 22.2], [1_060, 1_762, null, 3]),
  peer("Prowler App", "compliance", [1_209.3, 16.2], [1_524, 890, null, 3]),
  peer("Cloudscape prototype", "overview", [382.9, 12.9], [820, 491, 0.505, null]),
  peer("Cloudscape prototype", "findings", [408, 14.2], [916, 449, 0.011, null]),
  peer("Cloudscape prototype", "one rule", [352.7, 8], [820, 264, 0.011, null]),
];

function peer(
  name: string,
  page: string,
  [scriptKilobytes, htmlKilobytes]: readonly [number, number],
  [paint, blocked, layoutShift, foreignHosts]: readonly [
    number,
    number,
    number | null,
    number | null,
  ],
): Peer {
  return {
    name,
    page,
    scriptKilobytes,
    htmlKilobytes,
    largestPaintMilliseconds: paint,
    blockedMilliseconds: blocked,
    layoutShift,
    foreignHosts,
  };
}
