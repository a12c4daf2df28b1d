/**
 * The records around the files of a zip, byte for byte as Demarc's writer makes them: what differs from these
 * was not written by it. Field by field in PKWARE's APPNOTE 6.3, sections 4.3.7 to 4.3.16 and 4.5.3.
 */
import type { Instant } from "../../posture/snapshot.ts";

export interface ZippedFile {
  readonly path: string;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const madeBy = (3 << 8) | 63;
const flags = (1 << 11) | (1 << 3);
const deflated = 8;
/** A plain file that its owner may write and everybody read. */
const attributes = (0o100644 << 16) >>> 0;
const most16 = 0xffff;
const most32 = 0xffffffff;

/** Before a file's content. */
export function localHeader({ path }: Pick<ZippedFile, "path">, at: Instant): Buffer {
  const name = Buffer.from(path);
  const { time, date } = dosTime(at);
  const sizesFollow = [u32(0), u32(0), u32(0)];
  return Buffer.concat([
    ...[u32(0x04034b50), u16(20), u16(flags), u16(deflated), u16(time), u16(date)],
    ...[...sizesFollow, u16(name.length), u16(0), name],
  ]);
}

/** After a file's content. */
export function descriptor(file: ZippedFile): Buffer {
  const size = isLarge(file) ? u64 : u32;
  return Buffer.concat([
    ...[u32(0x08074b50), u32(file.crc), size(file.compressedBytes), size(file.bytes)],
  ]);
}

/** In the list of files at the end. */
export function centralRecord(file: ZippedFile, at: Instant): Buffer {
  const name = Buffer.from(file.path);
  const { time, date } = dosTime(at);
  const isBig = isLarge(file);
  const size = (bytes: number) => u32(isBig ? most32 : bytes);
  const seconds = Math.min(Math.floor(Date.parse(at) / 1000), 0x7fffffff);
  const stamp = Buffer.concat([u16(0x5455), u16(5), Buffer.from([3]), u32(seconds)]);
  const large = isBig
    ? [u16(1), u16(24), u64(file.bytes), u64(file.compressedBytes), u64(file.offset)]
    : [];
  const extra = Buffer.concat([stamp, ...large]);
  return Buffer.concat([
    ...[u32(0x02014b50), u16(madeBy), u16(isBig ? 45 : 20), u16(flags), u16(deflated)],
    ...[u16(time), u16(date), u32(file.crc), size(file.compressedBytes), size(file.bytes)],
    ...[u16(name.length), u16(extra.length), u16(0), u16(0), u16(0), u32(attributes)],
    ...[size(file.offset), name, extra],
  ]);
}

/** After the list of files, to the end of the zip. */
export function endRecords(of: {
  readonly files: number;
  readonly listBytes: number;
  readonly listOffset: number;
}): Buffer {
  const { files, listBytes, listOffset } = of;
  const isBig = files >= most16 || listBytes >= most32 || listOffset >= most32;
  const number = Math.min(files, most16);
  const end = Buffer.concat([
    ...[u32(0x06054b50), u16(0), u16(0), u16(number), u16(number)],
    ...[u32(Math.min(listBytes, most32)), u32(Math.min(listOffset, most32)), u16(0)],
  ]);
  if (!isBig) return end;
  const large = [
    ...[u32(0x06064b50), u64(44), u16(madeBy), u16(45), u32(0), u32(0)],
    ...[u64(files), u64(files), u64(listBytes), u64(listOffset)],
  ];
  const locator = [u32(0x07064b50), u32(0), u64(listOffset + listBytes), u32(1)];
  return Buffer.concat([...large, ...locator, end]);
}

function isLarge({ compressedBytes, bytes, offset }: ZippedFile): boolean {
  return [compressedBytes, bytes, offset].some((number) => number > most32 - 1);
}

/** The old time of a zip counts two seconds at once, from 1980. */
function dosTime(at: Instant): { readonly time: number; readonly date: number } {
  const when = new Date(at);
  return {
    time:
      Math.floor(when.getUTCSeconds() / 2) |
      (when.getUTCMinutes() << 5) |
      (when.getUTCHours() << 11),
    date:
      when.getUTCDate() | ((when.getUTCMonth() + 1) << 5) | ((when.getUTCFullYear() - 1980) << 9),
  };
}

function u16(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(number);
  return bytes;
}

function u32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

function u64(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(number));
  return bytes;
}
