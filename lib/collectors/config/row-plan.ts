/** Which listings of rows to ask for, so that every wanted rule is covered with the fewest slow calls. */
import type { ReadFailure } from "../read-failure.ts";
import type { Setup } from "./config-reader.ts";
import { longestNameForRows } from "./fetch.ts";

export interface RowPlan {
  /** One listing for a whole pack, standing for those of its rules that are wanted. */
  readonly packs: readonly { readonly name: string; readonly ruleNames: readonly string[] }[];
  /** One listing for each rule outside every pack. */
  readonly ruleNames: readonly string[];
  /** Rules outside every pack whose names AWS does not take in this question. */
  readonly tooLong: readonly string[];
}

export function planRows(setup: Setup, isWanted: (ruleName: string) => boolean): RowPlan {
  const wanted = new Set(setup.rules.map((rule) => rule.ConfigRuleName).filter(isWanted));
  const packs = (setup.packs ?? [])
    .map(({ wire, ruleNames }) => ({
      name: wire.ConformancePackName,
      ruleNames: (ruleNames ?? []).filter((name) => wanted.has(name)),
    }))
    .filter(({ ruleNames }) => ruleNames.length > 0);
  const inPacks = new Set(packs.flatMap(({ ruleNames }) => ruleNames));
  const outside = [...wanted].filter((name) => !inPacks.has(name));
  return {
    packs,
    ruleNames: outside.filter((name) => name.length <= longestNameForRows),
    tooLong: outside.filter((name) => name.length > longestNameForRows),
  };
}

/** Why a rule of {@link RowPlan.tooLong} cannot be asked about. */
export function nameTooLong(ruleName: string): ReadFailure {
  const operation = "config:GetComplianceDetailsByConfigRule";
  return {
    reason: "aws_error",
    operation,
    detail: `${operation}: AWS takes rule names of at most ${longestNameForRows} characters here; ${ruleName} has ${ruleName.length}`,
  };
}
