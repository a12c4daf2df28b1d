import { manifestName, sumsName, sumsOf } from "../exports/bundle/manifest.ts";
import type { FoundFile } from "./read-bundle.ts";
import type { Manifest } from "./read-manifest.ts";

export interface FilesToCompare {
  readonly found: readonly FoundFile[];
  /** Names of files that do not unpack. */
  readonly broken: readonly string[];
  /** Null: there are none that can be read. */
  readonly sums: string | null;
  readonly manifest: Manifest | null;
}

interface Listed {
  readonly sha256: string;
  readonly bytes: number | null;
}

/** What is in the zip against its sums and against its manifest, both ways. One sentence for each file. */
export function compareFiles({ found, broken, sums, manifest }: FilesToCompare): string[] {
  const problems = new Map<string, string>();
  const say = (path: string, what: string) => {
    if (!problems.has(path)) problems.set(path, `${path}: ${what}.`);
  };
  for (const path of broken) say(path, "altered, it does not unpack");
  const there = new Map(found.map((file) => [file.path, file]));
  const bySums = sums === null ? null : readSums(sums);
  if (bySums === null)
    say(sumsName, sums === null ? "missing or altered" : "altered, it is no list of sums");
  if (manifest === null && !broken.includes(manifestName)) {
    say(manifestName, there.has(manifestName) ? "altered, it is no manifest" : "missing");
  }
  const lists: [string, ReadonlyMap<string, Listed> | null, readonly string[]][] = [
    [sumsName, bySums, [sumsName]],
    [manifestName, manifest && byPath(manifest.files), [sumsName, manifestName]],
    [manifestName, manifest && byPath(manifest.evidence), found.map(({ path }) => path)],
  ];
  for (const [name, list, notInIt] of lists) {
    if (list === null) continue;
    for (const [path, listed] of list) {
      const file = there.get(path);
      if (file === undefined) say(path, "missing");
      else if (file.sha256 !== listed.sha256 || (listed.bytes ?? file.bytes) !== file.bytes) {
        say(path, `altered, it is not what ${name} says`);
      }
    }
    for (const { path } of found) {
      if (!list.has(path) && !notInIt.includes(path)) say(path, `added, ${name} does not name it`);
    }
  }
  // The list itself has one form: other spaces, letters or order were not written by Demarc.
  const listed = found
    .filter(({ path }) => path !== sumsName)
    .map((file) => ({ ...file, what: "" }));
  if (problems.size === 0 && sums !== sumsOf(listed)) say(sumsName, "altered");
  return [...problems.values()].sort();
}

/** As `sha256sum` writes them. Null: it is no such list. */
function readSums(text: string): ReadonlyMap<string, Listed> | null {
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.length === 0) return null;
  const listed = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  if (listed.includes(null)) return null;
  return new Map(
    listed.map((parts) => [parts?.[2] ?? "", { sha256: parts?.[1] ?? "", bytes: null }]),
  );
}

function byPath(files: Manifest["files"]): ReadonlyMap<string, Listed> {
  return new Map(files.map(({ path, sha256, bytes }) => [path, { sha256, bytes }]));
}
