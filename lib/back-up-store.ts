/** Junction: copy the store that the settings name, and put a copy back in its place. */
import { readStorePlace } from "./settings.ts";
import {
  backUpStore,
  type Restored,
  type RestoreStep,
  restoreStore,
  type StoreContents,
} from "./store/open-store.ts";

export type { Restored, RestoreStep, StoreContents };

/**
 * @returns what the copy holds; null when `signal` said stop, and nothing was written
 * @throws SettingsError, StoreError's kinds
 */
export function backUp(making: {
  readonly target: string;
  readonly signal: AbortSignal;
  readonly onCopying: (bytes: number) => void;
}): Promise<StoreContents | null> {
  return backUpStore({ store: readStorePlace(), now: new Date().toISOString(), ...making });
}

/** @throws SettingsError, StoreError's kinds; the store is then as it was */
export function restore(making: {
  readonly from: string;
  readonly replace: boolean;
  readonly onStep: (step: RestoreStep) => void;
}): Promise<Restored> {
  return restoreStore({ store: readStorePlace(), now: new Date().toISOString(), ...making });
}
