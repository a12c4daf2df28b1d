/**
 * Puts a backup in a store's place, and is killed so many milliseconds after it began, wherever it is by then:
 * by a thread of its own, which copying does not keep from it. Says how long it took where it came to its end.
 * Arguments: backup, store, milliseconds.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { restoreStore } from "../../../lib/store/open-store.ts";

const [from = "", store = "", milliseconds = "0"] = process.argv.slice(2);
const begun = new Int32Array(new SharedArrayBuffer(4));
const killer = new Worker(
  `const { parentPort, workerData } = require("node:worker_threads");
   const { begun, milliseconds } = workerData;
   parentPort.postMessage("ready");
   Atomics.wait(begun, 0, 0);
   Atomics.wait(begun, 0, 1, milliseconds);
   process.kill(process.pid, "SIGKILL");`,
  { eval: true, workerData: { begun, milliseconds: Number(milliseconds) } },
);
await once(killer, "message");
const startedAt = performance.now();
Atomics.store(begun, 0, 1);
Atomics.notify(begun, 0);
await restoreStore({ from, store, replace: true, now: new Date().toISOString(), onStep: () => {} });
process.stdout.write(`${performance.now() - startedAt}\n`);
process.exit(0);
