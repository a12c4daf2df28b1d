/** AWS Config in one region: what is deployed, what it judged, and what could not be read of it. */
import type { Observation, Rule, RuleState } from "../../posture/snapshot.ts";
import { type Attempt, attempt } from "../attempt.ts";
import type { ReadFailure } from "../read-failure.ts";
import { coverageOf, detailsOf, notRead, readWith } from "../source-reader.ts";
import type { ConfigReader, Setup } from "./config-reader.ts";
import { readEvaluationStates } from "./read-rule-states.ts";
import { readRuleTags } from "./read-rule-tags.ts";
import { readSetup } from "./read-setup.ts";
import { readVerdicts, type Verdicts } from "./read-verdicts.ts";
import { stateWithoutRows } from "./rule-state.ts";
import { translatePack, translateRule } from "./translate.ts";
import type { WireEvaluationState, WireRule } from "./wire-schema.ts";

type ConfigObservation = Extract<Observation, { source: "config" }>;

/** Never throws for AWS's failures: they are the observation's coverage. */
export async function readConfig(given: ConfigReader): Promise<ConfigObservation> {
  const failures: ReadFailure[] = [];
  const onFailure = (failure: ReadFailure) => {
    failures.push(failure);
    given.onFailure(failure);
  };
  const reader: ConfigReader = { ...given, onFailure };
  const found = await attempt(() => readSetup(reader));
  if (found.kind === "failed") {
    onFailure(found.failure);
    return {
      source: "config",
      coverage: coverageOf(reader, "config", notRead(found.failure)),
      reading: null,
    };
  }
  const setup = found.value;
  const place = { accountId: reader.accountId, region: reader.region };
  const verdicts = await readVerdicts(reader, setup);
  const rules = await readRules(reader, setup, verdicts);
  return {
    source: "config",
    coverage: coverageOf(reader, "config", coverageAnswerOf(setup, failures)),
    reading: {
      recorder: setup.recorder,
      rules,
      packs: setup.packs?.map(({ wire, ...found }) => translatePack(wire, place, found)) ?? null,
      evaluations: rules.flatMap(({ name, state }) =>
        state.kind === "evaluated" ? (verdicts.rows.get(name) ?? []) : [],
      ),
    },
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

type States = Attempt<ReadonlyMap<string, WireEvaluationState>>;

async function readRules(
  reader: ConfigReader,
  setup: Setup,
  verdicts: Verdicts,
): Promise<readonly Rule[]> {
  const states: States = await attempt(async () =>
    setup.rules.length === 0 ? new Map() : readEvaluationStates(reader),
  );
  if (states.kind === "failed") reader.onFailure(states.failure);
  const tags = await readRuleTags(reader, setup.rules);
  const packNames = new Map(
    (setup.packs ?? []).flatMap(({ wire, ruleNames }) =>
      (ruleNames ?? []).map((name) => [name, wire.ConformancePackName] as const),
    ),
  );
  const { accountId, region } = reader;
  return setup.rules.map((wire) =>
    translateRule(
      wire,
      { accountId, region },
      {
        packName: packNames.get(wire.ConfigRuleName) ?? null,
        state: stateOf(wire, setup, verdicts, states),
        lastEvaluatedAt: lastEvaluationOf(wire, states),
        tags: tags.get(wire.ConfigRuleName) ?? null,
      },
    ),
  );
}

function stateOf(wire: WireRule, setup: Setup, verdicts: Verdicts, states: States): RuleState {
  const name = wire.ConfigRuleName;
  const unread = verdicts.unread.get(name);
  if (unread !== undefined)
    return { kind: "not_read", reason: unread.reason, detail: unread.detail };
  if (verdicts.rows.has(name)) return { kind: "evaluated" };
  if (states.kind === "failed") {
    const { reason, detail } = states.failure;
    return { kind: "not_read", reason, detail };
  }
  return stateWithoutRows(wire, states.value.get(name), setup.recorder);
}

function lastEvaluationOf({ ConfigRuleName }: WireRule, states: States) {
  if (states.kind === "failed") return null;
  return states.value.get(ConfigRuleName)?.LastSuccessfulEvaluationTime ?? null;
}
