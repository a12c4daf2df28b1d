/**
 * Makes exceptions one after another and says each one's id once it is acknowledged.
 * Arguments: folder, prefix of the ids, how many.
 */
import { openStore } from "../../../lib/store/open-store.ts";
import { anException } from "../../builders/an-exception.ts";

const [folder = "", prefix = "", count = "0"] = process.argv.slice(2);
const store = await openStore(folder);
for (let number = 0; number < Number(count); number += 1) {
  const id = `${prefix}-${number}`;
  const after = anException({ id });
  const change = { accountId: "111122223333", kind: "exception", id, before: null, after } as const;
  await store.journal.append([change], { who: prefix, at: new Date().toISOString() });
  process.stdout.write(`${id}\n`);
}
await store.close();
