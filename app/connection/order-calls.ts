import type { CallCount } from "../../lib/posture/call-count.ts";

/** What went wrong first: failed requests, then throttled ones. Otherwise the order stays as it is. */
export function troubledFirst<Count extends CallCount>(calls: readonly Count[]): Count[] {
  return calls.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ errors, throttles }: CallCount): number {
  if (errors > 0) return 0;
  return throttles > 0 ? 1 : 2;
}

/** Their answers say one thing each and list nothing. */
const answersWithoutRows: ReadonlySet<string> = new Set([
  "guardduty:GetDetector",
  "guardduty:GetFindingsStatistics",
  "sts:AssumeRole",
  "sts:GetCallerIdentity",
]);

/** Rows in an operation's answers; null where its answers have none by nature, so that 0 would mislead. */
export function rowsOf({ action, rows }: CallCount): number | null {
  return answersWithoutRows.has(action) ? null : rows;
}
