/** The file of `--trace`: every request to AWS as a line of JSON. */
import { closeSync, fchmodSync, openSync, writeSync } from "node:fs";
import type { AttemptedCall } from "../refresh-posture.ts";
import { UsageError } from "./exit-codes.ts";
import { say } from "./print.ts";

export interface Trace {
  readonly write: (call: AttemptedCall) => void;
  readonly close: () => void;
}

/**
 * Opens the file anew, readable by its owner alone. Each line is in it before the next call is made, so
 * that a trace of a collection that was killed tells of everything but what was still under way.
 *
 * @throws UsageError when the place cannot be written to
 */
export function openTrace(path: string): Trace {
  const file = openOrRefuse(path);
  let open = true;
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    write: (call) => {
      if (!open) return;
      try {
        writeSync(file, `${lineOf(call)}\n`);
      } catch (error) {
        // A disk that is full costs the trace, not the collection.
        close();
        say(`The trace ends here, ${path} takes no more: ${messageOf(error)}`);
      }
    },
    close,
  };
}

function openOrRefuse(path: string): number {
  try {
    const file = openSync(path, "w", 0o600);
    // The mode is only that of a new file.
    fchmodSync(file, 0o600);
    return file;
  } catch (error) {
    throw new UsageError(`--trace ${path}: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
