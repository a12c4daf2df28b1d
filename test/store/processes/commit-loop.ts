/**
 * Saves collections one after another and says the number of each once it is acknowledged.
 * Arguments: folder, account, first number, how many.
 */
import { openStore } from "../../../lib/store/open-store.ts";
import { commitNumbered } from "../numbered-commit.ts";

const [folder = "", accountId = "", first = "0", count = "0"] = process.argv.slice(2);
const store = await openStore(folder);
for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
  await commitNumbered(store, accountId, number);
  process.stdout.write(`${number}\n`);
}
await store.close();
