import type { Instant } from "../posture/snapshot.ts";

/**
 * An instant as the store keeps it: integer milliseconds since 1970, which every database orders alike.
 *
 * @throws RangeError when the text is no instant
 */
export function toMilliseconds(instant: Instant): number {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not an instant: ${instant}`);
  return milliseconds;
}

/** An optional instant as the store keeps it. */
export function toOptionalMilliseconds(instant: Instant | null): number | null {
  return instant === null ? null : toMilliseconds(instant);
}

/** Milliseconds since 1970 as an instant. */
export function toInstant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

/** Optional milliseconds since 1970 as an instant. */
export function toOptionalInstant(milliseconds: number | null): Instant | null {
  return milliseconds === null ? null : toInstant(milliseconds);
}
