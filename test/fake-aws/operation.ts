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

interface KeptListing {
  readonly changes: number;
  readonly asked: string;
  readonly items: readonly unknown[];
}
const kept = new WeakMap<FakeRegion, Map<string, KeptListing>>();

/**
 * The whole listing. The first page makes it anew; the pages after it find it kept, unless the region
 * has changed since: a listing of a million rows is not made ten thousand times.
 */
function wholeListing<T>(
  call: Call,
  asked: string,
  isFirstPage: boolean,
  list: () => readonly T[],
): readonly T[] {
  const { region, operation } = call;
  const ofRegion = kept.get(region) ?? new Map<string, KeptListing>();
  const last = ofRegion.get(operation);
  if (!isFirstPage && last?.changes === region.changes && last.asked === asked)
    // Same operation, same question, same state: these are the items `list` would give again.
    return last.items as readonly T[];
  const items = list();
  ofRegion.set(operation, { changes: region.changes, asked, items });
  kept.set(region, ofRegion);
  return items;
}

/** One page of a listing; `refuse` says how the service names a token that is not of this listing. */
export function pageFor<T>(
  call: Call,
  list: () => readonly T[],
  options: { readonly limit: number; readonly tokenName: string; readonly refuse: () => AwsError },
): Page<T> {
  // AWS accepts another page size with the same token.
  const asked = Object.entries(call.input.members).filter(
    ([name]) => name !== options.tokenName && !/^(limit|maxresults)$/i.test(name),
  );
  const token = call.input.text(options.tokenName) || null;
  const items = wholeListing(call, JSON.stringify(asked), token === null, list);
  const listing = { operation: call.operation, region: call.region.name, asked };
  try {
    return pageOf(items, { limit: options.limit, token, listing });
  } catch (error) {
    if (error instanceof ForeignTokenError) throw options.refuse();
    throw error;
  }
}

/** Seconds since 1970 with milliseconds: how JSON services write an instant. */
export const epochSeconds = (instant: Date): number => instant.getTime() / 1000;
