/** A bundle that was changed in any way is found, and what was changed is named. */
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { type Zippable, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { writeZip } from "../../lib/exports/bundle/write-zip.ts";
import { verifyBundle } from "../../lib/verify/verify-bundle.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aBundle, inTurn } from "../exports/a-bundle.ts";
import { unzipped } from "../exports/unzipped.ts";

const at = "2026-11-22T09:01:00.000Z";

let folder: string;
let whole: Buffer;
let files: ReadonlyMap<string, Buffer>;
let told = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-verify-"));
  whole = await aBundle({
    evaluations: inTurn([{ ...anEvaluation(), control: "S3_BUCKET_VERSIONING_ENABLED" }]),
    onSums: (sha256) => {
      told = sha256;
    },
  });
  files = await unzipped(whole);
});

afterAll(() => rm(folder, { recursive: true }));

async function verify(zip: Buffer) {
  const path = join(folder, "bundle.zip");
  await writeFile(path, zip);
  return verifyBundle(path);
}

/** A zip of these, made as Demarc makes one. */
async function zipped(entries: Iterable<readonly [string, Buffer]>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const toZip = [...entries].map(([path, content]) => ({ path, chunks: inTurn([content]) }));
  for await (const piece of writeZip(inTurn(toZip), at)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** With one file's content changed. */
function withFile(path: string, change: (content: string) => string) {
  return [...files].map(
    ([name, content]) =>
      [name, name === path ? Buffer.from(change(String(content))) : content] as const,
  );
}

const sha256 = (content: Buffer | string) => createHash("sha256").update(content).digest("hex");

describe("a bundle as it was written", () => {
  test("is whole, and tells the sum that was told when it was made", async () => {
    expect(await verify(whole)).toMatchObject({
      kind: "whole",
      files: files.size,
      sumsSha256: told,
      manifest: { account: { id: "111122223333" }, as_of: at },
    });
  });

  test("is whole when the same files are put into a zip by the same writer", async () => {
    expect(await zipped(files)).toEqual(whole);
  });
});

describe("a changed byte", () => {
  test("is found wherever it is, or every file unpacks to the very same bytes", async () => {
    const offsets = fc.integer({ min: 0, max: whole.length - 1 });
    const flips = fc.integer({ min: 1, max: 255 });
    await fc.assert(
      fc.asyncProperty(offsets, flips, async (offset, flip) => {
        const changed = Buffer.from(whole);
        changed.writeUInt8(changed.readUInt8(offset) ^ flip, offset);
        if ((await verify(changed)).kind !== "whole") return;
        // The bits that fill up the last byte of what was packed belong to nothing.
        expect(await unzipped(changed)).toEqual(files);
      }),
      { numRuns: 1500 },
    );
  });

  test("is found in every byte of every record around the files", async () => {
    const packed = placesOfContent(whole);
    for (let offset = 0; offset < whole.length; offset += 1) {
      if (packed.some(({ from, to }) => offset >= from && offset < to)) continue;
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(offset) ^ 1, offset);
      expect((await verify(changed)).kind, `at ${offset}`).not.toBe("whole");
    }
  });
});

describe("a file that was", () => {
  const problemsOf = async (entries: Iterable<readonly [string, Buffer]>) => {
    const verified = await verify(await zipped(entries));
    return verified.kind === "altered" ? verified.problems : verified;
  };

  test("altered is named", async () => {
    const problems = await problemsOf(
      withFile("coverage.txt", (text) => text.replace("AWS", "aws")),
    );
    expect(problems).toEqual(["coverage.txt: altered, it is not what SHA256SUMS says."]);
  });

  test("altered together with its sum is named for the manifest's sake", async () => {
    const altered = Buffer.from("nothing to see");
    const entries = withFile("SHA256SUMS", (text) =>
      text.replace(sha256(files.get("coverage.txt") ?? ""), sha256(altered)),
    ).map(([name, content]) => [name, name === "coverage.txt" ? altered : content] as const);
    expect(await problemsOf(entries)).toEqual([
      "coverage.txt: altered, it is not what manifest.json says.",
    ]);
  });

  test("taken away, added or renamed is named", async () => {
    const without = [...files].filter(([name]) => name !== "exceptions.csv");
    expect(await problemsOf(without)).toEqual(["exceptions.csv: missing."]);
    const more = [...files, ["more.txt", Buffer.from("trust me")] as const];
    expect(await problemsOf(more)).toEqual(["more.txt: added, SHA256SUMS does not name it."]);
    const renamed = [...files].map(
      ([name, content]) => [name === "coverage.txt" ? "covered.txt" : name, content] as const,
    );
    expect(await problemsOf(renamed)).toEqual([
      "coverage.txt: missing.",
      "covered.txt: added, SHA256SUMS does not name it.",
    ]);
  });

  test("swapped with another is named, and so is the other", async () => {
    const [a, b] = [files.get("coverage.txt"), files.get("README.txt")];
    if (a === undefined || b === undefined) throw new Error("both are in every bundle");
    const swapped = [...files].map(
      ([name, content]) =>
        [name, name === "coverage.txt" ? b : name === "README.txt" ? a : content] as const,
    );
    expect(await problemsOf(swapped)).toEqual([
      "README.txt: altered, it is not what SHA256SUMS says.",
      "coverage.txt: altered, it is not what SHA256SUMS says.",
    ]);
  });

  test("one of the two lists is named, gone or in another form", async () => {
    const without = (path: string) => [...files].filter(([name]) => name !== path);
    expect(await problemsOf(without("SHA256SUMS"))).toContain("SHA256SUMS: missing or altered.");
    expect(await problemsOf(without("manifest.json"))).toContain("manifest.json: missing.");
    const louder = withFile("SHA256SUMS", (text) =>
      text.replace(/^[0-9a-f]{64}/, (sum) => sum.toUpperCase()),
    );
    expect(await problemsOf(louder)).toContain("SHA256SUMS: altered, it is no list of sums.");
    const turned = withFile(
      "SHA256SUMS",
      (text) => `${text.trimEnd().split("\n").reverse().join("\n")}\n`,
    );
    expect(await problemsOf(turned)).toEqual(["SHA256SUMS: altered."]);
  });

  test("put in another place of the zip, or packed anew, is said of the zip", async () => {
    const zip = new ZipFile();
    for (const [name, content] of files) zip.addBuffer(content, name, { mtime: new Date(at) });
    zip.end();
    const pieces: Buffer[] = [];
    for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
    expect(await verify(Buffer.concat(pieces))).toEqual({
      kind: "altered",
      problems: [
        expect.stringMatching(/^Every file is as it was written, but the zip .* packed anew/),
      ],
    });
  });
});

describe("a zip packed by a program that does not say what kind of file each is", () => {
  const packed = (entries: Iterable<readonly [string, Buffer]>) => {
    const zip: Zippable = {};
    for (const [name, content] of entries) zip[name] = [content, { os: 3, attrs: 0o600 << 16 }];
    return Buffer.from(zipSync(zip));
  };

  test("is told from one as it was written, and what is missing in it is named", async () => {
    expect(await verify(packed(files))).toMatchObject({
      kind: "altered",
      problems: [expect.stringMatching(/packed anew/)],
    });
    expect(await verify(packed([...files].slice(1)))).toMatchObject({
      kind: "altered",
      problems: expect.arrayContaining([`${[...files.keys()][0]}: missing.`]),
    });
  });
});

describe("a zip that would do harm", () => {
  test.for([
    ["../outside.txt", /lead elsewhere/],
    ["/etc/passwd", /lead elsewhere/],
    ["a\\..\\b", /lead elsewhere/],
    ["C:\\x", /lead elsewhere/],
    ["coverage.txt", /is in it twice/],
    ["COVERAGE.txt", /is in it twice/],
  ] as const)("is refused for the name %s", async ([name, why]) => {
    // A name of the same length first, as no writer takes such a one; then written over.
    const plain = "x".repeat(name.length);
    const zip = await zipped([...files, [plain, Buffer.from("x")]]);
    const harmful = Buffer.from(zip.toString("latin1").replaceAll(plain, name), "latin1");
    expect(await verify(harmful)).toEqual({
      kind: "altered",
      problems: [expect.stringMatching(why)],
    });
  });

  test("is refused for a link", async () => {
    const zip = new ZipFile();
    for (const [name, content] of files) zip.addBuffer(content, name);
    zip.addBuffer(Buffer.from("/etc/passwd"), "link", { mode: 0o120777 });
    zip.end();
    const pieces: Buffer[] = [];
    for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
    expect(await verify(Buffer.concat(pieces))).toEqual({
      kind: "altered",
      problems: [expect.stringMatching(/"link" is a link/)],
    });
  });

  test("is refused when it claims to unpack to more than any bundle, before it is unpacked", async () => {
    const zip = Buffer.from(await zipped([...files, ["bomb", Buffer.alloc(1000)]]));
    // The size in the list of files at the end, and as much again from every other file.
    for (let place = zip.indexOf("PK\x01\x02", 0, "latin1"); place !== -1; ) {
      zip.writeUInt32LE(0xfffffffe, place + 24);
      place = zip.indexOf("PK\x01\x02", place + 1, "latin1");
    }
    const many = await verify(zip);
    expect(many.kind).toBe("altered");
  });
});

describe("what is no bundle", () => {
  test("is told so: another file, another zip", async () => {
    expect(await verify(Buffer.from("words"))).toMatchObject({ kind: "not_a_bundle" });
    expect(await verify(Buffer.alloc(0))).toMatchObject({ kind: "not_a_bundle" });
    expect(await verify(await zipped([["letter.txt", Buffer.from("x")]]))).toMatchObject({
      kind: "not_a_bundle",
    });
  });

  test("is not said of a zip that lost its end or has it damaged: that one is altered", async () => {
    const gone = {
      kind: "altered",
      problems: [expect.stringContaining("its end, which lists the files, is missing or damaged")],
    };
    expect(await verify(whole.subarray(0, whole.length / 2))).toMatchObject(gone);
    const damaged = Buffer.from(whole);
    const end = damaged.lastIndexOf("PK\x05\x06", undefined, "latin1");
    damaged.writeUInt8(damaged.readUInt8(end) ^ 1, end);
    expect(await verify(damaged)).toMatchObject(gone);
  });

  test("a file that is not there is the file system's to refuse", async () => {
    await expect(verifyBundle(join(folder, "missing.zip"))).rejects.toThrow(/ENOENT/);
  });
});

/** Where the packed contents are, by the records around them. */
function placesOfContent(zip: Buffer): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  for (let at = zip.indexOf("PK\x01\x02", 0, "latin1"); at !== -1; ) {
    const from = zip.readUInt32LE(at + 42) + 30 + zip.readUInt16LE(at + 28);
    places.push({ from, to: from + zip.readUInt32LE(at + 20) });
    at = zip.indexOf("PK\x01\x02", at + 1, "latin1");
  }
  return places;
}
