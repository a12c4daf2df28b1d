/** Reads when rules last ran, and why some have no rows. */
import type { ConfigReader } from "./config-reader.ts";
import { fetchEvaluationStates } from "./fetch.ts";
import { type WireEvaluationState, wireEvaluationStatesPage } from "./wire-schema.ts";

/**
 * AWS's status of every rule of the region, by name. Rules with rows are asked about too: how old the
 * evidence behind a verdict is stands nowhere else.
 *
 * @throws ReadFailedError
 */
export async function readEvaluationStates(
  reader: ConfigReader,
): Promise<ReadonlyMap<string, WireEvaluationState>> {
  const states = new Map<string, WireEvaluationState>();
  const pages = reader.ask.pages(
    "config:DescribeConfigRuleEvaluationStatus",
    wireEvaluationStatesPage,
    (options) => fetchEvaluationStates(reader.client, options),
  );
  for await (const page of pages) for (const state of page) states.set(state.ConfigRuleName, state);
  return states;
}
