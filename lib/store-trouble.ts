/** Junction: what is wrong with the store, for those who may not look into it. */
import { LeaseLostError, StoreBusyError, StoreError, StoreInUseError } from "./store/open-store.ts";

export interface StoreTrouble {
  /** Names the file and the way out. */
  readonly message: string;
  /** Trying again later may do; otherwise a person must act first. */
  readonly passing: boolean;
}

/** The store's own refusals; null for every other error. */
export function storeTroubleOf(error: unknown): StoreTrouble | null {
  if (!(error instanceof StoreError)) return null;
  const passing =
    error instanceof StoreBusyError ||
    error instanceof LeaseLostError ||
    error instanceof StoreInUseError;
  return { message: error.message, passing };
}
