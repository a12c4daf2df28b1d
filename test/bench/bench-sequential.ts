/** Runs the sequential collector for a while, and says how long all of it would take. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { carefulLimits } from "../fake-aws/careful-limits.ts";
import { sandboxEnvironment } from "../fake-aws/environment.ts";
import type { TrueRule } from "../fake-aws/true-rules.ts";
import type { Truth } from "../fake-aws/truth.ts";
import type { AccountShape, RegionShape } from "./account-shape.ts";
import { latencySeconds, pagesOf } from "./least-possible.ts";
import { measure } from "./measure-process.ts";
import { callsIn, type SandboxProcess, throttlesIn } from "./sandbox-process.ts";

export interface SequentialRun {
  /** Whether it did not come to its end, and `seconds` and `calls` were worked out from what was left. */
  readonly extrapolated: boolean;
  /** Whole, or as worked out. */
  readonly seconds: number;
  /** Answers it needs; throttled calls are not among them. */
  readonly calls: number;
  /** What was really seen. */
  readonly measured: {
    readonly seconds: number;
    readonly answered: number;
    readonly calls: number;
    readonly throttles: number;
    readonly rows: number;
    readonly peakMebibytes: number;
    /** Calls that the SDK gave up on; without another try it would have ended at the first. */
    readonly gaveUp: number;
  };
}

const program = fileURLToPath(new URL("sequential-collector.ts", import.meta.url));

const detailCall = "config:GetComplianceDetailsByConfigRule";

/** Rows a page has when nobody asks for more. */
const rowsByDefault = 10;

/** Answers it needs until its end: those about rules' rows, and all others. */
export function sequentialCalls(
  shape: { readonly regions: readonly Pick<RegionShape, "rules" | "findings">[] },
  truth: {
    readonly rules: readonly Pick<
      TrueRule,
      "name" | "compliantResources" | "nonCompliantResources"
    >[];
  },
): {
  readonly details: number;
  readonly others: { readonly config: number; readonly guardduty: number };
} {
  const details = truth.rules
    .filter(({ name }) => name.length <= 64)
    .reduce(
      (sum, rule) =>
        sum + pagesOf(rule.compliantResources + rule.nonCompliantResources, rowsByDefault),
      0,
    );
  const config = shape.regions.reduce((sum, { rules }) => sum + pagesOf(rules, 25), 0);
  const guardduty = shape.regions.reduce(
    (sum, { findings }) =>
      sum +
      1 +
      (findings === null ? 0 : pagesOf(findings.total, 50) + Math.ceil(findings.total / 50)),
    0,
  );
  return { details, others: { config, guardduty } };
}

export async function benchSequential(
  sandbox: SandboxProcess,
  account: { readonly shape: AccountShape; readonly truth: Truth },
  capSeconds: number,
): Promise<SequentialRun> {
  await sandbox.forget();
  const child = spawn(process.execPath, [program], {
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      HOME: "/nonexistent",
      ...sandboxEnvironment(sandbox.url),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const cap = setTimeout(() => child.kill("SIGKILL"), capSeconds * 1000);
  const taken = await measure(child);
  clearTimeout(cap);
  const report = await sandbox.report();
  const lines = said.split("\n").filter((line) => line.endsWith("}"));
  const last: { rows: number; gaveUp: number } = JSON.parse(
    lines.at(-1) ?? '{"rows":0,"gaveUp":0}',
  );
  const tallies = Object.values(report.calls);
  const measured = {
    seconds: taken.seconds,
    answered: tallies.reduce((sum, { answered }) => sum + answered, 0),
    calls: callsIn(report),
    throttles: throttlesIn(report),
    rows: last.rows,
    peakMebibytes: taken.peakMebibytes,
    gaveUp: last.gaveUp,
  };
  if (child.exitCode === 0)
    return { extrapolated: false, seconds: taken.seconds, calls: measured.answered, measured };
  if (child.signalCode !== "SIGKILL") throw new Error("the sequential collector failed");
  const needed = sequentialCalls(account.shape, account.truth);
  const detailsAnswered = Math.max(1, report.calls[detailCall]?.answered ?? 0);
  const { config, guardduty } = needed.others;
  const { seconds } = leftAfter(needed, detailsAnswered, taken.seconds);
  return {
    extrapolated: true,
    seconds,
    calls: needed.details + config + guardduty,
    measured,
  };
}

/**
 * The pace of the detail calls, which are nearly all it makes, kept to the end; the others at their
 * rate or one after the other, whichever is slower.
 */
function leftAfter(
  needed: ReturnType<typeof sequentialCalls>,
  detailsAnswered: number,
  elapsed: number,
): { readonly seconds: number } {
  const { config, guardduty } = needed.others;
  const slower = (perSecond: number) => Math.max(latencySeconds, 1 / perSecond);
  return {
    seconds:
      (needed.details * elapsed) / detailsAnswered +
      config * slower(carefulLimits.config.perSecond) +
      guardduty * slower(carefulLimits.guardduty.perSecond),
  };
}
