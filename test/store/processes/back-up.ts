/** Backs a store up again and again, saying each once it is whole. Arguments: store, file, how many. */
import { backUpStore } from "../../../lib/store/open-store.ts";

const [store = "", target = "", count = "1"] = process.argv.slice(2);
const { signal } = new AbortController();
for (let number = 0; number < Number(count); number += 1) {
  const contents = await backUpStore({
    store,
    target,
    now: new Date().toISOString(),
    signal,
    onCopying: () => process.stdout.write("copying\n"),
  });
  process.stdout.write(`${contents?.snapshots} ${contents?.journalEntries}\n`);
}
