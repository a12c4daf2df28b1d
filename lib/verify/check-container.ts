import type { FileHandle } from "node:fs/promises";
import {
  centralRecord,
  descriptor,
  endRecords,
  localHeader,
  type ZippedFile,
} from "../exports/bundle/zip-records.ts";
import type { Instant } from "../posture/snapshot.ts";
import type { FoundFile } from "./read-bundle.ts";

/**
 * Whether the zip around the files is Demarc's, to the last byte: every file begins where the one before it
 * ends, nothing lies between, and every record says what the files are. What reads a zip from its front and
 * what reads it from its end then see the same.
 *
 * @param files in the order of the list at the zip's end
 * @returns what is wrong first; null when nothing is
 */
export async function checkContainer(
  handle: FileHandle,
  files: readonly FoundFile[],
  at: Instant,
): Promise<string | null> {
  const read = windowOn(handle);
  let place = 0;
  const list: Buffer[] = [];
  const expect = async (bytes: Buffer) => {
    const found = await read(place, bytes.length);
    place += bytes.length;
    return found.equals(bytes);
  };
  for (const { path, entry, crc, bytes } of files) {
    const file: ZippedFile = {
      ...{ path, crc, bytes, offset: place },
      compressedBytes: entry.compressedSize,
    };
    if (!(await expect(localHeader(file, at)))) return `before ${path}`;
    place += entry.compressedSize;
    if (!(await expect(descriptor(file)))) return `after ${path}`;
    list.push(centralRecord(file, at));
  }
  const listOffset = place;
  const whole = Buffer.concat(list);
  if (!(await expect(whole))) return "in the list of files";
  const of = { files: files.length, listBytes: whole.length, listOffset };
  if (!(await expect(endRecords(of)))) return "at its end";
  return (await handle.stat()).size === place ? null : "after its end";
}

/** Most records are a few dozen bytes: they are not read one by one. */
const windowBytes = 256 * 1024;

/** Reads from a file that is gone through from its front to its end. */
function windowOn(handle: FileHandle): (place: number, length: number) => Promise<Buffer> {
  let from = 0;
  let held = Buffer.alloc(0);
  return async (place, length) => {
    if (place < from || place + length > from + held.length) {
      const most = Math.max(length, windowBytes);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, place);
      held = buffer.subarray(0, bytesRead);
      from = place;
    }
    return held.subarray(place - from, place - from + length);
  };
}
