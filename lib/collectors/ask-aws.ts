/** How every call is made: to be stopped, parsed, and with its failure explained. */
import type { z } from "zod";
import {
  classifyFailure,
  type HomeAnswer,
  needsHomeAnswer,
  ReadFailedError,
} from "./read-failure.ts";
import { ForbiddenOperationError } from "./read-only-guard.ts";
import type { ReadOnlyAction } from "./read-only-operations.ts";
import type { RegionGate } from "./region-gate.ts";

/** What every fetch passes on to the SDK. */
export interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** One page of a listing, parsed. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly nextToken: string | null;
}

export interface Ask {
  /** One answer. @throws ReadFailedError */
  readonly one: <T>(
    action: ReadOnlyAction,
    schema: z.ZodType<T>,
    send: (options: SendOptions) => Promise<unknown>,
  ) => Promise<T>;
  /**
   * A listing to its very end, page by page; an empty page with a token is not the end.
   *
   * @throws ReadFailedError; `malformed` where the listing does not seem to end
   */
  readonly pages: <T>(
    action: ReadOnlyAction,
    schema: z.ZodType<Page<T>>,
    open: (options: SendOptions) => AsyncIterable<unknown>,
  ) => AsyncGenerator<readonly T[], void, undefined>;
}

export interface AskSettings {
  /** Whether the region is the one where the credentials were accepted. */
  readonly atHome: boolean;
  readonly askHome: () => Promise<HomeAnswer>;
  readonly gate: RegionGate;
  readonly signal: AbortSignal;
}

/**
 * Of a listing: 100,000 pages are ten million rows where a page has a hundred, more than an account may
 * have of anything.
 */
const mostPages = 100_000;
/** In a row. AWS gives empty pages where it searched and found nothing, but not so many. */
const mostEmptyPages = 1_000;
/** Tokens that are remembered, to see one again: a longer circle ends with the pages. */
const rememberedTokens = 1_000;

/** Makes the one way a source asks AWS in one region. */
export function createAsk(settings: AskSettings): Ask {
  const { signal } = settings;
  const options: SendOptions = { abortSignal: signal };

  async function call<T>(action: ReadOnlyAction, send: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    settings.gate.pass();
    try {
      return await send();
    } catch (error) {
      // A stop is not AWS's failure, and neither is a call that we refused ourselves.
      if (signal.aborted || error instanceof ForbiddenOperationError) throw error;
      throw await explain(action, error, settings);
    }
  }

  return {
    one: async (action, schema, send) =>
      parse(action, schema, await call(action, () => send(options))),
    async *pages(action, schema, open) {
      const listing = open(options)[Symbol.asyncIterator]();
      const believe = createEndlessnessGuard(action);
      while (true) {
        const step = await call(action, () => listing.next());
        if (step.done === true) return;
        const page = parse(action, schema, step.value);
        yield page.rows;
        if (page.nextToken === null) return;
        believe(page.rows.length, page.nextToken);
      }
    },
  };
}

/** Told of each page that another shall follow. The function throws ReadFailedError where none should be asked for. */
function createEndlessnessGuard(action: ReadOnlyAction) {
  const seen = new Set<string>();
  let pages = 0;
  let empty = 0;
  return (rows: number, nextToken: string): void => {
    pages += 1;
    empty = rows === 0 ? empty + 1 : 0;
    if (seen.has(nextToken))
      throw malformed(action, "the same page token came twice, so the listing would never end");
    if (empty === mostEmptyPages)
      throw malformed(action, `${empty} pages in a row were empty, and the listing went on`);
    if (pages === mostPages)
      throw malformed(action, `after ${pages} pages the listing still went on`);
    seen.add(nextToken);
    const [oldest] = seen;
    if (seen.size > rememberedTokens && oldest !== undefined) seen.delete(oldest);
  };
}

async function explain(action: ReadOnlyAction, error: unknown, settings: AskSettings) {
  const home = needsHomeAnswer(error) ? await settings.askHome() : "not_asked";
  const context = { operation: action, atHome: settings.atHome, home };
  const failure = classifyFailure(error, context);
  settings.gate.hear(failure);
  return new ReadFailedError(failure, { cause: error });
}

/** @throws ReadFailedError with the path of the first member that is not as it must be */
export function parse<T>(operation: string, schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw malformed(operation, `${pathOf(issue?.path ?? [])}: ${issue?.message ?? "wrong shape"}`);
}

function malformed(operation: string, words: string): ReadFailedError {
  return new ReadFailedError({ reason: "malformed", operation, detail: `${operation}: ${words}` });
}

/** `ConfigRules[3].Source.Owner`. */
function pathOf(path: readonly PropertyKey[]): string {
  const text = path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("");
  return text === "" ? "the answer" : text.replace(/^\./, "");
}
