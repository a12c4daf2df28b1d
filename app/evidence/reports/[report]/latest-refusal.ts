import "server-only";
import type { Instant } from "../../../../lib/posture/snapshot.ts";
import type { Refusal } from "../../../../lib/request-report.ts";

/** Why the last request for a report led nowhere. */
export interface LatestRefusal {
  readonly at: Instant;
  readonly refusal: Refusal;
}

/** On `globalThis`: the bundler gives the actions and the page each a copy of this module. */
const holder: typeof globalThis & { demarcReportRefusals?: Map<string, LatestRefusal> } =
  globalThis;

/** Kept in the process and not in an address, where anyone could write a message of their own. */
export function rememberRefusal(report: string, latest: LatestRefusal | null): void {
  holder.demarcReportRefusals ??= new Map();
  if (latest === null) holder.demarcReportRefusals.delete(report);
  else holder.demarcReportRefusals.set(report, latest);
}

export function latestRefusal(report: string): LatestRefusal | null {
  return holder.demarcReportRefusals?.get(report) ?? null;
}
