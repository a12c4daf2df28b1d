/**
 * What a perfect reader would say of the account. Plain loops over the state, on purpose not the code
 * the handlers use: two ways to one number is what makes a comparison worth something.
 */
import type { FakeAccount } from "./account.ts";
import type { FakeFinding, FakePack, FakeRegion, FakeRule, ServiceName } from "./state.ts";

interface TrueCoverage {
  readonly accountId: string;
  readonly region: string;
  readonly source: "config" | "guardduty" | "artifact";
  readonly state: "read" | "not_set_up" | "not_read";
  readonly reason: string | null;
}

/** Members are named as in the posture contract, so that a comparison needs no dictionary. */
interface TrueRule {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  readonly identifier: string | null;
  readonly owner: string;
  readonly createdBy: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly pack: string | null;
  readonly compliance: "COMPLIANT" | "NON_COMPLIANT" | "INSUFFICIENT_DATA";
  readonly compliantResources: number;
  readonly nonCompliantResources: number;
  /** Why there is no verdict: nothing it judges exists here, or AWS has no result. */
  readonly state: "evaluated" | "nothing_in_scope" | "insufficient_data";
}

interface TruePack {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  readonly id: string;
  readonly compliance: "COMPLIANT" | "NON_COMPLIANT" | "INSUFFICIENT_DATA";
  readonly awsScore: number | null;
  readonly computedScore: number | null;
  readonly rulesCompliant: number;
  readonly rulesNonCompliant: number;
  readonly rulesInsufficientData: number;
}

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

/** How a whole service is refused in a region; null when it is not. */
function refusalIn(
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

function coverageOf(
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

const globalTypes = ["AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::Policy"];

/** Whether the rule can see everything it judges. */
function seesAll(region: FakeRegion, rule: FakeRule): boolean {
  const { recorder } = region;
  // One that only runs on a schedule asks the services, not the recorder.
  if (rule.trigger === "periodic") return true;
  for (const type of rule.resourceTypes) {
    if (recorder === null || !recorder.recording) return false;
    if (recorder.strategy === "inclusion" && !recorder.resourceTypes.includes(type)) return false;
    if (recorder.strategy === "exclusion" && recorder.resourceTypes.includes(type)) return false;
    if (recorder.strategy === "all" && !recorder.includesGlobalTypes && globalTypes.includes(type))
      return false;
  }
  return true;
}

function trueRule(account: FakeAccount, region: FakeRegion, rule: FakeRule): TrueRule {
  const compliant = new Set<string>();
  const failing = new Set<string>();
  if (rule.lastFailure === null) {
    for (const row of rule.rows.values()) {
      if (row.mode !== "DETECTIVE") continue;
      const resource = `${row.resourceType}/${row.resourceId}`;
      if (row.verdict === "COMPLIANT") compliant.add(resource);
      if (row.verdict === "NON_COMPLIANT") failing.add(resource);
    }
  }
  const judged = compliant.size + failing.size > 0;
  const ran = rule.lastSuccessAt !== null && rule.lastFailure === null;
  let pack: FakePack | null = null;
  for (const candidate of region.packs.values())
    if (rule.name.endsWith(`-${candidate.id}`)) pack = candidate;
  return {
    accountId: account.id,
    region: region.name,
    name: rule.name,
    identifier: rule.owner === "AWS" ? rule.identifier : null,
    owner: rule.owner,
    createdBy: rule.createdBy,
    parameters: rule.parameters,
    pack: pack?.name ?? null,
    compliance: failing.size > 0 ? "NON_COMPLIANT" : judged ? "COMPLIANT" : "INSUFFICIENT_DATA",
    compliantResources: compliant.size,
    nonCompliantResources: failing.size,
    state: judged
      ? "evaluated"
      : ran && seesAll(region, rule)
        ? "nothing_in_scope"
        : "insufficient_data",
  };
}

function truePack(region: FakeRegion, pack: FakePack, rules: readonly TrueRule[]): TruePack {
  let compliantPairs = 0;
  let failingPairs = 0;
  const verdicts = { COMPLIANT: 0, NON_COMPLIANT: 0, INSUFFICIENT_DATA: 0 };
  for (const rule of rules) {
    if (rule.region !== region.name || rule.pack !== pack.name) continue;
    compliantPairs += rule.compliantResources;
    failingPairs += rule.nonCompliantResources;
    verdicts[rule.compliance] += 1;
  }
  const pairs = compliantPairs + failingPairs;
  const score = pairs === 0 ? null : (100 * compliantPairs) / pairs;
  return {
    accountId: rules[0]?.accountId ?? "",
    region: region.name,
    name: pack.name,
    id: pack.id,
    compliance:
      verdicts.NON_COMPLIANT > 0
        ? "NON_COMPLIANT"
        : verdicts.COMPLIANT > 0
          ? "COMPLIANT"
          : "INSUFFICIENT_DATA",
    awsScore: score === null ? null : Math.round(score * 100) / 100,
    computedScore: score,
    rulesCompliant: verdicts.COMPLIANT,
    rulesNonCompliant: verdicts.NON_COMPLIANT,
    rulesInsufficientData: verdicts.INSUFFICIENT_DATA,
  };
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
