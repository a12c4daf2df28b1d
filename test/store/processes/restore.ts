/**
 * Puts a backup in a store's place, and is killed by its own hand at a step where one is named.
 * Arguments: backup, store, step.
 */
import { restoreStore } from "../../../lib/store/open-store.ts";

const [from = "", store = "", dieAt] = process.argv.slice(2);
await restoreStore({
  from,
  store,
  replace: true,
  now: new Date().toISOString(),
  onStep: (step) => {
    process.stdout.write(`${step}\n`);
    if (step === dieAt) process.kill(process.pid, "SIGKILL");
  },
});
