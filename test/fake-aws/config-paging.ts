/** AWS Config's pages: one exception for bad tokens, `NextToken` left out on the last page. */
import { AwsError } from "./aws-error.ts";
import { type Call, pageFor } from "./operation.ts";
import type { JsonObject } from "./state.ts";

const invalidToken = (): AwsError =>
  new AwsError("InvalidNextTokenException", "The nextToken provided is invalid");

/** The page under `listName` and, unless it is the last, its token. */
export function configPage<T>(
  call: Call,
  listName: string,
  list: () => readonly T[],
  limit: number,
  translate: (item: T) => JsonObject | string,
  tokenName = "NextToken",
): JsonObject {
  const page = pageFor(call, list, { limit, tokenName, refuse: invalidToken });
  return {
    [listName]: page.items.map(translate),
    ...(page.nextToken === null ? {} : { [tokenName]: page.nextToken }),
  };
}

/** `Limit`, where 0 means the default and too much is refused under the operation's exception. */
export function limitOf(
  call: Call,
  limits: { readonly max: number; readonly fallback: number; readonly refusal?: string },
  name = "Limit",
): number {
  const { max, fallback, refusal = "ValidationException" } = limits;
  const limit = call.input.whole(name, { min: 0, max, fallback, refusal });
  return limit === 0 ? fallback : limit;
}
