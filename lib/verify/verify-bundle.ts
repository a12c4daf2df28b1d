/** Whether a bundle is as Demarc wrote it, and if not, which files are not. */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { Entry, ZipFile } from "yauzl";
import { manifestName, sumsName } from "../exports/bundle/manifest.ts";
import { checkContainer } from "./check-container.ts";
import { compareFiles } from "./compare-files.ts";
import {
  beginsAsZip,
  type FoundFile,
  listEntries,
  openZip,
  RefusedZipError,
  readWhole,
  sumUp,
} from "./read-bundle.ts";
import { type Manifest, readManifest } from "./read-manifest.ts";

export type Verified =
  | {
      readonly kind: "whole";
      readonly files: number;
      readonly manifest: Manifest;
      /** Of `SHA256SUMS`: what its maker should have kept elsewhere. */
      readonly sumsSha256: string;
    }
  /** One sentence for each file that is not as it was written, and for the zip itself. */
  | { readonly kind: "altered"; readonly problems: readonly string[] }
  | { readonly kind: "not_a_bundle"; readonly why: string };

const endIsGone =
  "The file begins as a zip, but its end, which lists the files, is missing or damaged: it was cut off or altered.";

/** @throws the file system's own refusals */
export async function verifyBundle(path: string): Promise<Verified> {
  let zip: ZipFile | null = null;
  try {
    zip = await openZip(path);
    const { entries, refused } = await listEntries(zip);
    if (!entries.has(manifestName) && !entries.has(sumsName)) {
      return {
        kind: "not_a_bundle",
        why: `it is a zip with neither ${manifestName} nor ${sumsName}`,
      };
    }
    if (refused !== null) throw new RefusedZipError(refused);
    return await verifyEntries(path, zip, entries);
  } catch (error) {
    if (!(error instanceof RefusedZipError)) throw error;
    if (zip !== null)
      return { kind: "altered", problems: [`The zip is refused: ${error.message}.`] };
    if (!(await beginsAsZip(path))) return { kind: "not_a_bundle", why: error.message };
    return { kind: "altered", problems: [endIsGone] };
  } finally {
    zip?.close();
  }
}

async function verifyEntries(
  path: string,
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
): Promise<Verified> {
  const found: FoundFile[] = [];
  const broken: string[] = [];
  for (const [name, entry] of entries) {
    const file = await sumUp(zip, name, entry);
    if (file === null) broken.push(name);
    else found.push(file);
  }
  const sums = await textOf(zip, entries.get(sumsName));
  const manifestText = await textOf(zip, entries.get(manifestName));
  const manifest = manifestText === null ? null : readManifest(manifestText);
  const problems = compareFiles({ found, broken, sums, manifest });
  if (problems.length > 0 || manifest === null || sums === null) {
    return { kind: "altered", problems };
  }
  const place = await containerOf(path, found, manifest);
  if (place !== null) {
    return {
      kind: "altered",
      problems: [
        `Every file is as it was written, but the zip around them is not (${place}): it was packed anew or altered.`,
      ],
    };
  }
  const sumsSha256 = createHash("sha256").update(sums).digest("hex");
  return { kind: "whole", files: found.length, manifest, sumsSha256 };
}

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string | null> {
  return entry === undefined ? null : readWhole(zip, entry);
}

async function containerOf(
  path: string,
  found: readonly FoundFile[],
  manifest: Manifest,
): Promise<string | null> {
  const handle = await open(path, "r");
  try {
    return await checkContainer(handle, found, manifest.snapshot.finished_at);
  } finally {
    await handle.close();
  }
}
