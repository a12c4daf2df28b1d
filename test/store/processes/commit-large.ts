/**
 * Saves one large collection: says "saving" when it begins and "saved" once it is acknowledged.
 * Arguments: folder, number, rows, and `die` to be killed by its own hand while it is judged.
 */
import { openStore } from "../../../lib/store/open-store.ts";
import { commitNumbered } from "../numbered-commit.ts";

const [folder = "", number = "", rows = "", ending] = process.argv.slice(2);
const store = await openStore(folder);
await commitNumbered(store, "111122223333", Number(number), {
  rows: Number(rows),
  onSaving: () => process.stdout.write("saving\n"),
  onJudging: () => {
    if (ending === "die") process.kill(process.pid, "SIGKILL");
  },
});
process.stdout.write("saved\n");
await store.close();
