/** The sandbox account's findings that count. Plain loops over its state. */
import type { FakeAccount } from "../fake-aws/account.ts";
import type { FakeFinding } from "../fake-aws/state.ts";

/** Neither archived nor samples, wherever GuardDuty could be read. */
export function activeFindings(account: FakeAccount): FakeFinding[] {
  const found: FakeFinding[] = [];
  for (const { region, source, state } of account.truth().coverage) {
    if (source !== "guardduty" || state === "not_read") continue;
    for (const finding of account.region(region).detector?.findings.values() ?? []) {
      const sample = JSON.stringify(finding.service.additionalInfo ?? null).includes(
        '\\"sample\\":true',
      );
      if (!sample && !finding.service.archived) found.push(finding);
    }
  }
  return found;
}

export function severityOf({ severity }: FakeFinding): "critical" | "high" | "medium" | "low" {
  if (severity >= 9) return "critical";
  if (severity >= 7) return "high";
  return severity >= 4 ? "medium" : "low";
}
