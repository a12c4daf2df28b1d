/**
 * What a perfect reader would say of the account. Plain loops over the state, on purpose not the code
 * the handlers use: two ways to one number is what makes a comparison worth something.
 */
import type { FakeAccount } from "./account.ts";
import type { FakeFinding, FakeRegion } from "./state.ts";
import { coverageOf, refusalIn, type TrueCoverage } from "./true-coverage.ts";
import { type TruePack, type TrueRule, truePack, trueRule } from "./true-rules.ts";

export interface TrueFindings {
  critical: number;
  high: number;
  medium: number;
  low: number;
  archived: number;
  sample: number;
}

export interface Truth {
  readonly accountId: string;
  readonly coverage: readonly TrueCoverage[];
  readonly rules: readonly TrueRule[];
  readonly conformancePacks: readonly TruePack[];
  readonly findings: TrueFindings;
  readonly findingsByRegion: Readonly<Record<string, TrueFindings>>;
  readonly reports: readonly {
    readonly id: string;
    readonly version: number;
    readonly name: string | null;
  }[];
  readonly agreements: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
  }[];
}

const noFindings = (): TrueFindings => ({
  critical: 0,
  high: 0,
  medium: 0,
  low: 0,
  archived: 0,
  sample: 0,
});

function isSample(finding: FakeFinding): boolean {
  const info = finding.service.additionalInfo;
  return JSON.stringify(info ?? null).includes('\\"sample\\":true');
}

function countFinding(finding: FakeFinding, counts: TrueFindings): void {
  if (isSample(finding)) counts.sample += 1;
  else if (finding.service.archived) counts.archived += 1;
  else if (finding.severity >= 9) counts.critical += 1;
  else if (finding.severity >= 7) counts.high += 1;
  else if (finding.severity >= 4) counts.medium += 1;
  else counts.low += 1;
}

const isEnabled = (region: FakeRegion): boolean =>
  region.optStatus === "ENABLED" || region.optStatus === "ENABLED_BY_DEFAULT";

/** The whole truth, each list sorted as the contract sorts it: by region, then by name. */
export function truthOf(account: FakeAccount): Truth {
  const coverage: TrueCoverage[] = [];
  const rules: TrueRule[] = [];
  const conformancePacks: TruePack[] = [];
  const findings = noFindings();
  const findingsByRegion: Record<string, TrueFindings> = {};
  for (const region of account.regions.values()) {
    if (!isEnabled(region)) continue;
    const config = coverageOf(account, region, "config");
    const guardduty = coverageOf(account, region, "guardduty");
    coverage.push(config, guardduty);
    if (config.state !== "not_read") {
      const here: TrueRule[] = [];
      for (const rule of region.rules.values())
        if (!rule.state.startsWith("DELETING")) here.push(trueRule(account, region, rule));
      rules.push(...here);
      for (const pack of region.packs.values()) conformancePacks.push(truePack(region, pack, here));
    }
    if (guardduty.state !== "not_read" && region.detector !== null) {
      const counts = noFindings();
      for (const finding of region.detector.findings.values()) {
        countFinding(finding, counts);
        countFinding(finding, findings);
      }
      findingsByRegion[region.name] = counts;
    }
  }
  const artifact = refusalIn(account, null, "artifact");
  coverage.push({
    accountId: account.id,
    region: "global",
    source: "artifact",
    state: artifact === null ? "read" : "not_read",
    reason: artifact,
  });
  return {
    accountId: account.id,
    coverage: coverage.sort(byKeys((row) => [row.region, row.source])),
    rules: rules.sort(byKeys((rule) => [rule.region, rule.name])),
    conformancePacks: conformancePacks.sort(byKeys((pack) => [pack.region, pack.name])),
    findings,
    findingsByRegion,
    reports: artifact === null ? newestReports(account) : [],
    agreements: artifact === null ? trueAgreements(account) : [],
  };
}

function byKeys<T>(keysOf: (row: T) => readonly string[]): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [keysOf(a).join("\u0000"), keysOf(b).join("\u0000")];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}

function newestReports(account: FakeAccount): Truth["reports"] {
  const newest = new Map<string, { id: string; version: number; name: string | null }>();
  for (const { id, version, name } of account.artifact.reports)
    if ((newest.get(id)?.version ?? 0) < version)
      newest.set(id, { id, version, name: typeof name === "string" ? name : null });
  return [...newest.values()].sort(byKeys(({ id }) => [id]));
}

const trueAgreements = (account: FakeAccount): Truth["agreements"] =>
  account.artifact.agreements
    .map(({ id, name, state }) => ({ id: String(id), name: String(name), state: String(state) }))
    .sort(byKeys(({ id }) => [id]));
