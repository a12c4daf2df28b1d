/** What of the account a perfect reader could read, source by source. */
import type { FakeAccount } from "./account.ts";
import type { FakeRegion, ServiceName } from "./state.ts";

export interface TrueCoverage {
  readonly accountId: string;
  readonly region: string;
  readonly source: "config" | "guardduty" | "artifact";
  readonly state: "read" | "not_set_up" | "not_read";
  readonly reason: string | null;
}

/** How a whole service is refused in a region; null when it is not. */
export function refusalIn(
  account: FakeAccount,
  region: FakeRegion | null,
  service: ServiceName,
): string | null {
  for (const denial of [...account.denials, ...(region?.denials ?? [])]) {
    if (denial.operation !== undefined) continue;
    if (denial.service !== "*" && denial.service !== service) continue;
    return denial.by === "service_control_policy" ? "denied_by_scp" : "denied";
  }
  return null;
}

/** The row of one source in one region. Refusals of single operations are not counted. */
export function coverageOf(
  account: FakeAccount,
  region: FakeRegion,
  source: "config" | "guardduty",
): TrueCoverage {
  const row = { accountId: account.id, region: region.name, source };
  const refusal = refusalIn(account, region, source);
  if (refusal !== null) return { ...row, state: "not_read", reason: refusal };
  if (source === "config") {
    if (region.recorder === null)
      return { ...row, state: "not_set_up", reason: "recorder_missing" };
    if (!region.recorder.recording)
      return { ...row, state: "not_set_up", reason: "recorder_stopped" };
    return { ...row, state: "read", reason: null };
  }
  if (region.detector === null) return { ...row, state: "not_set_up", reason: "detector_missing" };
  if (region.detector.status === "DISABLED")
    return { ...row, state: "not_set_up", reason: "detector_suspended" };
  return { ...row, state: "read", reason: null };
}
