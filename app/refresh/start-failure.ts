import "server-only";
import type { Instant } from "../../lib/posture/snapshot.ts";

/** Why a collection that was asked for here could not even start. */
export interface StartFailure {
  readonly at: Instant;
  readonly message: string;
}

/** On `globalThis`: the bundler gives the action and the page each a copy of this module. */
const holder: typeof globalThis & { demarcStartFailure?: StartFailure | null } = globalThis;

/** Kept in the process and not in an address, where anyone could write a message of their own. */
export function rememberStartFailure(failure: StartFailure | null): void {
  holder.demarcStartFailure = failure;
}

export function latestStartFailure(): StartFailure | null {
  return holder.demarcStartFailure ?? null;
}
