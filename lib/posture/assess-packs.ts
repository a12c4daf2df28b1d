import type { JudgedRule } from "./assess-rules.ts";
import { byTextOf } from "./order.ts";
import type { ConformancePackAssessment, RuleAssessment } from "./posture.ts";
import type { ConformancePack, KeptCoverage } from "./snapshot.ts";
import type { RuleCompliance } from "./vocabulary.ts";

/** Judges every deployed pack from its rules' rows, beside AWS's own verdict and score. */
export function assessPacks(
  packs: readonly ConformancePack[],
  rules: readonly JudgedRule[],
  configCoverage: ReadonlyMap<string, KeptCoverage>,
): ConformancePackAssessment[] {
  const rulesOf = Map.groupBy(
    rules.map(({ assessment }) => assessment),
    (rule) => `${rule.region}/${rule.pack ?? ""}`,
  );
  return packs
    .map((pack) => {
      const coverage = configCoverage.get(pack.region);
      const fresh = coverage !== undefined && coverage.state !== "not_read";
      return assessPack(pack, rulesOf.get(`${pack.region}/${pack.name}`) ?? [], fresh);
    })
    .sort(byTextOf((pack) => `${pack.region}\u0000${pack.name}`));
}

function assessPack(
  pack: ConformancePack,
  rules: readonly RuleAssessment[],
  fresh: boolean,
): ConformancePackAssessment {
  const compliant = rules.reduce((sum, rule) => sum + rule.compliantResources, 0);
  const pairs = rules.reduce((sum, rule) => sum + rule.nonCompliantResources, compliant);
  const count = (compliance: RuleCompliance) =>
    rules.filter((rule) => rule.compliance === compliance).length;
  return {
    accountId: pack.accountId,
    region: pack.region,
    name: pack.name,
    id: pack.id,
    compliance: fresh ? pack.compliance : "NOT_READ",
    awsScore: pack.awsScore,
    computedScore: pairs === 0 ? null : (100 * compliant) / pairs,
    rulesCompliant: count("COMPLIANT"),
    rulesNonCompliant: count("NON_COMPLIANT"),
    rulesInsufficientData: count("INSUFFICIENT_DATA"),
    rulesNotRead: count("NOT_READ"),
  };
}
