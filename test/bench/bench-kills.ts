/**
 * Kills collections at random moments, without a word, and looks what is left: nothing that was saved
 * may be lost, and the next collection must end as one that was never disturbed.
 *
 * Half of the rounds begin with an empty store, half with one that holds a snapshot from before the
 * account changed. Every third kill waits until the collection says that it saves.
 */
import { cp } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { startDemarc } from "../cli/run-demarc.ts";
import { diceOf } from "../fake-aws/large/dice.ts";
import type { KillsResult } from "./results.ts";
import { exportPosture, runCollect } from "./run-collect.ts";
import { acknowledged, firstDifference, heldNow, settled } from "./settled-posture.ts";
import { type SmallSandbox, smallSandbox } from "./small-sandbox.ts";
import { integrityOf, storeFile } from "./stored-rows.ts";

export interface KillsBench {
  readonly rounds: number;
  /** Of the moments. */
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** No rates stand in the way: the rounds are about moments, and there are many. */
export const fastPace = {
  DEMARC_RATES:
    "config=100-100,config_rule_details=100-100,config_pack_details=100-100,guardduty=100-100,artifact=100-100",
};

const savingShare = 0.7;

interface Ending {
  /** The export without what is the collection's own. */
  readonly posture: string;
  /** Digest of the rows behind it. */
  readonly rows: string;
  /** How long the collection took, and how much of it after everything was read. */
  readonly seconds: number;
  readonly savingSeconds: number;
}

interface Undisturbed {
  /** A store with one snapshot, from before the change. */
  readonly prepared: string;
  /** What a collection ends with from an empty store, and from the prepared one. */
  readonly fromEmpty: Ending;
  readonly fromPrepared: Ending;
}

export async function benchKills({ rounds, seed, say }: KillsBench): Promise<KillsResult> {
  await using sandbox = await smallSandbox(fastPace);
  const undisturbed = await prepare(sandbox);
  const { fromEmpty, fromPrepared } = undisturbed;
  say(
    `Undisturbed, a collection takes ${fromEmpty.seconds.toFixed(1)} s into an empty store, ` +
      `${fromPrepared.seconds.toFixed(1)} s where there is a snapshot. ` +
      "Kills fall within that time, every third one within the saving: later, where that begins later.",
  );
  const dice = diceOf(`kills/${seed}`);
  const seen: Round[] = [];
  for (let number = 0; number < rounds; number += 1) {
    const round = await playRound(sandbox, undisturbed, {
      fromEmpty: number % 2 === 0,
      whileSaving: number % 3 === 2,
      share: dice(),
    });
    seen.push(round);
    say(
      `${number + 1} of ${rounds}: killed ${round.words}${round.wrong.map((line) => `\n  WRONG ${line}`).join("")}`,
    );
  }
  return {
    rounds,
    whileSaving: seen.filter(({ saving }) => saving).length,
    afterCommit: seen.filter(({ committed }) => committed).length,
    wrong: seen.flatMap(({ wrong }) => wrong),
  };
}

async function prepare(sandbox: SmallSandbox): Promise<Undisturbed> {
  const prepared = await sandbox.newStore();
  await runCollect(sandbox.environmentOf(prepared));
  await sandbox.process.change(0.05);
  const [empty, copy] = [await sandbox.newStore(), await sandbox.newStore()];
  await cp(prepared, copy, { recursive: true });
  return {
    prepared,
    fromEmpty: await collectWhole(sandbox, empty),
    fromPrepared: await collectWhole(sandbox, copy),
  };
}

/** One collection to its end, and what it ended with. */
async function collectWhole(sandbox: SmallSandbox, store: string): Promise<Ending> {
  const environment = sandbox.environmentOf(store);
  const { seconds, readingSeconds } = await runCollect(environment);
  return {
    posture: settled(await exportPosture(environment)),
    rows: await heldNow(store),
    seconds,
    savingSeconds: seconds - (readingSeconds ?? seconds),
  };
}

interface Round {
  readonly words: string;
  readonly saving: boolean;
  readonly committed: boolean;
  readonly wrong: readonly string[];
}

async function playRound(
  sandbox: SmallSandbox,
  undisturbed: Undisturbed,
  plan: { readonly fromEmpty: boolean; readonly whileSaving: boolean; readonly share: number },
): Promise<Round> {
  const store = await sandbox.newStore();
  if (!plan.fromEmpty) await cp(undisturbed.prepared, store, { recursive: true });
  const environment = sandbox.environmentOf(store);
  const before = plan.fromEmpty ? new Map<string, string>() : await acknowledged(store);
  const shall = plan.fromEmpty ? undisturbed.fromEmpty : undisturbed.fromPrepared;
  const killed = await kill(environment, shall, plan);
  const after = await snapshotsIn(store);
  const lost = [...before].filter(([id, digest]) => after.get(id) !== digest);
  const is = await collectWhole(sandbox, store);
  const integrity = await integrityOf(store);
  return {
    ...killed,
    committed: after.size > before.size,
    wrong: [
      ...lost.map(([id]) => `the snapshot ${id} is lost or changed`),
      ...(is.posture === shall.posture
        ? []
        : [`another posture: ${firstDifference(is.posture, shall.posture)}`]),
      ...(is.rows === shall.rows ? [] : ["other rows behind the same posture"]),
      ...(integrity === "ok" ? [] : [`the store is damaged: ${integrity}`]),
    ],
  };
}

/** Killed before it made a store, there are none. */
async function snapshotsIn(store: string): Promise<ReadonlyMap<string, string>> {
  const made = await storeFile(store).then(
    () => true,
    () => false,
  );
  return made ? acknowledged(store).catch(() => new Map<string, string>()) : new Map();
}

async function kill(
  environment: Readonly<Record<string, string>>,
  { seconds, savingSeconds }: Ending,
  plan: { readonly whileSaving: boolean; readonly share: number },
): Promise<{ readonly words: string; readonly saving: boolean }> {
  const began = performance.now();
  const running = startDemarc(["collect"], environment);
  if (plan.whileSaving) await running.says(/saving/i);
  const toldAfter = since(began);
  // Saving ends before the process does: its last part is leaving.
  const wait = plan.share * (plan.whileSaving ? savingSeconds * savingShare : seconds);
  await Promise.race([sleep(wait * 1000), running.ended]);
  running.process.kill("SIGKILL");
  const { stderr, code } = await running.ended;
  // Ended by itself, it was not killed.
  const saving = code === null && /saving/i.test(stderr);
  const words = [
    `after ${since(began).toFixed(2)} s`,
    ...(plan.whileSaving ? [`it began to save after ${toldAfter.toFixed(2)} s`] : []),
    ...(saving && !plan.whileSaving ? ["while it was saving"] : []),
    ...(code === null ? [] : ["it had ended by itself"]),
  ];
  return { words: words.join(", "), saving };
}

/** Seconds. */
const since = (began: number): number => (performance.now() - began) / 1000;
