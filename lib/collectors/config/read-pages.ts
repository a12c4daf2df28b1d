import type { z } from "zod";
import type { Page, SendOptions } from "../ask-aws.ts";
import type { ReadOnlyAction } from "../read-only-operations.ts";
import type { SourceReader } from "../source-reader.ts";
import { saysTokenExpired } from "./aws-word.ts";
import { oneAhead } from "./one-ahead.ts";

/**
 * A listing of AWS Config, one page ahead of the caller. Where AWS no longer takes its own token the
 * listing begins anew, once: rows then come twice, so whoever keeps them keeps each once.
 *
 * @throws ReadFailedError
 */
export async function* readPages<T>(
  { ask }: Pick<SourceReader, "ask">,
  action: ReadOnlyAction,
  schema: z.ZodType<Page<T>>,
  open: (options: SendOptions) => AsyncIterable<unknown>,
): AsyncGenerator<readonly T[], void, undefined> {
  let pages = 0;
  try {
    for await (const page of oneAhead(ask.pages(action, schema, open))) {
      pages += 1;
      yield page;
    }
  } catch (error) {
    if (pages === 0 || !saysTokenExpired(error)) throw error;
    yield* oneAhead(ask.pages(action, schema, open));
  }
}
