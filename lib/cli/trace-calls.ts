/** The file of `--trace`: every request to AWS as a line of JSON. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { AttemptedCall } from "../refresh-posture.ts";
import { UsageError } from "./exit-codes.ts";
import { say } from "./print.ts";

export interface Trace {
  /** Never waits: lines that the disk has not taken yet are held, some hundred bytes each. */
  readonly write: (call: AttemptedCall) => void;
  /** Once everything is in the file. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the file anew, readable by its owner alone.
 *
 * @throws UsageError when the place cannot be written to
 */
export async function openTrace(path: string): Promise<Trace> {
  const stream = createWriteStream(path, { mode: 0o600 });
  await once(stream, "open").catch((error: Error) => {
    throw new UsageError(`--trace ${path}: ${error.message}`);
  });
  let broken = false;
  // A disk that is full costs the trace, not the collection.
  stream.on("error", (error) => {
    broken = true;
    say(`The trace ends here, ${path} takes no more: ${error.message}`);
  });
  return {
    write: (call) => {
      if (!broken && !stream.writableEnded) stream.write(`${lineOf(call)}\n`);
    },
    close: () =>
      new Promise((resolve) => {
        if (broken) resolve();
        else stream.once("close", resolve).end();
      }),
  };
}

/** Nothing of a request but these, so that no secret can be among them. */
function lineOf({ sentAt, action, region, attempt, milliseconds, rows, outcome }: AttemptedCall) {
  return JSON.stringify({
    at: sentAt.toISOString(),
    operation: action,
    region,
    attempt,
    milliseconds: Math.round(milliseconds),
    rows,
    outcome,
  });
}
