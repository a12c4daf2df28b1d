import { type Command, InvalidArgumentError, Option } from "commander";
import { visibleText } from "../exports/visible-text.ts";
import { openedCatalogue } from "../opened-catalogue.ts";
import type { Posture } from "../posture/posture.ts";
import type { Coverage } from "../posture/snapshot.ts";
import type { RefreshResult } from "../refresh-posture.ts";
import { regionNamePattern } from "../settings.ts";
import { exitCodes } from "./exit-codes.ts";
import { holdMemory } from "./hold-memory.ts";
import { openStoreAloud } from "./open-store-aloud.ts";
import { count, printResult, say } from "./print.ts";
import { readingsInWords, regionsLeftStanding } from "./readings-words.ts";
import { onAbandoned } from "./serve/watch-parent.ts";
import { showProgress } from "./show-progress.ts";
import { listenForStop } from "./stop-signals.ts";
import { openTrace } from "./trace-calls.ts";
import { unreadLines } from "./unread-words.ts";

interface CollectOptions {
  readonly regions?: readonly string[];
  readonly trace?: string;
}

/** `demarc collect`: one collection into the store. */
export function addCollect(program: Command, finish: (code: number) => void): void {
  program
    .command("collect")
    .description("read AWS once and keep what was seen")
    .addOption(
      new Option("--regions <names>", "only these regions, separated by commas").argParser(
        parseRegions,
      ),
    )
    .option("--trace <file>", "write every request to AWS into this file, a line of JSON each")
    .action(async (options: CollectOptions) => finish(await run(options)));
}

async function run({ regions, trace: path }: CollectOptions): Promise<number> {
  // A place that cannot be written to ends the command before anything is asked of AWS.
  const trace = path === undefined ? null : openTrace(path);
  const progress = showProgress();
  const stop = listenForStop(() => {
    progress.end();
    say("Stopping.");
  });
  // npm passes no signal on to what it runs: that it is gone is all that is heard of it.
  onAbandoned(() => process.kill(process.pid, "SIGTERM"));
  // A wrong mapping file, setting or store ends the command before anything is asked of AWS.
  openedCatalogue();
  await openStoreAloud();
  holdMemory();
  say("Asking AWS whose account this is.");
  // Loaded late: the AWS SDK takes its time, and no other command needs it.
  const { refreshPosture } = await import("../refresh-posture.ts");
  const result = await refreshPosture({
    ...(regions === undefined ? {} : { regions }),
    onProgress: (reached) => {
      if (reached.phase === "saving") {
        // Saving and judging keep the process to themselves: there, nobody would hear a signal in time.
        progress.end();
        stop.letGo();
      }
      progress.show(reached);
    },
    ...(trace === null ? {} : { onAttempt: trace.write }),
    signal: stop.signal,
  }).finally(() => {
    progress.end();
    trace?.close();
  });
  report(result);
  return stop.exitCode() ?? exitCodeOf(result);
}

function exitCodeOf(result: RefreshResult): number {
  if (result.kind === "not_connected" && result.wrongRegion) return exitCodes.usage;
  if (result.kind !== "saved") return exitCodes.nothing;
  return result.outcome === "complete" ? exitCodes.done : exitCodes.partial;
}

function report(result: RefreshResult): void {
  if (result.kind === "saved") {
    const { coverage, snapshot } = result.posture;
    const asked = coverage.filter((row) => row.collectedAt >= snapshot.startedAt);
    unreadLines(asked).forEach(say);
    printResult(summaryOf(result.posture, asked));
    return;
  }
  say(visibleText(result.message));
  if (result.kind === "not_connected" && !result.wrongRegion)
    say("To see Demarc without an AWS account: npm run demo");
  if (result.kind === "nothing_read") unreadLines(result.coverage).forEach(say);
}

function summaryOf(posture: Posture, asked: readonly Coverage[]): string {
  const { account, sample, snapshot, coverage, rules, controls } = posture;
  const { critical, high, medium, low } = posture.findings;
  const failing = controls.filter((control) => control.status === "failing").length;
  const standing = regionsLeftStanding(asked, coverage);
  return (
    `Collected account ${account.id}${sample ? " (sample account)" : ""}, ${snapshot.outcome}: ` +
    `${readingsInWords(coverage)}, ` +
    `${count(rules.length, "rule")}, ${failing} of ${count(controls.length, "control")} failing, ` +
    `${count(critical + high + medium + low, "active finding")}` +
    `${standing === null ? "" : `; ${standing}`}.`
  );
}

function parseRegions(text: string): readonly string[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const wrong = names.filter((name) => !regionNamePattern.test(name));
  if (names.length > 0 && wrong.length === 0) return [...new Set(names)];
  throw new InvalidArgumentError("Write region codes separated by commas: eu-west-1,us-east-1.");
}
