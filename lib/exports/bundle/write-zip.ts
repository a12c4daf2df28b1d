import { PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { Instant } from "../../posture/snapshot.ts";
import type { Chunks } from "../exported-posture.ts";

export interface FileToZip {
  /** With `/` between folders; letters, digits, `.`, `_` and `-` alone. */
  readonly path: string;
  readonly chunks: Chunks;
}

/** A plain file that its owner may write and everybody read. Nothing of the machine that writes. */
const fileMode = 0o100644;

/**
 * A zip in pieces, one file after another in the order given, none of them whole in memory. The next file is
 * asked for when the last piece of the one before was taken. Alike files give alike bytes: every file has
 * the one time given, and nothing in it is the machine's own.
 */
export async function* writeZip(
  files: AsyncIterable<FileToZip>,
  at: Instant,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = new PassThrough();
  const current: { source: Readable | null } = { source: null };
  zip.outputStream.pipe(output);
  zip.on("error", (error: Error) => output.destroy(error));
  const filling = fill(zip, files, new UtcDate(at), current).catch((error: Error) =>
    output.destroy(error),
  );
  try {
    // What comes out of a stream that was not told an encoding is bytes.
    for await (const piece of output as AsyncIterable<Uint8Array>) yield piece;
  } finally {
    // A reader that leaves early: what feeds the file is told, and lets go of the store.
    output.destroy();
    current.source?.destroy();
    await filling;
  }
}

async function fill(
  zip: ZipFile,
  files: AsyncIterable<FileToZip>,
  mtime: Date,
  current: { source: Readable | null },
): Promise<void> {
  for await (const { path, chunks } of files) {
    const source = Readable.from(bytesOf(chunks));
    current.source = source;
    // yazl remembers each function to its end: one that held its stream would hold all that is piped to it.
    let handed: Readable | null = source;
    zip.addReadStreamLazy(path, { mtime, mode: fileMode }, (take) => {
      const stream = handed;
      handed = null;
      if (stream !== null) take(null, stream);
    });
    await finished(source);
  }
  zip.end({ forceZip64Format: false, comment: "" });
}

async function* bytesOf(chunks: Chunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (chunk.length > 0) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
  }
}

/** yazl writes the old, zoneless time of each file as the machine's clocks would show it. */
class UtcDate extends Date {
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getHours(): number {
    return this.getUTCHours();
  }
  override getMinutes(): number {
    return this.getUTCMinutes();
  }
  override getSeconds(): number {
    return this.getUTCSeconds();
  }
}
