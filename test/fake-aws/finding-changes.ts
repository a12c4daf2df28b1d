/** What happens to GuardDuty's findings in the sandbox account. */
import type { FakeFinding, FakeRegion } from "./state.ts";

interface Archiving {
  readonly archived: boolean;
  /** Whether `updatedAt` moves. AWS does not say, so readers must cope with both. */
  readonly dated: boolean;
}

export function setArchived(
  region: FakeRegion,
  id: string,
  { archived, dated }: Archiving,
  now: Date,
): void {
  change(region, id, (finding) => ({
    ...finding,
    updatedAt: dated ? now.toISOString() : finding.updatedAt,
    service: { ...finding.service, archived },
  }));
}

/** The same activity was seen once more, and may weigh more than it did. */
export function recur(region: FakeRegion, id: string, severity: number | null, now: Date): void {
  change(region, id, (finding) => ({
    ...finding,
    updatedAt: now.toISOString(),
    severity: severity ?? finding.severity,
    service: { ...finding.service, count: finding.service.count + 1 },
  }));
}

/** Takes it away, as GuardDuty does after 90 days. */
export function expire(region: FakeRegion, id: string): void {
  change(region, id, () => null);
}

function change(
  region: FakeRegion,
  id: string,
  next: (finding: FakeFinding) => FakeFinding | null,
): void {
  const findings = region.detector?.findings;
  const finding = findings?.get(id);
  if (findings === undefined || finding === undefined)
    throw new Error(`the sandbox account has no finding ${id} in ${region.name}`);
  const changed = next(finding);
  if (changed === null) findings.delete(id);
  else findings.set(id, changed);
  region.changes += 1;
}
