import { readStorePlace } from "./settings.ts";
import { type ComingMigration, openStore, type Store } from "./store/open-store.ts";

/**
 * On `globalThis`, because a dashboard's bundler may load this module more than once and a store
 * must be open once per process.
 */
const holder: typeof globalThis & { demarcStores?: Map<string, Promise<Store>> } = globalThis;

/**
 * The store that the settings name, opened at its first use and kept open.
 *
 * @param announce is told when the store is an earlier version's and about to be changed
 */
export function openedStore(
  path = readStorePlace(),
  announce?: (coming: ComingMigration) => void,
): Promise<Store> {
  holder.demarcStores ??= new Map();
  const stores = holder.demarcStores;
  const known = stores.get(path);
  if (known) return known;
  const opening = openStore(path, announce);
  stores.set(path, opening);
  // A store that would not open is tried again: the reason may be gone by then.
  opening.catch(() => stores.delete(path));
  return opening;
}

/** Closes whatever this process has open. Waits until it is. */
export async function closeStores(): Promise<void> {
  const stores = [...(holder.demarcStores?.values() ?? [])];
  holder.demarcStores?.clear();
  for (const opening of stores) {
    const store = await opening.catch(() => null);
    await store?.close();
  }
}
