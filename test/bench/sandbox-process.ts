/** Starts the sandbox in a process of its own and asks it what only it knows. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Changed } from "../fake-aws/large/change-account.ts";
import type { AccountSize } from "../fake-aws/large-account.ts";
import type { Truth } from "../fake-aws/truth.ts";
import type { AccountShape } from "./account-shape.ts";

/** What became of one operation's calls. */
export interface CallTally {
  answered: number;
  throttled: number;
  failed: number;
}

/** What the sandbox saw since `forget`. */
export interface SandboxReport {
  /** By service and operation: `config:DescribeConfigRules`. */
  readonly calls: Readonly<Record<string, CallTally>>;
  /** Milliseconds since 1970; null when nothing was asked. */
  readonly firstCallAt: number | null;
  /** Of the sandbox's process, since it began. */
  readonly cpuSeconds: number;
  /** How long its loop was busy at a time: what a call may have waited on top of the latency. */
  readonly slowestMilliseconds: number;
  readonly p99Milliseconds: number;
}

export type Question =
  | { readonly kind: "shape" | "truth" | "forget" | "settle" | "report" }
  | { readonly kind: "change"; readonly share: number };

export interface SandboxProcess extends AsyncDisposable {
  readonly url: string;
  /** Seconds from start to the first call it could answer. */
  readonly readyAfterSeconds: number;
  /** What there is to collect, with what changed in the last `change`. */
  readonly shape: () => Promise<AccountShape>;
  readonly truth: () => Promise<Truth>;
  /** Changes that share of everything. */
  readonly change: (share: number) => Promise<Changed>;
  /** From here on nothing has changed, until something does. */
  readonly settle: () => Promise<void>;
  /** Starts the record of calls anew. */
  readonly forget: () => Promise<void>;
  readonly report: () => Promise<SandboxReport>;
}

const program = fileURLToPath(new URL("serve-large-account.ts", import.meta.url));

export async function startSandbox(
  size: AccountSize,
  options: { readonly latencyMs: number; readonly limited: boolean },
): Promise<SandboxProcess> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      program,
      String(size.evaluations),
      String(size.findings),
      String(options.latencyMs),
      options.limited ? "limited" : "unlimited",
    ],
    { stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  const died = once(child, "exit").then(() => {
    throw new Error("the sandbox's process ended before it answered");
  });
  died.catch(() => {});
  const [{ url }] = await Promise.race([once(child, "message"), died]);
  const readyAfterSeconds = (performance.now() - began) / 1000;
  const ask = questions(child, died);
  return {
    url,
    readyAfterSeconds,
    // What the child answers to each question: it is our own program.
    shape: async () => (await ask({ kind: "shape" })) as AccountShape,
    truth: async () => (await ask({ kind: "truth" })) as Truth,
    change: async (share) => (await ask({ kind: "change", share })) as Changed,
    settle: async () => void (await ask({ kind: "settle" })),
    forget: async () => void (await ask({ kind: "forget" })),
    report: async () => (await ask({ kind: "report" })) as SandboxReport,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function questions(child: ChildProcess, died: Promise<never>) {
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  child.on("message", ({ id, answer }: { id: number; answer: unknown }) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  return (question: Question): Promise<unknown> => {
    asked += 1;
    const { promise, resolve } = Promise.withResolvers<unknown>();
    waiting.set(asked, resolve);
    child.send({ id: asked, question });
    return Promise.race([promise, died]);
  };
}

/** Every call, whatever became of it. */
export const callsIn = ({ calls }: SandboxReport): number =>
  Object.values(calls).reduce(
    (sum, { answered, throttled, failed }) => sum + answered + throttled + failed,
    0,
  );

export const throttlesIn = ({ calls }: SandboxReport): number =>
  Object.values(calls).reduce((sum, { throttled }) => sum + throttled, 0);
