import type { Instant } from "../../lib/posture/snapshot.ts";
import { age, minute } from "../_words/instants.ts";

/** An instant as an age, with the instant itself a hover and a screen reader away. */
export function Age({ at, now }: { readonly at: Instant; readonly now: Instant }) {
  return (
    <time dateTime={at} title={minute(at)}>
      {age(at, now)}
    </time>
  );
}

/** An instant as written time, UTC. */
export function Moment({ at }: { readonly at: Instant }) {
  return (
    <time className="whitespace-nowrap" dateTime={at}>
      {minute(at)}
    </time>
  );
}
