/** What is remembered of a region's rows once they are on their way into the snapshot. */
import type { CollectedEvaluation } from "../../posture/collected-rows.ts";
import type { ReadFailure } from "../read-failure.ts";
import type { ReadOnlyAction } from "../read-only-operations.ts";
import type { RegionReader, Setup } from "./config-reader.ts";
import type { RowWithoutVerdict } from "./translate.ts";
import { shortened } from "./verdicts.ts";

export type ReadRow = CollectedEvaluation | RowWithoutVerdict;

export interface KeptRows {
  /** Keeps the rows of the region's rules. Others' rules are none of ours. */
  readonly keep: (rows: readonly ReadRow[], from: ReadOnlyAction) => Promise<KeptFailures>;
  /** Gives failing rows their details. */
  readonly explain: (rows: readonly ReadRow[]) => Promise<void>;
  readonly isRule: (name: string) => boolean;
  /** Rules of which rows came. */
  readonly judged: ReadonlySet<string>;
  /** Rules with a row whose word we do not know: what it means for their verdict nobody can tell. */
  readonly notUnderstood: ReadonlyMap<string, ReadFailure>;
  /** Rules with a resource on which AWS has no result. */
  readonly undecided: ReadonlySet<string>;
}

/** Of rows that were kept, those that fail, and of these those whose details nobody has. */
export interface KeptFailures {
  readonly failing: readonly CollectedEvaluation[];
  readonly unexplained: readonly CollectedEvaluation[];
}

export function createKeptRows({ rows, region }: RegionReader, { rules }: Setup): KeptRows {
  const names = new Set(rules.map(({ ConfigRuleName }) => ConfigRuleName));
  const judged = new Set<string>();
  const notUnderstood = new Map<string, ReadFailure>();
  const undecided = new Set<string>();
  const note = ({ ruleName, word }: RowWithoutVerdict, from: ReadOnlyAction) => {
    if (word === "INSUFFICIENT_DATA") return undecided.add(ruleName);
    judged.add(ruleName);
    if (!notUnderstood.has(ruleName)) notUnderstood.set(ruleName, unknownVerdict(from, word));
  };
  const isRule = (name: string) => names.has(name);
  return {
    isRule,
    judged,
    notUnderstood,
    undecided,
    async keep(given, from) {
      const known = given.filter(({ ruleName }) => isRule(ruleName));
      for (const row of known) if (!hasVerdict(row)) note(row, from);
      const ours = known.filter(hasVerdict);
      for (const { ruleName } of ours) judged.add(ruleName);
      const unexplained = ours.length === 0 ? [] : await rows.keepEvaluations(region, ours);
      return {
        failing: ours.filter(({ compliance }) => compliance === "NON_COMPLIANT"),
        unexplained,
      };
    },
    async explain(given) {
      const details = given
        .filter(hasVerdict)
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

const hasVerdict = (row: ReadRow): row is CollectedEvaluation => "compliance" in row;

function unknownVerdict(operation: ReadOnlyAction, word: string): ReadFailure {
  const detail = `${operation}: Demarc does not know the verdict ${shortened(word)}`;
  return { reason: "malformed", operation, detail };
}
