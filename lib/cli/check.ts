import { type Command, InvalidArgumentError, Option } from "commander";
import { checkToJson } from "../exports/check-to-json.ts";
import { checkToJunit } from "../exports/check-to-junit.ts";
import { gapInWords } from "../exports/check-words.ts";
import { coverageWords } from "../exports/coverage-words.ts";
import type { Chunks, ExportedPosture } from "../exports/exported-posture.ts";
import { shortText, visibleText } from "../exports/visible-text.ts";
import { checkPosture, type PostureCheck } from "../posture/check-posture.ts";
import type { Posture } from "../posture/posture.ts";
import { countControls } from "../posture/roll-up.ts";
import { isAtLeast } from "../posture/severity.ts";
import { type Severity, severities } from "../posture/vocabulary.ts";
import { readPosture } from "../read-posture.ts";
import { exitCodes } from "./exit-codes.ts";
import { openStoreAloud } from "./open-store-aloud.ts";
import { addPostureOptions, type PostureOptions, queryOf } from "./posture-options.ts";
import { aligned, count } from "./print.ts";
import { sayNoSnapshot } from "./say-no-snapshot.ts";
import { writeResult } from "./write-result.ts";

/** A key with many parameters would push everything after it off a terminal; a program gets it whole. */
const keyLengthOnTerminal = 60;

interface CheckOptions extends PostureOptions {
  readonly failOn: Severity;
  readonly minCoverage?: number;
  readonly format: keyof typeof formats;
  readonly output?: string;
}

const formats = { text: toText, json: checkToJson, junit: checkToJunit } as const;

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
    )
    .addOption(
      new Option("--format <format>", "how the answer is written")
        .choices(Object.keys(formats))
        .default("text"),
    )
    .option("--output <file>", "write into this file; default: stdout");
  addPostureOptions(command).action(async (options: CheckOptions) => finish(await run(options)));
}

async function run(options: CheckOptions): Promise<number> {
  await openStoreAloud();
  const query = await queryOf(options);
  const answer = await readPosture(query);
  if (answer.kind === "none") {
    sayNoSnapshot(options);
    return exitCodes.nothing;
  }
  const { posture } = answer;
  const { failOn, minCoverage = null } = options;
  const check = checkPosture(posture, { failOn, minCoverage });
  const onTerminal = options.output === undefined && process.stdout.isTTY;
  const longestKey = onTerminal ? keyLengthOnTerminal : null;
  const generatedAt = new Date().toISOString();
  const written = formats[options.format](
    { posture, filter: query.filter ?? {}, generatedAt },
    check,
    longestKey,
  );
  const code = await writeResult(once(written), options.output);
  if (code !== exitCodes.done) return code;
  return check.passed ? exitCodes.done : exitCodes.checkFailed;
}

async function* once(text: string): Chunks {
  yield text;
}

function toText(
  { posture }: ExportedPosture,
  check: PostureCheck,
  longestKey: number | null,
): string {
  const gaps = check.gaps.map((gap) => `Coverage: ${gapInWords(gap)}`);
  const lines = [...aligned(failuresOf(check, longestKey)), ...gaps, summaryOf(posture, check)];
  return `${lines.join("\n")}\n`;
}

function failuresOf({ controls, findings }: PostureCheck, longestKey: number | null): string[][] {
  return [
    ...controls.map((control) => [
      control.severity,
      "control",
      keyText(control.key, longestKey),
      count(control.nonCompliantResources, "resource"),
      visibleText(control.title),
    ]),
    ...findings.map((group) => [
      group.severity,
      "finding",
      keyText(group.type, longestKey),
      `${group.count} active`,
      visibleText(group.title),
    ]),
  ];
}

function keyText(key: string, longest: number | null): string {
  return longest === null ? visibleText(key) : shortText(key, longest);
}

function summaryOf(posture: Posture, { passed, failOn, controls }: PostureCheck): string {
  const { account, sample, coverageSummary, findings } = posture;
  const active = severities
    .filter((severity) => isAtLeast(severity, failOn))
    .reduce((sum, severity) => sum + findings[severity], 0);
  const { notEvaluated } = countControls(posture.controls);
  const whose = `account ${account.id}${sample ? " (sample account)" : ""}`;
  return (
    `${passed ? "PASSED" : "FAILED"} for ${whose} as of ${posture.asOf}: ` +
    `${count(controls.length, "control")} and ${count(active, "finding")} at ${failOn} or worse; ` +
    `${count(notEvaluated, "control")} not judged, ` +
    `${coverageWords(coverageSummary, "short")}.`
  );
}

function parsePercent(text: string): number {
  const percent = Number(text);
  if (/^\d{1,3}(\.\d+)?$/.test(text) && percent <= 100) return percent;
  throw new InvalidArgumentError("Write a percentage from 0 to 100.");
}
