import type { Catalogue, FindingTypeMapping } from "./control.ts";
import { byTextOf, distinct } from "./order.ts";
import type { ProtectionPlanAssessment } from "./posture.ts";
import type { Coverage, Detector } from "./snapshot.ts";
import { watchOf, withEveryDetector } from "./watch.ts";

/** Come with every detector and cannot be switched off by themselves. Source: GuardDuty's user guide. */
const foundational: ReadonlySet<string> = new Set([
  "CLOUD_TRAIL",
  "DNS_LOGS",
  "FLOW_LOGS",
  withEveryDetector,
]);

/** Bring findings, and no detector lists them: where they are on, Demarc is not told. */
const setUpApart: ReadonlySet<string> = new Set([
  "CUSTOM_DETECTION_RULES",
  "MALWARE_PROTECTION_BACKUP",
  "MALWARE_PROTECTION_S3",
]);

/**
 * On the detectors' lists, and nothing is missed without them: an older form of Runtime Monitoring, and
 * help with investigations, which detects nothing.
 */
const noPlans: ReadonlySet<string> = new Set(["EKS_RUNTIME_MONITORING", "AI_ANALYST"]);

/**
 * GuardDuty's protection plans: where each is on, off or not known, and which finding types it brings. A
 * plan that the detectors list and the catalogue does not know is there too, with no types.
 */
export function assessProtection(
  detectors: readonly Detector[],
  coverage: readonly Coverage[],
  catalogue: Catalogue,
): ProtectionPlanAssessment[] {
  const guardduty = coverage.filter((row) => row.source === "guardduty");
  const made = catalogue.findingTypes.filter(({ standing }) => standing !== "retired");
  const features = distinct([
    ...made.flatMap((type) => type.features),
    ...detectors.flatMap((detector) => detector.features.map(({ name }) => name)),
  ]).filter((feature) => !noPlans.has(feature));
  return features
    .map((feature) => assessPlan(feature, made, detectors, guardduty))
    .sort(byTextOf(({ feature }) => feature));
}

function assessPlan(
  feature: string,
  made: readonly FindingTypeMapping[],
  detectors: readonly Detector[],
  guardduty: readonly Coverage[],
): ProtectionPlanAssessment {
  const brought = made.filter(({ features }) => features.includes(feature));
  const watch = watchOf(feature, detectors, guardduty);
  const told = new Set([...watch.on, ...watch.off, ...watch.notRead]);
  const kind = kindOf(feature);
  return {
    ...watch,
    kind,
    withoutDetector: distinct(
      guardduty.filter((row) => row.state === "not_set_up").map((row) => row.region),
    ),
    notOffered:
      kind === "apart"
        ? []
        : distinct(guardduty.map((row) => row.region).filter((region) => !told.has(region))),
    findingTypes: brought.map(({ type }) => type),
    onlyHere: brought.filter(({ features }) => features.length === 1).map(({ type }) => type),
  };
}

function kindOf(feature: string): ProtectionPlanAssessment["kind"] {
  if (foundational.has(feature)) return "foundational";
  return setUpApart.has(feature) ? "apart" : "plan";
}
