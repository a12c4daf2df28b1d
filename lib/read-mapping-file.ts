/** Junction: the user's mapping file, from the disk. */
import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readFileSync, type Stats, statSync } from "node:fs";
import { MappingError } from "./catalogue/mapping-error.ts";
import type { MappingPlace } from "./settings.ts";

/** Some hundred times what anybody would write by hand. */
const mostBytes = 1024 * 1024;

/** Changes when the file does, comes or goes. Two equal stamps mean that nothing need be read again. */
export function stampOfMapping({ path }: MappingPlace): string {
  return JSON.stringify([path, stateOf(path)]);
}

function stateOf(path: string): string | readonly number[] {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? "none" : [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs];
  } catch (error) {
    // Reading it will say why; what it says now is a state like any other.
    return String(error);
  }
}

/**
 * The file's text; null when there is none and none was named.
 *
 * @throws MappingError when it cannot be read or is no text
 */
export function readMappingFile({ path, shownAs, named }: MappingPlace): string | null {
  const trouble = (problem: string, cause?: unknown) =>
    new MappingError(path, [`${shownAs}: ${problem}`], { cause });
  const stats = statOf(path, trouble);
  if (stats === null) {
    if (!named) return null;
    throw trouble("is not there: DEMARC_MAPPING names it. Make it, or leave the variable unset.");
  }
  if (stats.isDirectory()) throw trouble("is a folder: name the file in it.");
  if (!stats.isFile()) throw trouble("is no plain file.");
  const bytes = readBytes(path, trouble);
  if (bytes === null) throw trouble(`is larger than 1 MiB, which no mapping file need be.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    const line = firstLineNotUtf8(bytes);
    throw trouble(`is not UTF-8 in line ${line}: save the file in that encoding.`, error);
  }
}

/** Makes the error out of what is wrong with the file. */
type Trouble = (problem: string, cause?: unknown) => unknown;

function readBytes(path: string, trouble: Trouble): Buffer | null {
  try {
    const file = openSync(path, "r");
    try {
      // Of the file that was opened: the name may be another's by now.
      return fstatSync(file).size > mostBytes ? null : readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw unreadable(error, trouble);
  }
}

function unreadable(error: unknown, trouble: Trouble): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return trouble(`cannot be read (${code}).`, error);
}

/** From 1. A line's end is a byte that is part of no other character. */
function firstLineNotUtf8(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const next = end === -1 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, next))) return line;
    start = next;
  }
  return line;
}

/** Null only when nothing is there: a file that may not be looked at is not a file that says nothing. */
function statOf(path: string, trouble: Trouble): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    throw unreadable(error, trouble);
  }
}
