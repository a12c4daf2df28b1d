/** The store's rules told over in plain loops and maps, for the tests to hold the store against. */
import { controlKeyOf } from "../../lib/posture/control-key.ts";
import type {
  Agreement,
  ConformancePack,
  Detector,
  Evaluation,
  Finding,
  KeptCoverage,
  KeptRule,
  Observation,
  Recorder,
  Report,
} from "../../lib/posture/snapshot.ts";

/** Everything known of one account. */
export class PlainHistory {
  readonly coverage = new Map<string, KeptCoverage>();
  readonly recorders = new Map<string, Recorder>();
  readonly rules = new Map<string, KeptRule>();
  readonly evaluations = new Map<string, Evaluation & { readonly control: string }>();
  readonly packs = new Map<string, ConformancePack>();
  readonly detectors = new Map<string, Detector>();
  readonly findings = new Map<string, Finding>();
  readonly reports = new Map<string, Report>();
  readonly agreements = new Map<string, Agreement>();

  observe(observation: Observation): void {
    const { coverage } = observation;
    const place = `${coverage.region}/${coverage.source}`;
    const lastReadAt = isOfToday(observation)
      ? coverage.collectedAt
      : (this.coverage.get(place)?.lastReadAt ?? null);
    this.coverage.set(place, { ...coverage, lastReadAt });
    if (observation.source === "config") this.#observeConfig(observation);
    if (observation.source === "guardduty") this.#observeGuardDuty(observation);
    if (observation.source === "artifact") this.#observeArtifact(observation);
  }

  /** What is known now, in lists that later observations leave alone. */
  now() {
    const listed = <T>(map: ReadonlyMap<string, T>) => structuredClone([...map.values()]);
    return {
      coverage: listed(this.coverage),
      recorders: listed(this.recorders),
      rules: listed(this.rules),
      evaluations: listed(this.evaluations).map(({ control: _, ...evaluation }) => evaluation),
      packs: listed(this.packs),
      detectors: listed(this.detectors),
      findings: listed(this.findings),
      reports: listed(this.reports),
      agreements: listed(this.agreements),
    };
  }

  #observeConfig({ coverage, reading }: Extract<Observation, { source: "config" }>): void {
    if (reading === null) return;
    const { region, collectedAt, reason } = coverage;
    if (reading.recorder) this.recorders.set(region, reading.recorder);
    else if (reason === "recorder_missing") this.recorders.delete(region);
    const listed = new Set(reading.rules.map((rule) => rule.name));
    for (const [key, rule] of this.rules) {
      if (rule.region === region && !listed.has(rule.name)) this.rules.delete(key);
    }
    for (const rule of reading.rules) {
      const key = `${region}/${rule.name}`;
      const before = this.rules.get(key);
      const unread = rule.state.kind === "not_read";
      const packName =
        reading.packs === null ? (rule.packName ?? before?.packName ?? null) : rule.packName;
      this.rules.set(key, {
        ...rule,
        packName,
        tags: rule.tags ?? (before?.arn === rule.arn ? before.tags : {}),
        observedAt: unread ? (before?.observedAt ?? null) : collectedAt,
        lastEvaluatedAt:
          rule.lastEvaluatedAt ?? (unread ? (before?.lastEvaluatedAt ?? null) : null),
      });
    }
    this.#observeEvaluations(region, reading.evaluations);
    if (reading.packs === null) {
      for (const [key, pack] of this.packs) {
        if (pack.region === region)
          this.packs.set(key, { ...pack, compliance: "NOT_READ", awsScore: null });
      }
      return;
    }
    replace(this.packs, region, reading.packs, (pack) => pack.name);
  }

  #observeEvaluations(region: string, read: readonly Evaluation[]): void {
    const keyOf = (row: Evaluation) =>
      `${row.region}/${row.ruleName}/${row.resourceType}/${row.resourceId}`;
    const before = new Map(this.evaluations);
    for (const [key, row] of before) {
      if (row.region !== region) continue;
      const rule = this.rules.get(`${region}/${row.ruleName}`);
      if (rule?.state.kind !== "not_read") this.evaluations.delete(key);
    }
    for (const row of read) {
      const rule = this.rules.get(`${region}/${row.ruleName}`);
      if (rule?.state.kind !== "evaluated") continue;
      const control = controlKeyOf(rule);
      const known = before.get(keyOf(row));
      const same =
        known?.compliance === row.compliance &&
        known.annotation === row.annotation &&
        known.control === control;
      this.evaluations.set(keyOf(row), same ? known : { ...row, control });
    }
    for (const [key, row] of this.evaluations) {
      const rule = this.rules.get(`${row.region}/${row.ruleName}`);
      if (rule) this.evaluations.set(key, { ...row, control: controlKeyOf(rule) });
    }
  }

  #observeGuardDuty({ coverage, reading }: Extract<Observation, { source: "guardduty" }>): void {
    if (reading === null) return;
    const { region } = coverage;
    replace(this.detectors, region, reading.detector ? [reading.detector] : [], (one) => one.id);
    if (reading.findings === null) return;
    const findings = reading.findings.map(({ detail: _, ...finding }) => finding);
    replace(this.findings, region, findings, (finding) => finding.id);
  }

  #observeArtifact({ reading }: Extract<Observation, { source: "artifact" }>): void {
    if (reading?.reports) {
      this.reports.clear();
      for (const report of reading.reports) this.reports.set(report.id, report);
    }
    if (reading?.agreements) {
      this.agreements.clear();
      for (const agreement of reading.agreements) this.agreements.set(agreement.id, agreement);
    }
  }
}

function replace<T extends { readonly region: string }>(
  kept: Map<string, T>,
  region: string,
  read: readonly T[],
  nameOf: (one: T) => string,
): void {
  for (const [key, one] of kept) if (one.region === region) kept.delete(key);
  for (const one of read) kept.set(`${region}/${nameOf(one)}`, one);
}

/** Whether the part that counts was read. */
function isOfToday({ source, reading }: Observation): boolean {
  if (reading === null) return false;
  if (source === "guardduty") return "findings" in reading && reading.findings !== null;
  if (source === "artifact")
    return "reports" in reading && reading.reports !== null && reading.agreements !== null;
  return true;
}
