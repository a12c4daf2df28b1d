import type { JudgedFindings } from "./assess-findings.ts";
import type { AcceptableUseItem, Catalogue, FindingTypeMapping } from "./control.ts";
import { byTextOf, distinct } from "./order.ts";
import type { AcceptableUseAssessment, WatchAssessment } from "./posture.ts";
import type { Coverage, Detector } from "./snapshot.ts";
import type { AcceptableUseVerdict } from "./vocabulary.ts";
import { watchOf } from "./watch.ts";

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
