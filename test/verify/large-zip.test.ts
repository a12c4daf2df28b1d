/**
 * Zips past what the short records hold: 65,535 files, 4 GiB. What is too large to be written in a test is laid
 * out with the same records around a hole, and other programs say whether they can read it.
 */
import { execFile } from "node:child_process";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { crc32, deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ZipFile } from "yazl";
import { writeZip } from "../../lib/exports/bundle/write-zip.ts";
import {
  centralRecord,
  descriptor,
  endRecords,
  localHeader,
} from "../../lib/exports/bundle/zip-records.ts";
import { checkContainer } from "../../lib/verify/check-container.ts";
import { type FoundFile, listEntries, openZip, sumUp } from "../../lib/verify/read-bundle.ts";
import { inTurn } from "../exports/a-bundle.ts";

const run = promisify(execFile);
const at = "2026-11-22T09:01:00.000Z";
const content = Buffer.from("one row\n");
const gibibyte = 1024 ** 3;

let folder: string;

beforeAll(async () => {
  // The other writer writes the zoneless time as the machine's clock shows it.
  vi.stubEnv("TZ", "UTC");
  folder = await mkdtemp(join(tmpdir(), "demarc-large-"));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** Lists a zip, and checks every byte around its files; one of them is unpacked. */
async function readBack(path: string, known: Pick<FoundFile, "path" | "bytes" | "crc">[]) {
  const zip = await openZip(path);
  const handle = await open(path);
  try {
    const { entries, refused } = await listEntries(zip);
    const files = known.flatMap((file) => {
      const entry = entries.get(file.path);
      return entry === undefined ? [] : [{ ...file, entry, sha256: "" }];
    });
    const last = files.at(-1);
    if (last === undefined) throw new Error("no file is listed");
    const unpacked = await sumUp(zip, last.path, last.entry);
    return { entries, refused, wrong: await checkContainer(handle, files, at), unpacked };
  } finally {
    zip.close();
    await handle.close();
  }
}

test("more files than the short list can count are written, listed and checked", async () => {
  const paths = Array.from({ length: 65_600 }, (_, number) => `evidence/c/${number}.csv`);
  const path = join(folder, "many.zip");
  const files = paths.map((name) => ({ path: name, chunks: inTurn([content]) }));
  await writeFile(path, Buffer.concat(await Array.fromAsync(writeZip(inTurn(files), at))));

  const known = paths.map((name) => ({ path: name, bytes: content.length, crc: crc32(content) }));
  const { entries, refused, wrong, unpacked } = await readBack(path, known);

  expect(entries.size).toBe(65_600);
  expect({ refused, wrong }).toEqual({ refused: null, wrong: null });
  expect(unpacked).toMatchObject({ path: "evidence/c/65599.csv", bytes: content.length });
  await run("unzip", ["-tqq", path]);
});

/** A file of 6 GiB that packs to 5, of which nothing is there but the records around it; behind it a small one. */
async function anEnormousZip(path: string) {
  const packed = deflateRawSync(content);
  const first = { path: "a.csv", crc: 1, bytes: 6 * gibibyte, compressedBytes: 5 * gibibyte };
  const front = localHeader(first, at);
  const afterFirst = descriptor({ ...first, offset: 0 });
  const offset = front.length + first.compressedBytes + afterFirst.length;
  const second = {
    ...{ path: "b.csv", crc: crc32(content), bytes: content.length },
    ...{ compressedBytes: packed.length, offset },
  };
  const whole = [localHeader(second, at), packed, descriptor(second)];
  const list = [centralRecord({ ...first, offset: 0 }, at), centralRecord(second, at)];
  const listOffset = offset + Buffer.concat(whole).length;
  const listBytes = Buffer.concat(list).length;
  const back = Buffer.concat([...whole, ...list, endRecords({ files: 2, listBytes, listOffset })]);
  const handle = await open(path, "w");
  await handle.write(front, 0, front.length, 0);
  await handle.write(afterFirst, 0, afterFirst.length, front.length + first.compressedBytes);
  await handle.write(back, 0, back.length, offset);
  await handle.close();
  return { known: [first, second], back, offset };
}

test("a file and a zip of more than 4 GiB are read right, here and by other programs", async () => {
  const path = join(folder, "enormous.zip");
  const { known } = await anEnormousZip(path);

  const { entries, refused, wrong, unpacked } = await readBack(path, known);

  expect(entries.get("a.csv")).toMatchObject({
    uncompressedSize: 6 * gibibyte,
    compressedSize: 5 * gibibyte,
  });
  expect({ refused, wrong }).toEqual({ refused: null, wrong: null });
  expect(unpacked).toMatchObject({ bytes: content.length, crc: crc32(content) });
  const { stdout } = await run("unzip", ["-p", path, "b.csv"]);
  expect(stdout).toBe(String(content));
});

test("a byte changed behind the first 4 GiB is found", async () => {
  const path = join(folder, "changed.zip");
  const { known, back, offset } = await anEnormousZip(path);
  const handle = await open(path, "r+");
  // The time in the small file's own record, which no program that unpacks it looks at.
  await handle.write(Buffer.from([back.readUInt8(10) ^ 1]), 0, 1, offset + 10);
  await handle.close();
  expect((await readBack(path, known)).wrong).toBe("before b.csv");
});

test("the long records are those of another writer, byte for byte", async () => {
  const zip = new ZipFile();
  // As if 5 GiB of other files stood before it.
  Object.assign(zip, { outputStreamCursor: 5 * gibibyte });
  zip.addReadStream(Readable.from([content]), "b.csv", { mtime: new Date(at), mode: 0o100644 });
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));

  const packed = deflateRawSync(content);
  const file = {
    ...{ path: "b.csv", crc: crc32(content), bytes: content.length },
    ...{ compressedBytes: packed.length, offset: 5 * gibibyte },
  };
  const before = [localHeader(file, at), packed, descriptor(file)];
  const listOffset = 5 * gibibyte + Buffer.concat(before).length;
  const list = centralRecord(file, at);
  const end = endRecords({ files: 1, listBytes: list.length, listOffset });
  expect(Buffer.concat(pieces)).toEqual(Buffer.concat([...before, list, end]));
});

test("a zip is what another writer makes of the same files, byte for byte", async () => {
  const files = [
    ["README.txt", Buffer.from("words")],
    ["empty.txt", Buffer.alloc(0)],
    ["evidence/long.csv", Buffer.from("a row, and another\n".repeat(40_000))],
  ] as const;
  const zip = new ZipFile();
  for (const [name, bytes] of files) {
    zip.addReadStream(Readable.from([bytes]), name, { mtime: new Date(at), mode: 0o100644 });
  }
  zip.end();
  const theirs: Buffer[] = [];
  for await (const piece of zip.outputStream) theirs.push(Buffer.from(piece));
  const toZip = files.map(([path, bytes]) => ({ path, chunks: inTurn([bytes]) }));
  const ours = await Array.fromAsync(writeZip(inTurn(toZip), at));
  expect(Buffer.concat(ours).equals(Buffer.concat(theirs))).toBe(true);
});
