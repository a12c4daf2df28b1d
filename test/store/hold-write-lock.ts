/** Another thread that writes to a store, as another process would. */
import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

/** Less than SQLite would have this thread asleep for: whoever waits so gets its turn in the end. */
const longestMilliseconds = 8_000;

const program = `
  const { DatabaseSync } = require("node:sqlite");
  const { parentPort, workerData } = require("node:worker_threads");
  const database = new DatabaseSync(workerData.file);
  database.exec("begin immediate");
  parentPort.postMessage("held");
  Atomics.wait(workerData.isOver, 0, 0, ${longestMilliseconds});
  database.exec("rollback");
  database.close();
`;

/**
 * Holds the store's write lock until it is disposed of, or for some seconds where this thread sleeps and so
 * never comes to that.
 */
export async function holdWriteLock(folder: string): Promise<AsyncDisposable> {
  const isOver = new Int32Array(new SharedArrayBuffer(4));
  const workerData = { file: join(folder, "demarc.sqlite"), isOver };
  const worker = new Worker(program, { eval: true, workerData });
  const gone = once(worker, "exit");
  await once(worker, "message");
  return {
    [Symbol.asyncDispose]: async () => {
      Atomics.store(isOver, 0, 1);
      Atomics.notify(isOver, 0);
      await gone;
    },
  };
}
