/** The store's rules told over in plain loops and maps, for the tests to hold the store against. */
import type { CollectedEvaluation } from "../../lib/posture/collected-rows.ts";
import { controlKeyOf } from "../../lib/posture/control-key.ts";
import type {
  Agreement,
  ConformancePack,
  Detector,
  Finding,
  Instant,
  KeptCoverage,
  KeptRule,
  Observation,
  Recorder,
  Report,
} from "../../lib/posture/snapshot.ts";
import type { KeptRows, Observed } from "../builders/an-observation.ts";
import { explainedRows, placeOf, unchanged } from "./plain-failures.ts";

/** Everything known of one account. */
export class PlainHistory {
  readonly coverage = new Map<string, KeptCoverage>();
  readonly recorders = new Map<string, Recorder>();
  readonly rules = new Map<string, KeptRule>();
  readonly evaluations = new Map<string, CollectedEvaluation & { readonly control: string }>();
  readonly packs = new Map<string, ConformancePack>();
  readonly detectors = new Map<string, Detector>();
  readonly findings = new Map<string, Finding>();
  /** When all findings of a region were last listed. */
  readonly listings = new Map<string, Instant>();
  readonly reports = new Map<string, Report>();
  readonly agreements = new Map<string, Agreement>();

  observe({ rows, ...observation }: Observed): void {
    const { coverage } = observation;
    const place = `${coverage.region}/${coverage.source}`;
    const lastReadAt = isOfToday(observation)
      ? coverage.collectedAt
      : (this.coverage.get(place)?.lastReadAt ?? null);
    this.coverage.set(place, { ...coverage, lastReadAt });
    if (observation.source === "config") this.#observeConfig(observation, rows);
    if (observation.source === "guardduty") this.#observeGuardDuty(observation, rows);
    if (observation.source === "artifact") this.#observeArtifact(observation);
  }

  /** What is known now, in lists that later observations leave alone. */
  now() {
    const listed = <T>(map: ReadonlyMap<string, T>) => structuredClone([...map.values()]);
    return {
      coverage: listed(this.coverage),
      recorders: listed(this.recorders),
      rules: listed(this.rules),
      evaluations: listed(this.evaluations).map(
        ({ control: _, capturedAt: __, ...evaluation }) => evaluation,
      ),
      packs: listed(this.packs),
      detectors: listed(this.detectors),
      findings: listed(this.findings),
      reports: listed(this.reports),
      agreements: listed(this.agreements),
    };
  }

  /** What a collection that comes next is told of a region's findings. */
  knownFindings(region: string) {
    const findings = [...this.findings.values()].filter((finding) => finding.region === region);
    if (findings.length === 0 && !this.coverage.get(`${region}/guardduty`)?.lastReadAt) return null;
    const dates = findings.map(({ updatedAt }) => updatedAt).sort();
    const counts = (archived: boolean) => {
      const byScore = Map.groupBy(
        findings.filter((finding) => finding.archived === archived),
        ({ severityScore }) => severityScore,
      );
      return new Map([...byScore].map(([score, those]) => [score, those.length]));
    };
    return {
      updatedUntil: dates.at(-1) ?? null,
      active: counts(false),
      archived: counts(true),
      listedAt: this.listings.get(region) ?? null,
      byId: new Map(
        findings.map(({ id, archived, severityScore }) => [id, { archived, severityScore }]),
      ),
    };
  }

  #observeConfig(
    { coverage, reading }: Extract<Observation, { source: "config" }>,
    rows: KeptRows,
  ): void {
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
    this.#observeEvaluations(region, rows);
    if (reading.packs === null) {
      for (const [key, pack] of this.packs) {
        if (pack.region === region)
          this.packs.set(key, { ...pack, compliance: "NOT_READ", awsScore: null });
      }
      return;
    }
    replace(this.packs, region, reading.packs, (pack) => pack.name);
  }

  #observeEvaluations(region: string, read: KeptRows): void {
    const before = new Map<string, CollectedEvaluation & { readonly control: string }>();
    for (const [key, row] of this.evaluations) {
      if (row.region !== region) continue;
      before.set(placeOf(row), row);
      const rule = this.rules.get(`${region}/${row.ruleName}`);
      if (rule?.state.kind !== "not_read") this.evaluations.delete(key);
    }
    // Details of another control are none of this one's.
    const ofSameControl = new Map(
      [...before].filter(([, row]) => {
        const rule = this.rules.get(`${region}/${row.ruleName}`);
        return rule !== undefined && controlKeyOf(rule) === row.control;
      }),
    );
    for (const [place, row] of explainedRows(read, ofSameControl)) {
      const rule = this.rules.get(`${region}/${row.ruleName}`);
      if (rule?.state.kind !== "evaluated") continue;
      const control = controlKeyOf(rule);
      const known = before.get(place);
      const same = known?.control === control ? unchanged(known, row) : null;
      this.evaluations.set(`${region}/${place}`, { ...(same ?? row), control });
    }
    for (const [key, row] of this.evaluations) {
      const rule = this.rules.get(`${row.region}/${row.ruleName}`);
      if (rule) this.evaluations.set(key, { ...row, control: controlKeyOf(rule) });
    }
  }

  #observeGuardDuty(
    { coverage, reading }: Extract<Observation, { source: "guardduty" }>,
    rows: KeptRows,
  ): void {
    if (reading === null) return;
    const { region, collectedAt } = coverage;
    replace(this.detectors, region, reading.detector ? [reading.detector] : [], (one) => one.id);
    const read = reading.findings;
    if (read === null) return;
    for (const [key, { id, region: its }] of this.findings)
      if (its === region && (read.kind === "all" || read.gone.includes(id)))
        this.findings.delete(key);
    for (const { detail: _, ...finding } of rows.findings)
      this.findings.set(`${region}/${finding.id}`, finding);
    if (read.kind === "all" || read.listed) this.listings.set(region, collectedAt);
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
function isOfToday({ source, coverage, reading }: Observation): boolean {
  if (reading === null) return false;
  if (source === "guardduty") {
    const findings = "findings" in reading ? reading.findings : null;
    if (findings?.kind === "changes") return findings.listed || coverage.state === "read";
    return findings !== null;
  }
  if (source === "artifact")
    return "reports" in reading && reading.reports !== null && reading.agreements !== null;
  return true;
}
