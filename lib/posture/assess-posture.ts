import { assessAcceptableUse } from "./assess-acceptable-use.ts";
import { assessControls } from "./assess-controls.ts";
import { assessAwsItems, assessReports, judgeAwsHalf } from "./assess-evidence.ts";
import { assessFindings, type JudgedFindings } from "./assess-findings.ts";
import { assessFrameworks } from "./assess-frameworks.ts";
import { assessPacks } from "./assess-packs.ts";
import { assessProtection } from "./assess-protection.ts";
import { assessRules } from "./assess-rules.ts";
import type { Catalogue } from "./control.ts";
import {
  byRegion,
  coverageAsOf,
  detectorWasHeard,
  isComplete,
  summariseCoverage,
} from "./coverage.ts";
import { type Exception, judgeExceptions } from "./exceptions.ts";
import { atOnce, type InPieces } from "./in-pieces.ts";
import { byText, byTextOf } from "./order.ts";
import type {
  ControlAssessment,
  CustomerItemAssessment,
  PillarAssessment,
  Posture,
  SeverityCounts,
} from "./posture.ts";
import { countControls, ratioOf, type Sight, statusOf } from "./roll-up.ts";
import { isSampleAccount } from "./sample-account.ts";
import type { Instant, KeptCoverage, Snapshot } from "./snapshot.ts";
import { tallyInPieces } from "./tally-evaluations.ts";
import { type CustomerItemId, customerItemIds, type PillarId, pillarIds } from "./vocabulary.ts";

export interface AssessmentInput {
  readonly snapshot: Snapshot;
  readonly catalogue: Catalogue;
  readonly exceptions: readonly Exception[];
  readonly asOf: Instant;
  /** When exceptions are judged: now, for the newest snapshot. Left out: `asOf`. */
  readonly exceptionsAsOf?: Instant;
}

/** The whole answer at one instant: pure, so the same input gives the same posture on every machine. */
export function assessPosture(input: AssessmentInput): Posture {
  return atOnce(assessInPieces(input));
}

/** The same for whoever has others waiting: a million evaluations take seconds. */
export function* assessInPieces({
  snapshot,
  catalogue,
  exceptions,
  asOf,
  exceptionsAsOf = asOf,
}: AssessmentInput): InPieces<Posture> {
  const { header, account } = snapshot;
  const coverage = coverageAsOf(snapshot.coverage, header.finishedAt);
  const judgedExceptions = judgeExceptions(exceptions, exceptionsAsOf);
  const tallies = yield* tallyInPieces(
    snapshot.evaluations,
    snapshot.rules,
    judgedExceptions.excuses,
  );
  const configCoverage = byRegion(coverage, "config");
  const rules = assessRules(snapshot.rules, tallies, configCoverage, catalogue);
  const controls = assessControls(rules, tallies, catalogue);
  yield;
  const findings = assessFindings(snapshot.findings, catalogue, header.finishedAt);
  yield;
  const reports = assessReports(snapshot.reports, catalogue, asOf);
  const sight = sightFor(coverage, catalogue);
  return {
    asOf,
    status: statusOf(controls, findings.counts, sight("anywhere")),
    sample: isSampleAccount(account.id),
    account,
    snapshot: {
      id: header.id,
      startedAt: header.startedAt,
      finishedAt: header.finishedAt,
      outcome: header.outcome,
    },
    coverage: coverage.toSorted(byTextOf((row) => `${row.region}\u0000${row.source}`)),
    coverageSummary: summariseCoverage(coverage),
    recorders: snapshot.recorders.toSorted(byTextOf((recorder) => recorder.region)),
    rules: rules.map(({ assessment }) => assessment),
    conformancePacks: assessPacks(snapshot.packs, rules, configCoverage),
    controls,
    findings: findings.counts,
    findingGroups: findings.groups,
    pillars: rollUpPillars(controls, findings, sight),
    responsibilities: [
      ...rollUpItems(controls, findings, sight),
      ...assessAwsItems(reports, coverage),
    ],
    frameworks: yield* assessFrameworks({
      catalogue,
      rules,
      controls,
      tallies,
      findings,
      awsHalf: judgeAwsHalf(reports, snapshot.agreements, coverage, catalogue, asOf),
    }),
    acceptableUse: assessAcceptableUse(findings, snapshot.detectors, coverage, catalogue),
    protection: assessProtection(snapshot.detectors, coverage, catalogue),
    reports,
    agreements: snapshot.agreements.toSorted(byTextOf((agreement) => agreement.id)),
    exceptions: judgedExceptions.assessments,
    oldestEvidenceAt: controls.flatMap((c) => c.oldestEvidenceAt ?? []).sort(byText)[0] ?? null,
  };
}

/** What a pillar or an item may conclude from the sources; silence counts only where findings would. */
type SightOf = (place: PillarId | CustomerItemId | "anywhere") => Sight;

function sightFor(coverage: readonly KeptCoverage[], catalogue: Catalogue): SightOf {
  const complete = isComplete(coverage);
  const heard = detectorWasHeard(coverage);
  const spoken: ReadonlySet<string> = new Set([
    "anywhere",
    ...catalogue.findingPillars,
    ...catalogue.findingItems,
  ]);
  return (place) => ({ complete, detectorSpeaks: heard && spoken.has(place) });
}

function rollUpPillars(
  all: readonly ControlAssessment[],
  judged: JudgedFindings,
  sightOf: SightOf,
): PillarAssessment[] {
  return pillarIds.map((id) => {
    const controls = all.filter((control) => control.pillars.includes(id));
    const findings = judged.countWhere((mapping) => mapping.pillars.includes(id));
    return { id, ...rollUp(controls, findings, sightOf(id)) };
  });
}

function rollUpItems(
  all: readonly ControlAssessment[],
  judged: JudgedFindings,
  sightOf: SightOf,
): CustomerItemAssessment[] {
  return customerItemIds.map((id) => {
    const controls = all.filter((control) => control.responsibility === id);
    const findings = judged.countWhere((mapping) => mapping.responsibility === id);
    return { id, side: "customer", ...rollUp(controls, findings, sightOf(id)) };
  });
}

function rollUp(
  controls: readonly ControlAssessment[],
  findings: SeverityCounts,
  sight: Sight,
): Omit<PillarAssessment, "id"> {
  const counts = countControls(controls);
  return {
    status: statusOf(controls, findings, sight),
    controls: counts,
    ...ratioOf(counts),
    findings,
  };
}
