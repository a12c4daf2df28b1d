import { type Command, InvalidArgumentError, Option } from "commander";
import { wholePercent } from "../exports/cut-ratio.ts";
import { shortText, visibleText } from "../exports/visible-text.ts";
import type { Posture } from "../posture/posture.ts";
import { countControls, evaluatedShare } from "../posture/roll-up.ts";
import { bySeverity, isAtLeast } from "../posture/severity.ts";
import { type Severity, severities } from "../posture/vocabulary.ts";
import { readPosture } from "../read-posture.ts";
import { exitCodes } from "./exit-codes.ts";
import { openStoreAloud } from "./open-store-aloud.ts";
import { addPostureOptions, type PostureOptions, queryOf } from "./posture-options.ts";
import { aligned, count, printResult } from "./print.ts";
import { sayNoSnapshot } from "./say-no-snapshot.ts";

/** A key with many parameters would push everything after it off the terminal. */
const keyLength = 60;

interface CheckOptions extends PostureOptions {
  readonly failOn: Severity;
  readonly minCoverage?: number;
}

/** `demarc check`: a gate for a pipeline. */
export function addCheck(program: Command, finish: (code: number) => void): void {
  const command = program
    .command("check")
    .description("fail when the posture is worse than allowed; prints what fails")
    .addOption(
      new Option("--fail-on <severity>", "fail on this severity or worse")
        .choices(severities)
        .default("high"),
    )
    .addOption(
      new Option(
        "--min-coverage <percent>",
        "fail when less was read whole, or fewer controls were judged",
      ).argParser(parsePercent),
    );
  addPostureOptions(command).action(async (options: CheckOptions) => finish(await run(options)));
}

async function run(options: CheckOptions): Promise<number> {
  await openStoreAloud();
  const answer = await readPosture(await queryOf(options));
  if (answer.kind === "none") {
    sayNoSnapshot(options);
    return exitCodes.nothing;
  }
  const { posture } = answer;
  const failures = failuresOf(posture, options.failOn);
  const gaps = gapsOf(posture, options.minCoverage);
  for (const line of aligned(failures)) printResult(line);
  for (const gap of gaps) printResult(gap);
  const failed = failures.length > 0 || gaps.length > 0;
  printResult(summaryOf(posture, options.failOn, failed));
  return failed ? exitCodes.checkFailed : exitCodes.done;
}

/** Failing controls, then kinds of active findings, each at or above the severity, worst first. */
function failuresOf(posture: Posture, failOn: Severity): string[][] {
  const controls = posture.controls
    .filter((control) => control.status === "failing" && isAtLeast(control.severity, failOn))
    .sort((a, b) => bySeverity(a.severity, b.severity))
    .map((control) => [
      control.severity,
      "control",
      shortText(control.key, keyLength),
      count(control.nonCompliantResources, "resource"),
      visibleText(control.title),
    ]);
  const findings = posture.findingGroups
    .filter((group) => isAtLeast(group.severity, failOn))
    .map((group) => [
      group.severity,
      "finding",
      shortText(group.type, keyLength),
      `${group.count} active`,
      visibleText(group.title),
    ]);
  return [...controls, ...findings];
}

/** An account in which nothing was judged passes no gate, whatever coverage was asked for. */
function gapsOf(posture: Posture, minCoverage: number | undefined): string[] {
  if (posture.status === "unknown")
    return ["Coverage: nothing was judged and no detector was read. This proves nothing."];
  if (minCoverage === undefined) return [];
  const { read, total } = posture.coverageSummary;
  const judged = evaluatedShare(countControls(posture.controls)) ?? 0;
  const readShare = total === 0 ? 0 : read / total;
  return [
    ...(readShare * 100 < minCoverage
      ? [
          `Coverage: ${wholePercent(readShare)} % of the readings were whole, ${minCoverage} % is asked.`,
        ]
      : []),
    ...(judged * 100 < minCoverage
      ? [
          `Coverage: ${wholePercent(judged)} % of the controls were judged, ${minCoverage} % is asked.`,
        ]
      : []),
  ];
}

function summaryOf(posture: Posture, failOn: Severity, failed: boolean): string {
  const { account, sample, coverageSummary, findings, controls } = posture;
  const failing = controls.filter(
    (control) => control.status === "failing" && isAtLeast(control.severity, failOn),
  );
  const active = severities
    .filter((severity) => isAtLeast(severity, failOn))
    .reduce((sum, severity) => sum + findings[severity], 0);
  const { notEvaluated } = countControls(controls);
  const whose = `account ${account.id}${sample ? " (sample account)" : ""}`;
  return (
    `${failed ? "FAILED" : "PASSED"} for ${whose} as of ${posture.asOf}: ` +
    `${count(failing.length, "control")} and ${count(active, "finding")} at ${failOn} or worse; ` +
    `${count(notEvaluated, "control")} not judged, ` +
    `${coverageSummary.read} of ${coverageSummary.total} readings whole.`
  );
}

function parsePercent(text: string): number {
  const percent = Number(text);
  if (/^\d{1,3}(\.\d+)?$/.test(text) && percent <= 100) return percent;
  throw new InvalidArgumentError("Write a percentage from 0 to 100.");
}
