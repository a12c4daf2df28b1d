/** AWS Config in one region: what is deployed, what it judged, and what could not be read of it. */
import type { Observation, Rule, RuleState } from "../../posture/snapshot.ts";
import { attempt } from "../attempt.ts";
import type { ReadFailure } from "../read-failure.ts";
import { coverageOf, detailsOf, notRead, readWith } from "../source-reader.ts";
import type { ConfigReader, RegionReader, Setup } from "./config-reader.ts";
import { inOrderAsked } from "./order-asked.ts";
import { type PackWords, readPackWords } from "./read-pack-words.ts";
import { readRuleStates, type States } from "./read-rule-states.ts";
import { readRuleTags } from "./read-rule-tags.ts";
import { readSetup } from "./read-setup.ts";
import { readVerdicts } from "./read-verdicts.ts";
import { stateWithoutRows } from "./rule-state.ts";
import { type Place, translatePack, translateRule } from "./translate.ts";
import type { Verdicts } from "./verdicts.ts";
import { packRulesOf } from "./whole-listings.ts";
import type { WireRule } from "./wire-schema.ts";

type ConfigObservation = Extract<Observation, { source: "config" }>;

/**
 * Rows go into `rows` as they come; the observation says what they belong to. Never throws for AWS's
 * failures: they are the observation's coverage.
 */
export async function readConfig(given: ConfigReader): Promise<ConfigObservation> {
  const failures: ReadFailure[] = [];
  const gone: Gone = { rule: new Set(), pack: new Set() };
  const reader: RegionReader = {
    ...given,
    onFailure(failure) {
      failures.push(failure);
      given.onFailure(failure);
    },
    onGone: (what, name) => gone[what].add(name),
  };
  const found = await attempt(() => readSetup(reader));
  if (found.kind === "failed") {
    reader.onFailure(found.failure);
    return {
      source: "config",
      coverage: coverageOf(reader, "config", notRead(found.failure)),
      reading: null,
    };
  }
  const setup = found.value;
  const states = readRuleStates(reader, setup);
  const [known, verdicts, tags, words] = await Promise.all([
    states,
    readVerdicts(reader, setup, states),
    readRuleTags(reader, setup.rules),
    readPackWords(reader, setup),
  ]);
  const left = withoutGone(setup, gone);
  const place = { accountId: reader.accountId, region: reader.region };
  return {
    source: "config",
    coverage: coverageOf(reader, "config", coverageAnswerOf(left, inOrderAsked(failures))),
    reading: {
      recorder: left.recorder,
      rules: rulesOf(left, place, { states: known, verdicts, tags }),
      packs: packsOf(left, place, words),
    },
  };
}

/** Names of what was deleted while it was being read. */
type Gone = Readonly<Record<"rule" | "pack", Set<string>>>;

/** What is still there: a pack that is gone took its rules along. */
function withoutGone(setup: Setup, gone: Gone): Setup {
  const goneRules = new Set([
    ...gone.rule,
    ...packRulesOf(setup).flatMap(({ name, ruleNames }) => (gone.pack.has(name) ? ruleNames : [])),
  ]);
  return {
    recorder: setup.recorder,
    rules: setup.rules.filter(({ ConfigRuleName }) => !goneRules.has(ConfigRuleName)),
    packs:
      setup.packs
        ?.filter(({ wire }) => !gone.pack.has(wire.ConformancePackName))
        .map(({ wire, ruleNames }) => ({
          wire,
          ruleNames: ruleNames?.filter((name) => !goneRules.has(name)) ?? null,
        })) ?? null,
  };
}

/** Without a recorder at work verdicts are not current, whatever else was read. */
function coverageAnswerOf({ recorder }: Setup, failures: readonly ReadFailure[]) {
  if (recorder?.recording === true) return readWith(failures);
  const words =
    recorder === null
      ? "config:DescribeConfigurationRecorders: there is no configuration recorder"
      : `config:DescribeConfigurationRecorderStatus: the recorder ${recorder.name} is stopped`;
  return {
    state: "not_set_up",
    reason: recorder === null ? "recorder_missing" : "recorder_stopped",
    detail: [words, detailsOf(failures)].filter((text) => text !== "").join("; "),
  } as const;
}

interface Read {
  readonly states: States;
  readonly verdicts: Verdicts;
  readonly tags: ReadonlyMap<string, Rule["tags"]>;
}

function rulesOf(setup: Setup, place: Place, read: Read): readonly Rule[] {
  const packNames = new Map(
    packRulesOf(setup).flatMap((pack) => pack.ruleNames.map((name) => [name, pack.name] as const)),
  );
  return setup.rules.map((wire) =>
    translateRule(wire, place, {
      packName: packNames.get(wire.ConfigRuleName) ?? null,
      state: stateOf(wire, setup, read),
      lastEvaluatedAt: lastEvaluationOf(wire, read.states),
      tags: read.tags.get(wire.ConfigRuleName) ?? null,
    }),
  );
}

function stateOf(wire: WireRule, setup: Setup, { states, verdicts }: Read): RuleState {
  const name = wire.ConfigRuleName;
  const unread = verdicts.unread.get(name);
  if (unread !== undefined)
    return { kind: "not_read", reason: unread.reason, detail: unread.detail };
  if (verdicts.judged.has(name)) return { kind: "evaluated" };
  if (states.kind === "failed") {
    const { reason, detail } = states.failure;
    return { kind: "not_read", reason, detail };
  }
  const state = stateWithoutRows(wire, states.value.get(name), setup.recorder);
  const contradiction = verdicts.contradicted.get(name);
  return state.kind === "nothing_in_scope" && contradiction !== undefined
    ? { kind: "insufficient_data", detail: contradiction }
    : state;
}

function lastEvaluationOf({ ConfigRuleName }: WireRule, states: States) {
  if (states.kind === "failed") return null;
  return states.value.get(ConfigRuleName)?.LastSuccessfulEvaluationTime ?? null;
}

function packsOf({ packs }: Setup, place: Place, { verdicts, scores }: PackWords) {
  if (packs === null) return null;
  return packs.map(({ wire, ruleNames }) =>
    translatePack(wire, place, {
      verdict: verdicts.get(wire.ConformancePackName) ?? null,
      score: scores.get(wire.ConformancePackName) ?? null,
      ruleNames,
    }),
  );
}
