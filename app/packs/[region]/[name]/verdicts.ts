import type { RuleAssessment } from "../../../../lib/posture/posture.ts";
import { bySeverity } from "../../../../lib/posture/severity.ts";
import type { TabLink } from "../../../_components/tabs.tsx";
import { withQuery } from "../../../_links/hrefs.ts";
import { count } from "../../../_words/numbers.ts";

/** `unseen`: AWS has no data, or its verdict was not read. */
export const verdicts = ["all", "NON_COMPLIANT", "COMPLIANT", "unseen"] as const;
export type Verdict = (typeof verdicts)[number];

const words: Readonly<Record<Verdict, string>> = {
  all: "All rules",
  NON_COMPLIANT: "non-compliant",
  COMPLIANT: "compliant",
  unseen: "not seen",
};

/** The rules of a pack that have a verdict. */
export function rulesWith(rules: readonly RuleAssessment[], verdict: Verdict): RuleAssessment[] {
  return rules.filter(({ compliance }) => {
    if (verdict === "all") return true;
    if (verdict !== "unseen") return compliance === verdict;
    return compliance === "INSUFFICIENT_DATA" || compliance === "NOT_READ";
  });
}

const order = { NON_COMPLIANT: 0, NOT_READ: 1, INSUFFICIENT_DATA: 2, COMPLIANT: 3 } as const;

/** Those that fail first, then those without a verdict; within one verdict the worst first. */
export function inRuleOrder(rules: readonly RuleAssessment[]): RuleAssessment[] {
  return rules.toSorted(
    (a, b) =>
      order[a.compliance] - order[b.compliance] ||
      bySeverity(a.severity, b.severity) ||
      (a.name < b.name ? -1 : 1),
  );
}

/** All, then each verdict, with its number. */
export function verdictTabs(
  rules: readonly RuleAssessment[],
  here: Verdict,
  href: string,
): TabLink[] {
  return verdicts.map((verdict) => ({
    name: words[verdict],
    count: count(rulesWith(rules, verdict).length),
    href: withQuery(href, { verdict: verdict === "all" ? undefined : verdict }),
    here: here === verdict,
  }));
}
