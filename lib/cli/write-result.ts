import { exitCodes } from "./exit-codes.ts";
import { say, streamResult } from "./print.ts";
import { listenForStop } from "./stop-signals.ts";
import { writeAtomically } from "./write-atomically.ts";

/**
 * Writes a document to stdout, or whole into a file that was named, and gives the exit code.
 *
 * @throws UsageError when the file cannot be written to
 */
export async function writeResult(
  chunks: AsyncIterable<string | Uint8Array>,
  output: string | undefined,
): Promise<number> {
  if (output === undefined) {
    await streamResult(chunks);
    return exitCodes.done;
  }
  const stop = listenForStop(() => {});
  const written = await writeAtomically(output, chunks, stop.signal);
  if (written) say(`Wrote ${output}.`);
  return stop.exitCode() ?? exitCodes.done;
}
