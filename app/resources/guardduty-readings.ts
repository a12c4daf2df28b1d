import { wasRead } from "../../lib/posture/coverage.ts";
import type { Coverage } from "../../lib/posture/snapshot.ts";

/**
 * Where GuardDuty could have named a resource, and where nobody looked: its own region, or every one for what
 * is global.
 */
export function guardDutyReadings(
  coverage: readonly Pick<Coverage, "region" | "source" | "state">[],
  region: string,
): { readonly read: readonly string[]; readonly unread: readonly string[] } {
  const here = coverage.filter(
    (row) => row.source === "guardduty" && (region === "global" || row.region === region),
  );
  const names = (rows: typeof here) => rows.map((row) => row.region).toSorted();
  return {
    read: names(here.filter(wasRead)),
    unread: names(here.filter((row) => !wasRead(row))),
  };
}
