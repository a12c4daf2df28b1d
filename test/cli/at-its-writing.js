/**
 * Preloaded into a process (`NODE_OPTIONS=--import=…`), it counts the steps of what the process writes into
 * SQLite: each statement from the first transaction on. With `DIES_AT_STEP` the process dies as by `kill -9` before
 * that one. When its first transaction begins, and how many steps there were at its end, it says
 * on stderr.
 */
import { DatabaseSync, StatementSync } from "node:sqlite";

const diesAt = Number(process.env.DIES_AT_STEP ?? 0);
let steps = 0;

/** @param {string} sql */
function step(sql) {
  if (steps === 0 && !/^begin/i.test(sql)) return;
  if (steps === 0) process.stderr.write("about to write\n");
  steps += 1;
  if (steps === diesAt) process.kill(process.pid, "SIGKILL");
}

/**
 * @param {object} prototype
 * @param {string} name
 * @param {(self: any, given: any[]) => string} sqlOf
 */
function countBy(prototype, name, sqlOf) {
  const { value: method } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  Object.defineProperty(prototype, name, {
    value(/** @type {any[]} */ ...given) {
      step(sqlOf(this, given));
      return Reflect.apply(method, this, given);
    },
  });
}

countBy(DatabaseSync.prototype, "exec", (_, [sql]) => sql);
for (const name of ["run", "all", "get"])
  countBy(StatementSync.prototype, name, ({ sourceSQL }) => sourceSQL);

process.on("exit", () => process.stderr.write(`${steps} steps\n`));
