import { textOf, wordOf } from "../../../_links/search-params.ts";
import type { ListExporter } from "../../../_lists/list-exporter.ts";
import { inRuleOrder, rulesWith, verdicts } from "./verdicts.ts";

const columns = [
  "pack",
  "region",
  "rule",
  "control",
  "severity",
  "verdict",
  "failing_resources",
  "passing_resources",
  "because",
  "last_evaluated_at",
] as const;

/** The rules of a pack as its page shows them, in its order. */
export const exportPackRules: ListExporter = (posture, parameters) => {
  const region = textOf(parameters, "region");
  const name = textOf(parameters, "pack");
  const pack = posture.conformancePacks.find(
    (each) => each.region === region && each.name === name,
  );
  if (pack === undefined) return { kind: "refused", message: "There is no such pack." };
  const verdict = wordOf(parameters, "verdict", verdicts) ?? "all";
  if (parameters.verdict !== undefined && parameters.verdict !== verdict) {
    return { kind: "refused", message: "Nothing is known by this verdict." };
  }
  const rules = posture.rules.filter((rule) => rule.region === region && rule.pack === name);
  const rows = inRuleOrder(rulesWith(rules, verdict)).map((rule) => ({
    pack: name,
    region,
    rule: rule.name,
    control: rule.control,
    severity: rule.severity,
    verdict: rule.compliance,
    failing_resources: rule.nonCompliantResources,
    passing_resources: rule.compliantResources,
    because: rule.because,
    last_evaluated_at: rule.lastEvaluatedAt,
  }));
  return { kind: "list", list: { posture, columns, rows } };
};
