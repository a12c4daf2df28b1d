/** Reads why rules have no rows. */
import type { ConfigReader } from "./config-reader.ts";
import { fetchEvaluationStates, rulesPerStatus } from "./fetch.ts";
import { type WireEvaluationState, wireEvaluationStatesPage } from "./wire-schema.ts";

/**
 * AWS's status of the rules in question, by name, with the fewest calls: named in groups, or all
 * rules of the region where the groups would be more than the pages of all.
 *
 * @throws ReadFailedError
 */
export async function readEvaluationStates(
  reader: ConfigReader,
  ruleNames: readonly string[],
  ruleCount: number,
): Promise<ReadonlyMap<string, WireEvaluationState>> {
  const groups: string[][] = [];
  for (let start = 0; start < ruleNames.length; start += rulesPerStatus)
    groups.push(ruleNames.slice(start, start + rulesPerStatus));
  const pagesOfAll = Math.ceil(ruleCount / (2 * rulesPerStatus));
  const asked = groups.length <= pagesOfAll ? groups : [null];
  const states = new Map<string, WireEvaluationState>();
  for (const names of asked) {
    const pages = reader.ask.pages(
      "config:DescribeConfigRuleEvaluationStatus",
      wireEvaluationStatesPage,
      (options) => fetchEvaluationStates(reader.client, names, options),
    );
    for await (const page of pages)
      for (const state of page) states.set(state.ConfigRuleName, state);
  }
  return states;
}
