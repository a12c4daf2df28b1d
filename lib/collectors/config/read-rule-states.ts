/** Reads when rules last ran, and why some have no rows. */
import { type Attempt, attempt } from "../attempt.ts";
import type { RegionReader, Setup } from "./config-reader.ts";
import { fetchEvaluationStates } from "./fetch.ts";
import { readPages } from "./read-pages.ts";
import { type WireEvaluationState, wireEvaluationStatesPage } from "./wire-schema.ts";

/** AWS's status of every rule of the region, by name; or why there is none. */
export type States = Attempt<ReadonlyMap<string, WireEvaluationState>>;

/**
 * Rules with rows are asked about too: how old the evidence behind a verdict is stands nowhere else. The
 * reader is told of a failure.
 */
export async function readRuleStates(reader: RegionReader, { rules }: Setup): Promise<States> {
  if (rules.length === 0) return { kind: "read", value: new Map() };
  const states = await attempt(() => readStates(reader));
  if (states.kind === "failed") reader.onFailure(states.failure);
  return states;
}

async function readStates(reader: RegionReader): Promise<ReadonlyMap<string, WireEvaluationState>> {
  const states = new Map<string, WireEvaluationState>();
  const pages = readPages(
    reader,
    "config:DescribeConfigRuleEvaluationStatus",
    wireEvaluationStatesPage,
    (options) => fetchEvaluationStates(reader.client, options),
  );
  for await (const page of pages) for (const state of page) states.set(state.ConfigRuleName, state);
  return states;
}
