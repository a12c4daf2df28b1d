/** A middleware around each attempt at a call: it waits for its turn, measures, and tells what came of it. */
import { isThrottlingError } from "@smithy/core/retry";
import type { SdkError } from "@smithy/types";
import type { AttemptedCall } from "./attempted-call.ts";
import type { RateLimiter, Turn } from "./rate-limiter.ts";
import { cleanText, withoutSecrets } from "./wire-text.ts";

export interface PacedPlace {
  /** The service's name in IAM actions. */
  readonly service: string;
  /** A region's code, or `global`. */
  readonly region: string;
  readonly limiter: RateLimiter;
  /** @param input the parameters that the request was made of */
  readonly onAttempt: (call: AttemptedCall, input: unknown) => void;
}

/** Where the SDK keeps, for one call, what its caller passed on: `SMITHY_CONTEXT_KEY`. */
const callerOptions = "__smithy_context";

interface CallContext {
  readonly commandName?: string;
  readonly [callerOptions]?: Readonly<Record<string, unknown>>;
}

/**
 * Paces a client. It stands inside the SDK's own retries, so that each of them waits for its turn and
 * is seen, and before signing, so that a signature does not grow old in the queue.
 */
export function paceCalls(place: PacedPlace) {
  const pace = <Arguments, Result>(
    next: (args: Arguments) => Promise<Result>,
    context: CallContext,
  ) => {
    // The SDK resolves the middleware anew for each call, and runs it once for each attempt.
    let attempt = 0;
    const operation = context.commandName?.replace(/Command$/, "") ?? "";
    const signal = signalOf(context);
    return async (args: Arguments): Promise<Result> => {
      const action = `${place.service}:${operation}`;
      // The SDK hands on, beside the request, what it was made of.
      const input = args instanceof Object && "input" in args ? args.input : null;
      const turn = await place.limiter.waitForTurn(place.region, action, signal);
      attempt += 1;
      const begun = { attempt, action, region: place.region, sentAt: new Date() };
      const from = performance.now();
      const tell = (ended: Pick<AttemptedCall, "rows" | "outcome" | "words">) =>
        place.onAttempt({ ...begun, milliseconds: performance.now() - from, ...ended }, input);
      try {
        const result = await next(args);
        turn.accepted();
        tell({ rows: rowsIn(action, result), outcome: "ok", words: null });
        return result;
      } catch (error) {
        tell({ rows: null, ...outcomeOf(error, turn, signal) });
        throw error;
      }
    };
  };
  return {
    applyToStack: (stack: PacedStack<typeof pace>) =>
      stack.addRelativeTo(pace, {
        relation: "after",
        toMiddleware: "retryMiddleware",
        name: "paceCalls",
        override: true,
      }),
  };
}

interface PacedStack<Middleware> {
  addRelativeTo(
    middleware: Middleware,
    options: { relation: "after"; toMiddleware: string; name: string; override: boolean },
  ): void;
}

function signalOf(context: CallContext): AbortSignal | undefined {
  const signal = context[callerOptions]?.abortSignal;
  return signal instanceof AbortSignal ? signal : undefined;
}

/** Names come from whoever answered: this long they stay readable. */
const longestName = 100;
const longestWords = 300;

function outcomeOf(error: unknown, turn: Turn, signal: AbortSignal | undefined) {
  if (signal?.aborted === true) return { outcome: "stopped", words: null };
  if (!(error instanceof Error)) return { outcome: "Error", words: wordsIn(String(error)) };
  // Only the SDK's type of the optional members differs; any error may be asked.
  if (isThrottlingError(error as SdkError)) {
    turn.throttled();
    return { outcome: "throttled", words: null };
  }
  // The runtime gives one name to many ways in which a line breaks, and each its own code.
  const isOfLine = "code" in error && typeof error.code === "string" && !("$fault" in error);
  const outcome = plainName(isOfLine ? String(error.code) : error.name);
  return { outcome, words: wordsIn(error.message) };
}

/** As names of errors are written, and nothing that a terminal or a reader would take for more. */
function plainName(name: string): string {
  return name.replaceAll(/[^\w.:-]/g, "").slice(0, longestName) || "Error";
}

/** The first line: where a signature is wrong, AWS tells the whole request in the others. */
function wordsIn(message: string): string {
  const [line = ""] = message.split("\n");
  return cleanText(withoutSecrets(line).slice(0, longestWords));
}

/** Its answer has a list, but is about one thing. */
const answersOneThing = "guardduty:GetDetector";

/** The length of the answer's list. */
function rowsIn(action: string, result: unknown): number | null {
  if (action === answersOneThing || !(result instanceof Object) || !("output" in result))
    return null;
  const { output } = result;
  const list = output instanceof Object ? Object.values(output).find(Array.isArray) : undefined;
  return list?.length ?? null;
}
