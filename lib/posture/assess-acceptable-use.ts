import type { JudgedFindings } from "./assess-findings.ts";
import type { AcceptableUseItem, Catalogue, FindingTypeMapping } from "./control.ts";
import { byTextOf, distinct } from "./order.ts";
import type { AcceptableUseAssessment, WatchAssessment } from "./posture.ts";
import type { Coverage, Detector } from "./snapshot.ts";
import type { AcceptableUseVerdict } from "./vocabulary.ts";

/** Comes with every detector, cannot be switched off, and is on no detector's list. */
const withEveryDetector = "EXTENDED_THREAT_DETECTION";

/**
 * Judges each item of AWS's acceptable-use policy. Evidence is a finding in which our own resource is the
 * doer: a finding in which it is the victim is an attack on us. Silence counts only where something that
 * would have noticed was switched on and heard.
 */
export function assessAcceptableUse(
  findings: JudgedFindings,
  detectors: readonly Detector[],
  coverage: readonly Coverage[],
  catalogue: Catalogue,
): AcceptableUseAssessment[] {
  const guardduty = coverage.filter((row) => row.source === "guardduty");
  return catalogue.acceptableUse
    .map((item) => assessItem(item, findings, detectors, guardduty, catalogue))
    .sort(byTextOf(({ id }) => id));
}

function assessItem(
  { id }: AcceptableUseItem,
  findings: JudgedFindings,
  detectors: readonly Detector[],
  guardduty: readonly Coverage[],
  catalogue: Catalogue,
): AcceptableUseAssessment {
  const types = catalogue.findingTypes.filter(({ acceptableUse }) => acceptableUse === id);
  const evidence = sumOf(types.map(({ type }) => findings.rolesIn(type).actor));
  const active = types.filter(({ standing }) => standing === "active");
  const watches = distinct(active.flatMap(({ features }) => features)).map((feature) =>
    watchOf(feature, detectors, guardduty),
  );
  return {
    id,
    status: verdictOf(evidence, watches),
    findingTypes: types.map(({ type }) => type),
    evidence,
    unclear: sumOf(types.map((mapping) => unclearIn(mapping, findings))),
    watches,
  };
}

/**
 * GuardDuty calls the resource a target even where it can only be the doer: credentials that a test tool
 * used, a bucket that malware was put into. Such a finding is no evidence, and not nothing either.
 */
function unclearIn({ type, roleTells }: FindingTypeMapping, findings: JudgedFindings): number {
  const { target, unstated } = findings.rolesIn(type);
  return roleTells ? unstated : unstated + target;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function verdictOf(evidence: number, watches: readonly WatchAssessment[]): AcceptableUseVerdict {
  if (evidence > 0) return "evidence";
  return watches.some(({ on }) => on.length > 0) ? "no_evidence" : "would_not_notice";
}

/** A region whose detector does not list the feature is in neither list: AWS does not offer it there. */
function watchOf(
  feature: string,
  detectors: readonly Detector[],
  guardduty: readonly Coverage[],
): WatchAssessment {
  const detectorIn = new Map(detectors.map((detector) => [detector.region, detector]));
  const on: string[] = [];
  const off: string[] = [];
  const notRead: string[] = [];
  for (const row of guardduty) {
    if (row.state === "not_set_up") off.push(row.region);
    // A detector whose findings were refused may watch: what it saw was not heard.
    else if (row.state !== "read") notRead.push(row.region);
    else {
      const status = statusOf(feature, detectorIn.get(row.region));
      if (status === "ENABLED") on.push(row.region);
      if (status === "DISABLED") off.push(row.region);
    }
  }
  return { feature, on: distinct(on), off: distinct(off), notRead: distinct(notRead) };
}

function statusOf(feature: string, detector: Detector | undefined): "ENABLED" | "DISABLED" | null {
  if (detector === undefined || detector.status === "DISABLED") return "DISABLED";
  if (feature === withEveryDetector) return "ENABLED";
  return detector.features.find(({ name }) => name === feature)?.status ?? null;
}
