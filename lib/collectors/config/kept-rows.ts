/** What is remembered of a region's rows once they are on their way into the snapshot. */
import type { CollectedEvaluation } from "../../posture/collected-rows.ts";
import type { RegionReader, Setup } from "./config-reader.ts";

export interface KeptRows {
  /** Keeps the rows of the region's rules; answers with those rows. Others' rules are none of ours. */
  readonly keep: (rows: readonly CollectedEvaluation[]) => Promise<readonly CollectedEvaluation[]>;
  /** Gives failing rows their details. */
  readonly explain: (rows: readonly CollectedEvaluation[]) => Promise<void>;
  readonly isRule: (name: string) => boolean;
  /** Rules of which rows came. */
  readonly judged: ReadonlySet<string>;
  /** How many failing rows of a rule came; a row that came twice counts twice. */
  readonly failingOf: (ruleName: string) => number;
}

export function createKeptRows({ rows, region }: RegionReader, { rules }: Setup): KeptRows {
  const names = new Set(rules.map(({ ConfigRuleName }) => ConfigRuleName));
  const judged = new Set<string>();
  const failing = new Map<string, number>();
  const isRule = (name: string) => names.has(name);
  return {
    isRule,
    judged,
    failingOf: (ruleName) => failing.get(ruleName) ?? 0,
    async keep(given) {
      const ours = given.filter(({ ruleName }) => isRule(ruleName));
      for (const { ruleName, compliance } of ours) {
        judged.add(ruleName);
        if (compliance === "NON_COMPLIANT") failing.set(ruleName, (failing.get(ruleName) ?? 0) + 1);
      }
      if (ours.length > 0) await rows.keepEvaluations(region, ours);
      return ours;
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
