import type { RuleMapping } from "../posture/control.ts";
import { byTextOf, distinct } from "../posture/order.ts";
import { referenceOf } from "../posture/standard.ts";
import { mappingSources } from "../posture/vocabulary.ts";
import type { RuleEntry } from "./catalogue-schema.ts";
import type { CatalogueEntries } from "./parse-catalogue.ts";
import { tagRuleMapping } from "./tag-rules.ts";

/** Every managed rule the catalogue knows, in order of identifier. */
export function ruleMappings({ rules, tagRules, deliberatelySo }: CatalogueEntries): RuleMapping[] {
  const reasons = new Map(deliberatelySo.map(({ identifier, why }) => [identifier, why]));
  return [
    ...rules.map((rule) => ruleMapping(rule, reasons.get(rule.identifier) ?? null)),
    ...tagRules.map(tagRuleMapping),
  ].sort(byTextOf(({ identifier }) => identifier ?? ""));
}

function ruleMapping({ controls, ...rule }: RuleEntry, deliberately: string | null): RuleMapping {
  const controlsBy = {
    user: [],
    aws: flat(controls.aws),
    community: flat(controls.community),
    demarc: flat(controls.demarc),
  };
  return {
    ...rule,
    controls: distinct(mappingSources.flatMap((source) => controlsBy[source])),
    controlsBy,
    group: null,
    deliberately,
    classifiedBy: "catalogue",
    because: null,
  };
}

function flat(byStandard: Readonly<Record<string, readonly string[]>> = {}): string[] {
  return Object.entries(byStandard).flatMap(([standard, ids]) =>
    ids.map((id) => referenceOf(standard, id)),
  );
}
