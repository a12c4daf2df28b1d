/** How AWS Config sums up: rows to a rule's verdict, rules to a pack's verdict and score. */
import type { FakePack, FakeRegion, FakeRow, FakeRule } from "./state.ts";

export type Summary = "COMPLIANT" | "NON_COMPLIANT" | "INSUFFICIENT_DATA";

/** The rows the detail calls list, those about planned resources too. A failing rule has none. */
export const listedRows = (rule: FakeRule): readonly FakeRow[] =>
  rule.lastFailure !== null || rule.state === "DELETING_RESULTS" ? [] : [...rule.rows.values()];

/** The rows that judge deployed resources: all that verdicts, scores and records are made of. */
export const currentRows = (rule: FakeRule): readonly FakeRow[] =>
  listedRows(rule).filter((row) => row.mode === "DETECTIVE");

/** NON_COMPLIANT if any row is, INSUFFICIENT_DATA without a row that judges. */
export function verdictOfRule(rule: FakeRule): Summary {
  let seen: Summary = "INSUFFICIENT_DATA";
  for (const row of currentRows(rule)) {
    if (row.verdict === "NON_COMPLIANT") return "NON_COMPLIANT";
    if (row.verdict === "COMPLIANT") seen = "COMPLIANT";
  }
  return seen;
}

/** The pack's rules, by name. */
export const rulesOfPack = (region: FakeRegion, pack: FakePack): readonly FakeRule[] =>
  [...region.rules.values()]
    .filter((rule) => rule.packId === pack.id)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** COMPLIANT even if some rules have no data; INSUFFICIENT_DATA only if none has. */
export function verdictOfPack(region: FakeRegion, pack: FakePack): Summary {
  const verdicts = new Set(rulesOfPack(region, pack).map(verdictOfRule));
  if (verdicts.has("NON_COMPLIANT")) return "NON_COMPLIANT";
  return verdicts.has("COMPLIANT") ? "COMPLIANT" : "INSUFFICIENT_DATA";
}

/** Percent with up to two decimals as text, or the literal INSUFFICIENT_DATA. */
export function scoreOfPack(region: FakeRegion, pack: FakePack): string {
  const rows = rulesOfPack(region, pack)
    .flatMap(currentRows)
    .filter((row) => row.verdict !== "NOT_APPLICABLE");
  if (rows.length === 0) return "INSUFFICIENT_DATA";
  const compliant = rows.filter((row) => row.verdict === "COMPLIANT").length;
  return String(Math.round((compliant / rows.length) * 10_000) / 100);
}
