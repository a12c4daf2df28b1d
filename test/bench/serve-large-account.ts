/**
 * The sandbox in a process of its own, so that its work is not the collector's: `serve-large-account.ts
 * <evaluations> <findings> <latency in ms> <limited|unlimited>`. Speaks with its parent over IPC.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { RecordedCall } from "../fake-aws/account.ts";
import { limitCarefully } from "../fake-aws/careful-limits.ts";
import { complianceDocuments } from "../fake-aws/config-documents.ts";
import { changeAccount } from "../fake-aws/large/change-account.ts";
import { buildLargeAccount } from "../fake-aws/large-account.ts";
import { serveAccount } from "../fake-aws/serve.ts";
import { shapeOf } from "./account-shape.ts";
import type { CallTally, Question } from "./sandbox-process.ts";

const [evaluations = "0", findings = "0", latency = "0", limited = "unlimited"] =
  process.argv.slice(2);

/** Three hours ago, so that a day or two of changes still lies before the collectors' clock. */
const now = new Date(Date.now() - 3 * 3_600_000);
const account = buildLargeAccount(
  { evaluations: Number(evaluations), findings: Number(findings) },
  { now },
);
if (limited === "limited") limitCarefully(account);

let lastAsked: Date | null = null;
const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();

/** AWS has its records at hand before anybody asks for them. */
function prepareDocuments(): void {
  for (const region of account.regions.values()) complianceDocuments(account, region);
}

function tallyOf(calls: readonly RecordedCall[]): Record<string, CallTally> {
  const tallies: Record<string, CallTally> = {};
  for (const { service, operation, outcome } of calls) {
    const name = `${service}:${operation}`;
    const tally = tallies[name] ?? { answered: 0, throttled: 0, failed: 0 };
    if (outcome === "ok") tally.answered += 1;
    else if (/throttl|toomanyrequests/i.test(outcome)) tally.throttled += 1;
    else tally.failed += 1;
    tallies[name] = tally;
  }
  return tallies;
}

function answer(question: Question): unknown {
  switch (question.kind) {
    case "shape":
      return shapeOf(account, lastAsked);
    case "truth":
      return account.truth();
    case "change": {
      lastAsked = account.now;
      account.advance(1_800);
      const changed = changeAccount(account, question.share);
      prepareDocuments();
      return changed;
    }
    case "forget":
      // A collection begins: nothing has changed since, until something does.
      account.forgetCalls();
      delays.reset();
      return null;
    case "settle":
      lastAsked = account.now;
      return null;
    case "report": {
      const { user, system } = process.cpuUsage();
      return {
        calls: tallyOf(account.calls),
        firstCallAt: account.calls[0]?.at ?? null,
        cpuSeconds: (user + system) / 1e6,
        slowestMilliseconds: delays.max / 1e6,
        p99Milliseconds: delays.percentile(99) / 1e6,
      };
    }
    default:
      return question satisfies never;
  }
}

prepareDocuments();
const served = await serveAccount(account, { latencyMs: Number(latency) });
process.on("message", ({ id, question }: { id: number; question: Question }) => {
  process.send?.({ id, answer: answer(question) });
});
// A parent that is gone asks nothing more.
process.on("disconnect", () => process.exit(0));
process.send?.({ url: served.url });
