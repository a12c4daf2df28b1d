/** Pages as AWS gives them: an opaque token that fits one listing only, and now and then an empty page. */
import { hexOf } from "./fingerprint.ts";

const hexFingerprint = (text: string): string => hexOf(text, 8);

/** Where a token comes from: the operation, the region and everything asked for but the page itself. */
export interface Listing {
  readonly operation: string;
  readonly region: string;
  readonly asked: unknown;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Null on the last page. */
  readonly nextToken: string | null;
}

/** A token that this listing did not give out. */
export class ForeignTokenError extends Error {
  override readonly name = "ForeignTokenError";
}

const markOf = (listing: Listing): string =>
  hexFingerprint(JSON.stringify([listing.operation, listing.region, listing.asked]));

function writeToken(listing: Listing, offset: number): string {
  const body = `${markOf(listing)}:${offset}`;
  return Buffer.from(`${body}:${hexFingerprint(body)}`).toString("base64");
}

function readToken(listing: Listing, token: string): number {
  const [mark, offset, check] = Buffer.from(token, "base64").toString("latin1").split(":");
  if (mark !== markOf(listing) || check !== hexFingerprint(`${mark}:${offset}`))
    throw new ForeignTokenError("the token was not given out by this listing");
  return Number(offset);
}

/** A listing longer than this many pages has one empty page in it. */
const longInPages = 2;

/**
 * The page a token points to. In a long listing the second page is empty and carries a token: AWS
 * does that from time to time, and whoever stops there has not read the list.
 */
export function pageOf<T>(
  items: readonly T[],
  options: { readonly limit: number; readonly token: string | null; readonly listing: Listing },
): Page<T> {
  const { limit, token, listing } = options;
  const isLong = items.length > limit * longInPages;
  // Negative offsets stand for the empty page before the offset's positive twin.
  const offset = token === null ? 0 : readToken(listing, token);
  if (offset < 0) return { items: [], nextToken: writeToken(listing, -offset) };
  const end = offset + limit;
  const next = isLong && offset === 0 ? -end : end;
  return {
    items: items.slice(offset, end),
    nextToken: end < items.length ? writeToken(listing, next) : null,
  };
}
