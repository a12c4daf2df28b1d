/** Reads what is deployed in a region: the recorder first, then the rules beside the packs. */
import type { Recorder } from "../../posture/snapshot.ts";
import { attempt, valueOrThrow } from "../attempt.ts";
import type { ConfigReader, FoundPack, Setup } from "./config-reader.ts";
import {
  fetchPackRules,
  fetchPackScores,
  fetchPacks,
  fetchPackVerdicts,
  fetchRecorderStatus,
  fetchRecorders,
  fetchRules,
  packsPerSummary,
} from "./fetch.ts";
import { judgesDeployedResources } from "./translate.ts";
import { translateRecorder } from "./translate-recorder.ts";
import {
  type WirePack,
  type WireRule,
  wirePackRulesPage,
  wirePacksPage,
  wirePackVerdictsPage,
  wireRecorderStatuses,
  wireRecorders,
  wireRulesPage,
  wireScoresPage,
} from "./wire-schema.ts";

/** @throws ReadFailedError when the recorder or the rules cannot be read; packs that cannot are null. */
export async function readSetup(reader: ConfigReader): Promise<Setup> {
  // The recorder alone first: a region that refuses is asked once.
  const recorder = await readRecorder(reader);
  const [rulesRead, packsRead] = await Promise.all([
    attempt(() => readRules(reader)),
    attempt(() => readPacks(reader)),
  ]);
  const rules = valueOrThrow(rulesRead);
  if (packsRead.kind === "failed") {
    reader.onFailure(packsRead.failure);
    return { recorder, rules, packs: null };
  }
  const packs = await Promise.all(
    packsRead.value.map((pack) => withRuleNames(reader, pack, rules)),
  );
  return { recorder, rules, packs };
}

async function readRecorder({ ask, client, region }: ConfigReader): Promise<Recorder | null> {
  const recorders = await ask.one(
    "config:DescribeConfigurationRecorders",
    wireRecorders,
    (options) => fetchRecorders(client, options),
  );
  const [recorder] = recorders;
  if (recorder === undefined) return null;
  const statuses = await ask.one(
    "config:DescribeConfigurationRecorderStatus",
    wireRecorderStatuses,
    (options) => fetchRecorderStatus(client, options),
  );
  const status = statuses.find(({ name }) => name === recorder.name) ?? null;
  return translateRecorder(recorder, status, region);
}

async function readRules({ ask, client, onRows }: ConfigReader): Promise<readonly WireRule[]> {
  const rules: WireRule[] = [];
  const pages = ask.pages("config:DescribeConfigRules", wireRulesPage, (options) =>
    fetchRules(client, options),
  );
  for await (const page of pages) {
    onRows(page.length);
    rules.push(...page.filter(judgesDeployedResources));
  }
  return rules;
}

/** The packs with AWS's verdicts and scores. Those two may fail, each alone. */
async function readPacks(reader: ConfigReader): Promise<readonly FoundPack[]> {
  const { ask, client, onRows, onFailure } = reader;
  const packs: WirePack[] = [];
  const pages = ask.pages("config:DescribeConformancePacks", wirePacksPage, (options) =>
    fetchPacks(client, options),
  );
  for await (const page of pages) {
    onRows(page.length);
    packs.push(...page);
  }
  if (packs.length === 0) return [];
  const facts = await Promise.all([
    attempt(() => readVerdicts(reader, packs)),
    attempt(() => readScores(reader)),
  ]);
  const [verdicts, scores] = facts.map((fact) => {
    if (fact.kind === "read") return fact.value;
    onFailure(fact.failure);
    return null;
  });
  return packs.map((wire) => ({
    wire,
    verdict: verdicts?.get(wire.ConformancePackName) ?? null,
    score: scores?.get(wire.ConformancePackName) ?? null,
    ruleNames: null,
  }));
}

type WordsByPack = ReadonlyMap<string, string | null>;

async function readVerdicts(
  { ask, client }: ConfigReader,
  packs: readonly WirePack[],
): Promise<WordsByPack> {
  const verdicts = new Map<string, string>();
  for (let start = 0; start < packs.length; start += packsPerSummary) {
    const names = packs
      .slice(start, start + packsPerSummary)
      .map(({ ConformancePackName }) => ConformancePackName);
    const pages = ask.pages(
      "config:GetConformancePackComplianceSummary",
      wirePackVerdictsPage,
      (options) => fetchPackVerdicts(client, names, options),
    );
    for await (const page of pages)
      for (const pack of page)
        verdicts.set(pack.ConformancePackName, pack.ConformancePackComplianceStatus);
  }
  return verdicts;
}

async function readScores({ ask, client }: ConfigReader): Promise<WordsByPack> {
  const scores = new Map<string, string | null>();
  const pages = ask.pages("config:ListConformancePackComplianceScores", wireScoresPage, (options) =>
    fetchPackScores(client, options),
  );
  for await (const page of pages)
    for (const { ConformancePackName, Score } of page) scores.set(ConformancePackName, Score);
  return scores;
}

/**
 * A pack's rules carry its id as the end of their names. That is AWS's habit and not its promise, so
 * a pack that no rule's name points to is asked for its rules.
 */
async function withRuleNames(
  reader: ConfigReader,
  pack: FoundPack,
  rules: readonly WireRule[],
): Promise<FoundPack> {
  const suffix = `-${pack.wire.ConformancePackId}`;
  const byName = rules
    .map(({ ConfigRuleName }) => ConfigRuleName)
    .filter((name) => name.endsWith(suffix));
  if (byName.length > 0) return { ...pack, ruleNames: byName };
  const asked = await attempt(() => readPackRules(reader, pack.wire.ConformancePackName));
  if (asked.kind === "read") return { ...pack, ruleNames: asked.value };
  reader.onFailure(asked.failure);
  return pack;
}

async function readPackRules(
  { ask, client }: ConfigReader,
  packName: string,
): Promise<readonly string[]> {
  const names: string[] = [];
  const pages = ask.pages(
    "config:DescribeConformancePackCompliance",
    wirePackRulesPage,
    (options) => fetchPackRules(client, packName, options),
  );
  for await (const page of pages) names.push(...page.map(({ ConfigRuleName }) => ConfigRuleName));
  return names;
}
