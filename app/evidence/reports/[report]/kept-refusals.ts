import { randomUUID } from "node:crypto";
import type { Instant } from "../../../../lib/posture/snapshot.ts";
import type { Refusal } from "../../../../lib/request-report.ts";

/** Why the last request for a report led nowhere. */
export interface LatestRefusal {
  readonly report: string;
  readonly at: Instant;
  readonly refusal: Refusal;
}

/** Each is a few hundred bytes and is read within seconds; whoever presses on and on pushes out the oldest. */
export const mostKept = 200;

/** On `globalThis`: the bundler gives the actions and the page each a copy of this module. */
const holder: typeof globalThis & { demarcReportRefusals?: Map<string, LatestRefusal> } =
  globalThis;

/** Keeps it in the process, and gives the name it goes by: whoever does not have that never sees it. */
export function keepRefusal(latest: LatestRefusal): string {
  holder.demarcReportRefusals ??= new Map();
  const kept = holder.demarcReportRefusals;
  const name = randomUUID();
  kept.set(name, latest);
  // A map has its keys in the order in which they came.
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return name;
}

/** What is kept under a name, if it is about this report. */
export function keptRefusal(name: string, report: string): LatestRefusal | null {
  const latest = holder.demarcReportRefusals?.get(name);
  return latest?.report === report ? latest : null;
}

/** Once a request has led on, why an earlier one did not is nobody's concern. */
export function forgetRefusal(name: string): void {
  holder.demarcReportRefusals?.delete(name);
}
