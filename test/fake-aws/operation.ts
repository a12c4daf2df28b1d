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
  /** Of the address that was asked. */
  readonly origin: string;
}

/** JSON services answer with an object, XML services with the inside of their answer. */
export type JsonOperation = (call: Call) => JsonObject;
export type XmlOperation = (call: Call) => string;

interface KeptListings {
  readonly changes: number;
  /** By operation and question, the last one made last. */
  readonly items: Map<string, readonly unknown[]>;
}
const kept = new WeakMap<FakeRegion, KeptListings>();

/** Listings that a reader pages through beside each other: those of a few packs, rules and detectors. */
const mostKept = 32;

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
  const last = kept.get(region);
  const ofRegion =
    last?.changes === region.changes
      ? last
      : { changes: region.changes, items: new Map<string, readonly unknown[]>() };
  kept.set(region, ofRegion);
  const question = `${operation} ${asked}`;
  const found = isFirstPage ? undefined : ofRegion.items.get(question);
  // Same operation, same question, same state: these are the items `list` would give again.
  if (found !== undefined) return found as readonly T[];
  const items = list();
  ofRegion.items.delete(question);
  ofRegion.items.set(question, items);
  const [oldest] = ofRegion.items.keys();
  if (ofRegion.items.size > mostKept && oldest !== undefined) ofRegion.items.delete(oldest);
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
