/** Reads what is deployed in a region: the recorder first, then the rules beside the packs. */
import type { Recorder } from "../../posture/snapshot.ts";
import { attempt, valueOrThrow } from "../attempt.ts";
import { goneIn } from "./aws-word.ts";
import type { FoundPack, RegionReader, Setup } from "./config-reader.ts";
import {
  fetchPackRules,
  fetchPacks,
  fetchRecorderStatus,
  fetchRecorders,
  fetchRules,
} from "./fetch.ts";
import { readPages } from "./read-pages.ts";
import { judgesDeployedResources } from "./translate.ts";
import { translateRecorder } from "./translate-recorder.ts";
import {
  type WirePack,
  type WireRule,
  wirePackRulesPage,
  wirePacksPage,
  wireRecorderStatuses,
  wireRecorders,
  wireRulesPage,
} from "./wire-schema.ts";

/** @throws ReadFailedError when the recorder or the rules cannot be read; packs that cannot are null. */
export async function readSetup(reader: RegionReader): Promise<Setup> {
  // The recorder alone first: a region that refuses is asked once.
  const recorders = await reader.ask.one(
    "config:DescribeConfigurationRecorders",
    wireRecorders,
    (options) => fetchRecorders(reader.client, options),
  );
  const [recorderRead, rulesRead, packsRead] = await Promise.all([
    attempt(() => withStatus(reader, recorders[0])),
    attempt(() => readRules(reader)),
    attempt(() => readPacks(reader)),
  ]);
  const recorder = valueOrThrow(recorderRead);
  const listed = valueOrThrow(rulesRead);
  const rules = listed.filter(judgesDeployedResources);
  if (packsRead.kind === "failed") {
    reader.onFailure(packsRead.failure);
    return { recorder, rules, packs: null };
  }
  const packs = await Promise.all(
    packsRead.value.map((pack) => withRuleNames(reader, pack, listed)),
  );
  return { recorder, rules, packs };
}

async function withStatus(
  { ask, client, region }: RegionReader,
  recorder: Parameters<typeof translateRecorder>[0] | undefined,
): Promise<Recorder | null> {
  if (recorder === undefined) return null;
  const statuses = await ask.one(
    "config:DescribeConfigurationRecorderStatus",
    wireRecorderStatuses,
    (options) => fetchRecorderStatus(client, options),
  );
  const status = statuses.find(({ name }) => name === recorder.name) ?? null;
  return translateRecorder(recorder, status, region);
}

/** Every rule once, those on their way out and those that judge plans included. */
async function readRules(reader: RegionReader): Promise<readonly WireRule[]> {
  const rules = new Map<string, WireRule>();
  const pages = readPages(reader, "config:DescribeConfigRules", wireRulesPage, (options) =>
    fetchRules(reader.client, options),
  );
  for await (const page of pages) {
    reader.onRows(page.length);
    for (const rule of page) rules.set(rule.ConfigRuleName, rule);
  }
  return [...rules.values()];
}

async function readPacks(reader: RegionReader): Promise<readonly WirePack[]> {
  const packs = new Map<string, WirePack>();
  const pages = readPages(reader, "config:DescribeConformancePacks", wirePacksPage, (options) =>
    fetchPacks(reader.client, options),
  );
  for await (const page of pages) {
    reader.onRows(page.length);
    for (const pack of page) packs.set(pack.ConformancePackName, pack);
  }
  return [...packs.values()];
}

/**
 * A pack's rules carry its id as the end of their names. That is AWS's habit and not its promise, so
 * a pack that no rule's name points to is asked for its rules.
 */
async function withRuleNames(
  reader: RegionReader,
  wire: WirePack,
  listed: readonly WireRule[],
): Promise<FoundPack> {
  const name = wire.ConformancePackName;
  const suffix = `-${wire.ConformancePackId}`;
  const leaving = new Set(
    listed.filter((rule) => !judgesDeployedResources(rule)).map((rule) => rule.ConfigRuleName),
  );
  const staying = (names: readonly string[]) => names.filter((one) => !leaving.has(one));
  const byName = listed
    .map(({ ConfigRuleName }) => ConfigRuleName)
    .filter((one) => one.endsWith(suffix));
  if (byName.length > 0) return { wire, ruleNames: staying(byName) };
  const asked = await attempt(() => readPackRules(reader, name));
  if (asked.kind === "read") return { wire, ruleNames: staying(asked.value) };
  reader.onFailure(asked.failure);
  return { wire, ruleNames: null };
}

async function readPackRules(reader: RegionReader, packName: string): Promise<readonly string[]> {
  const names = new Set<string>();
  const pages = readPages(
    reader,
    "config:DescribeConformancePackCompliance",
    wirePackRulesPage,
    (options) => fetchPackRules(reader.client, packName, options),
  );
  try {
    for await (const page of pages)
      for (const { ConfigRuleName } of page) names.add(ConfigRuleName);
  } catch (error) {
    if (goneIn(error) !== "pack") throw error;
    reader.onGone("pack", packName);
  }
  return [...names];
}
