/** What every operation of the sandbox is given, and how it pages. */
import type { FakeAccount } from "./account.ts";
import type { AwsError } from "./aws-error.ts";
import type { Input } from "./input.ts";
import { ForeignTokenError, type Page, pageOf } from "./paging.ts";
import type { FakeCredential, FakeRegion, JsonObject } from "./state.ts";

export interface Call {
  readonly account: FakeAccount;
  readonly region: FakeRegion;
  readonly credential: FakeCredential;
  readonly operation: string;
  readonly input: Input;
}

/** JSON services answer with an object, XML services with the inside of their answer. */
export type JsonOperation = (call: Call) => JsonObject;
export type XmlOperation = (call: Call) => string;

/** One page of a listing; `refuse` says how the service names a token that is not of this listing. */
export function pageFor<T>(
  call: Call,
  items: readonly T[],
  options: { readonly limit: number; readonly tokenName: string; readonly refuse: () => AwsError },
): Page<T> {
  const { [options.tokenName]: _token, ...rest } = call.input.members;
  // AWS accepts another page size with the same token.
  const asked = Object.entries(rest).filter(([name]) => !/^(limit|maxresults)$/i.test(name));
  const token = call.input.text(options.tokenName);
  try {
    return pageOf(items, {
      limit: options.limit,
      token: token === "" ? null : token,
      listing: { operation: call.operation, region: call.region.name, asked },
    });
  } catch (error) {
    if (error instanceof ForeignTokenError) throw options.refuse();
    throw error;
  }
}

/** Seconds since 1970 with milliseconds: how JSON services write an instant. */
export const epochSeconds = (instant: Date): number => instant.getTime() / 1000;
