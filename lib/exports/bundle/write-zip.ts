import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import type { Instant } from "../../posture/snapshot.ts";
import type { Chunks } from "../exported-posture.ts";
import { centralRecord, descriptor, endRecords, localHeader } from "./zip-records.ts";

export interface FileToZip {
  /** With `/` between folders; letters, digits, `.`, `_` and `-` alone. */
  readonly path: string;
  readonly chunks: Chunks;
}

/** Packed at once; what is longer is packed as it comes. A stream costs more than so little content does. */
const packedAtOnceBytes = 64 * 1024;

/**
 * A zip in pieces, one file after another in the order given, none of them whole in memory; of any size and
 * number, in the long form of the records where the short one does not hold it. The next file is asked for
 * when the last piece of the one before was taken. Alike files give alike bytes: every file has the one time
 * given, and nothing in it is the machine's own.
 */
export async function* writeZip(
  files: AsyncIterable<FileToZip>,
  at: Instant,
): AsyncGenerator<Uint8Array> {
  const list: Buffer[] = [];
  let place = 0;
  for await (const { path, chunks } of files) {
    const offset = place;
    const header = localHeader({ path }, at);
    yield header;
    const sums: Sums = { crc: 0, bytes: 0, compressedBytes: 0 };
    for await (const piece of packed(chunks, sums)) {
      sums.compressedBytes += piece.length;
      yield piece;
    }
    const file = { path, offset, ...sums };
    const sizes = descriptor(file);
    yield sizes;
    place += header.length + sums.compressedBytes + sizes.length;
    list.push(centralRecord(file, at));
  }
  const listed = Buffer.concat(list);
  yield listed;
  yield endRecords({ files: list.length, listBytes: listed.length, listOffset: place });
}

/** Of one file, while it is packed. */
interface Sums {
  crc: number;
  bytes: number;
  compressedBytes: number;
}

async function* packed(chunks: Chunks, sums: Sums): AsyncGenerator<Uint8Array> {
  const bytes = measured(chunks, sums);
  const first: Uint8Array[] = [];
  while (sums.bytes <= packedAtOnceBytes) {
    const { done, value } = await bytes.next();
    if (done) {
      yield deflateRawSync(Buffer.concat(first));
      return;
    }
    first.push(value);
  }
  const packer = createDeflateRaw();
  const filling = pipeline(Readable.from(inTurn(first, bytes)), packer);
  // A fault of what feeds the file comes out of the packer too, and is heard there.
  filling.catch(() => {});
  try {
    // What comes out of a stream that was not told an encoding is bytes.
    for await (const piece of packer as AsyncIterable<Uint8Array>) yield piece;
  } finally {
    // A reader that leaves early: what feeds the file is told, and lets go of the store.
    packer.destroy();
    await filling.catch(() => {});
  }
}

async function* inTurn(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>) {
  yield* first;
  yield* rest;
}

async function* measured(chunks: Chunks, sums: Sums): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of chunks) {
    const piece = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    if (piece.length === 0) continue;
    sums.crc = crc32(piece, sums.crc);
    sums.bytes += piece.length;
    yield piece;
  }
}
