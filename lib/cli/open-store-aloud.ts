import { openedStore } from "../opened-store.ts";
import { readSettings } from "../settings.ts";
import { say } from "./print.ts";

/**
 * Opens the store that the settings name. Who waits while an earlier version's store is changed is told
 * for what, and where the copy of it is.
 *
 * @throws StoreError's kinds
 */
export async function openStoreAloud(): Promise<void> {
  await openedStore(readSettings().store, ({ path, bytes }) => {
    const size = Math.ceil(bytes / 1024 ** 2).toLocaleString("en-US");
    say(
      `The store ${path} (${size} MiB) was written by an earlier version of Demarc and is being brought up to date, ` +
        "after a copy of it beside it. A large store takes some minutes.",
    );
  });
}
