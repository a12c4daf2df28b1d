/** Two collections started at once on one store: one collects, the other says so. */
import { type Ran, startDemarc } from "../cli/run-demarc.ts";
import { fastPace } from "./bench-kills.ts";
import type { TwoResult } from "./results.ts";
import { runCollect } from "./run-collect.ts";
import { callsIn, type SandboxReport } from "./sandbox-process.ts";
import { smallSandbox } from "./small-sandbox.ts";
import { integrityOf } from "./stored-rows.ts";

/** What is asked before anybody knows whose account it is: both ask it. */
const connecting: ReadonlySet<string> = new Set(["sts:GetCallerIdentity", "account:ListRegions"]);

export async function benchTwo(say: (line: string) => void): Promise<TwoResult> {
  await using sandbox = await smallSandbox(fastPace);
  await runCollect(sandbox.environmentOf(await sandbox.newStore()));
  const alone = await sandbox.process.report();
  await sandbox.process.forget();
  const store = await sandbox.newStore();
  const environment = sandbox.environmentOf(store);
  const ran = await Promise.all([1, 2].map(() => startDemarc(["collect"], environment).ended));
  const both = await sandbox.process.report();
  for (const one of ran) say(`ended with ${one.code}: ${lastWordOf(one)}`);
  const codes = ran.map(({ code }) => code).sort();
  const refused = ran.find(({ code }) => code === 1);
  const integrity = await integrityOf(store);
  return {
    calls: callsIn(both),
    callsAlone: callsIn(alone),
    wrong: [
      ...(codes.join() === "0,1" ? [] : [`they ended with ${codes.join(" and ")}`]),
      ...(refused?.stderr.includes("is being collected already")
        ? []
        : ["the second did not say that the account is being collected"]),
      ...doubled(both, alone),
      ...(integrity === "ok" ? [] : [`the store is damaged: ${integrity}`]),
    ],
  };
}

/** What it came to: the result where there is one, else why there is none. */
const lastWordOf = ({ stdout, stderr }: Ran): string | undefined =>
  (stdout.trim() || stderr.trim()).split("\n").at(-1);

function doubled(both: SandboxReport, alone: SandboxReport): readonly string[] {
  return Object.entries(both.calls).flatMap(([operation, { answered }]) => {
    const once = alone.calls[operation]?.answered ?? 0;
    const allowed = connecting.has(operation) ? once * 2 : once;
    return answered <= allowed ? [] : [`${operation} was asked ${answered} times, not ${allowed}`];
  });
}
