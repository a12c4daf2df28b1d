/** Reads a zip that nobody vouches for: nothing is unpacked, nothing large is held, and nothing is believed. */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";

/** No bundle comes near these; a file that claims more is made to do harm. */
export const limits = {
  files: 500_000,
  bytes: 64 * 1024 ** 3,
  /** Of what is held whole: the manifest and the sums. */
  heldBytes: 512 * 1024 ** 2,
} as const;

/** The file is refused as a whole. */
export class RefusedZipError extends Error {
  override readonly name = "RefusedZipError";
}

/** A file in the zip, as it was found. */
export interface FoundFile {
  readonly path: string;
  readonly entry: Entry;
  readonly bytes: number;
  readonly crc: number;
  readonly sha256: string;
}

const wholeName = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;
const kindOfFile = 0o170000;
const plainFile = 0o100000;

/** @throws RefusedZipError when it is no zip, or not a whole one */
export async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false });
  } catch (error) {
    if (error instanceof Error && "syscall" in error) throw error;
    throw new RefusedZipError(`it is no zip (${wordsOf(error)})`);
  }
}

/** Of the first file's header. */
const beginning = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Whether a file was a zip once, even where its end is missing or damaged. */
export async function beginsAsZip(path: string): Promise<boolean> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead).equals(beginning);
  } finally {
    await handle.close();
  }
}

/** The list of files at a zip's end, and the first reason to refuse the zip as a whole; null when there is none. */
export interface Listing {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly refused: string | null;
}

/**
 * Reads the list of files. Names that lead elsewhere, names that are there twice, links and what only unpacks
 * to something huge are reasons to refuse, found before anything is unpacked.
 */
export async function listEntries(zip: ZipFile): Promise<Listing> {
  const entries = new Map<string, Entry>();
  const names = new Set<string>();
  let bytes = 0;
  let refused: string | null =
    zip.entryCount > limits.files ? "it claims to hold more files than any bundle" : null;
  try {
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileNameRaw.toString("utf8");
      bytes += entry.uncompressedSize;
      refused ??= whyRefused(path, entry, names, bytes);
      // Two names that differ by case alone are one file where it is unpacked.
      names.add(path.toLowerCase());
      entries.set(path, entry);
      if (refused !== null && entries.size > limits.files) break;
    }
  } catch (error) {
    refused ??= `its list of files cannot be read (${wordsOf(error)})`;
  }
  return { entries, refused };
}

function whyRefused(
  path: string,
  entry: Entry,
  names: ReadonlySet<string>,
  bytes: number,
): string | null {
  const said = JSON.stringify(path);
  if (!wholeName.test(path)) {
    return `${said} is no name of a file in a bundle: it may lead elsewhere`;
  }
  if (names.has(path.toLowerCase())) return `${said} is in it twice`;
  // Some programs that pack say of a file who may read it, and not that it is one.
  const kind = (entry.externalFileAttributes >>> 16) & kindOfFile;
  if (kind !== plainFile && kind !== 0) {
    return `${said} is a link or no plain file`;
  }
  if (entry.isEncrypted()) return `${said} is encrypted`;
  return bytes > limits.bytes ? "it unpacks to more than any bundle holds" : null;
}

/** Unpacks a file into nothing but its sums. Null: it does not unpack. */
export async function sumUp(zip: ZipFile, path: string, entry: Entry): Promise<FoundFile | null> {
  const hash = createHash("sha256");
  let crc = 0;
  let bytes = 0;
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      hash.update(piece);
      crc = crc32(piece, crc);
      bytes += piece.length;
    }
  } catch {
    return null;
  }
  return { path, entry, bytes, crc, sha256: hash.digest("hex") };
}

/** A small file, whole; null when it does not unpack. @throws RefusedZipError when it is not small */
export async function readWhole(zip: ZipFile, entry: Entry): Promise<string | null> {
  if (entry.uncompressedSize > limits.heldBytes) {
    throw new RefusedZipError("its manifest or its sums are larger than any bundle's");
  }
  const pieces: Buffer[] = [];
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece);
  } catch {
    return null;
  }
  return Buffer.concat(pieces).toString("utf8");
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
