/** What is remembered of a region's rows once they are on their way into the snapshot. */
import type { CollectedEvaluation } from "../../posture/collected-rows.ts";
import type { RegionReader, Setup } from "./config-reader.ts";

export interface KeptRows {
  /** Keeps the rows of the region's rules. Others' rules are none of ours. */
  readonly keep: (rows: readonly CollectedEvaluation[]) => Promise<KeptFailures>;
  /** Gives failing rows their details. */
  readonly explain: (rows: readonly CollectedEvaluation[]) => Promise<void>;
  readonly isRule: (name: string) => boolean;
  /** Rules of which rows came. */
  readonly judged: ReadonlySet<string>;
}

/** Of rows that were kept, those that fail, and of these those whose details nobody has. */
export interface KeptFailures {
  readonly failing: readonly CollectedEvaluation[];
  readonly unexplained: readonly CollectedEvaluation[];
}

export function createKeptRows({ rows, region }: RegionReader, { rules }: Setup): KeptRows {
  const names = new Set(rules.map(({ ConfigRuleName }) => ConfigRuleName));
  const judged = new Set<string>();
  const isRule = (name: string) => names.has(name);
  return {
    isRule,
    judged,
    async keep(given) {
      const ours = given.filter(({ ruleName }) => isRule(ruleName));
      for (const { ruleName } of ours) judged.add(ruleName);
      const unexplained = ours.length === 0 ? [] : await rows.keepEvaluations(region, ours);
      return {
        failing: ours.filter(({ compliance }) => compliance === "NON_COMPLIANT"),
        unexplained,
      };
    },
    async explain(given) {
      const details = given
        .filter(({ ruleName, compliance }) => compliance === "NON_COMPLIANT" && isRule(ruleName))
        .map(({ ruleName, resourceType, resourceId, annotation, evaluatedAt }) => ({
          ruleName,
          resourceType,
          resourceId,
          annotation,
          evaluatedAt,
        }));
      if (details.length > 0) await rows.explainFailures(region, details);
    },
  };
}
