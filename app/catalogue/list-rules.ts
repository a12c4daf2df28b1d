import type { RuleMapping } from "../../lib/posture/control.ts";
import { floorOf } from "../../lib/posture/house.ts";
import type { ControlAssessment } from "../../lib/posture/posture.ts";
import { bySeverity } from "../../lib/posture/severity.ts";
import { mappingSources, type RuleGroup } from "../../lib/posture/vocabulary.ts";
import type { RuleQuery } from "../_links/hrefs.ts";

/** Controls of this account by the managed rule they are; null while nobody knows what is deployed. */
export type DeployedControls = ReadonlyMap<string, readonly ControlAssessment[]> | null;

export function controlsByRule(controls: readonly ControlAssessment[]): DeployedControls {
  return Map.groupBy(
    controls.filter(({ identifier }) => identifier !== null),
    ({ identifier }) => identifier ?? "",
  );
}

/** The rules that a query leaves, the worst first, then by title. */
export function matchRules(
  rules: readonly RuleMapping[],
  query: RuleQuery,
  deployed: DeployedControls,
): RuleMapping[] {
  return rules
    .filter((rule) => isMatch(rule, query, deployed))
    .sort((a, b) => bySeverity(a.severity, b.severity) || (a.title < b.title ? -1 : 1));
}

function isMatch(rule: RuleMapping, query: RuleQuery, deployed: DeployedControls): boolean {
  const { pillar, responsibility, severity, search, group } = query;
  return (
    (pillar === undefined || rule.pillars.includes(pillar)) &&
    (responsibility === undefined || floorOf(rule) === responsibility) &&
    (severity === undefined || rule.severity === severity) &&
    (group === undefined || rule.group === group) &&
    isEvidence(rule, query) &&
    isWhere(rule, query, deployed) &&
    (search === undefined || isFound(`${rule.title} ${rule.identifier ?? ""}`, search))
  );
}

function isEvidence({ controlsBy }: RuleMapping, { standard, source }: RuleQuery): boolean {
  if (standard === undefined && source === undefined) return true;
  return mappingSources
    .filter((each) => source === undefined || each === source)
    .some((each) =>
      controlsBy[each].some(
        (reference) => standard === undefined || reference.startsWith(`${standard}:`),
      ),
    );
}

/** While nothing was read nobody knows what is deployed, so nothing is narrowed by it. */
function isWhere(
  { identifier }: RuleMapping,
  query: RuleQuery,
  deployed: DeployedControls,
): boolean {
  if (query.deployed === undefined || deployed === null) return true;
  return deployed.has(identifier ?? "") === (query.deployed === "here");
}

/** Whether every word of a search stands somewhere in a text; case does not matter. */
export function isFound(text: string, search: string): boolean {
  const lower = text.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

/** A row of the list: one rule, or rules that are alike, folded. */
export type CatalogueRow =
  | { readonly kind: "rule"; readonly rule: RuleMapping }
  | { readonly kind: "group"; readonly group: RuleGroup; readonly rules: readonly RuleMapping[] };

/**
 * Folds the rules of a group into one row, first of all, so that they do not swamp the rest. Whoever
 * asks for the group, or for words, is shown the rules themselves.
 */
export function foldGroups(
  rules: readonly RuleMapping[],
  { group, search }: RuleQuery,
): CatalogueRow[] {
  const alone = (rule: RuleMapping): CatalogueRow => ({ kind: "rule", rule });
  if (group !== undefined || search !== undefined) return rules.map(alone);
  const alike = Map.groupBy(rules, (rule) => rule.group);
  const folded = [...alike].flatMap(([name, members]): CatalogueRow[] =>
    name === null || members.length < 2 ? [] : [{ kind: "group", group: name, rules: members }],
  );
  const inFold = new Set(folded.map((row) => (row.kind === "group" ? row.group : null)));
  return [
    ...folded,
    ...rules.filter((rule) => rule.group === null || !inFold.has(rule.group)).map(alone),
  ];
}

/** The folds among the rows, each with how many rules stand in it. */
export function foldsOf(
  rows: readonly CatalogueRow[],
): { readonly group: RuleGroup; readonly size: number }[] {
  return rows.flatMap((row) =>
    row.kind === "group" ? [{ group: row.group, size: row.rules.length }] : [],
  );
}
