import type { FindingTypeMapping, RuleMapping } from "../posture/control.ts";
import type { ListedStandard } from "./catalogue-rows.ts";

/** What of the catalogue is to be written. */
export type ListedCatalogue =
  | {
      readonly kind: "rules";
      readonly rules: readonly RuleMapping[];
      /** Id of the standard for which they are evidence; null: every rule. */
      readonly standard: string | null;
    }
  | { readonly kind: "findings"; readonly findingTypes: readonly FindingTypeMapping[] }
  | { readonly kind: "standards"; readonly standards: readonly ListedStandard[] }
  /** How one rule is placed, whether or not the catalogue knows it. */
  | { readonly kind: "rule"; readonly name: string; readonly rule: RuleMapping };
