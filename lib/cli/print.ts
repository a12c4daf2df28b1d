/** stdout carries the result and nothing else; whatever is said beside it goes to stderr. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { visibleText } from "../exports/visible-text.ts";

/** A line of the result. */
export function printResult(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line for the person who watches. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The result in pieces, no faster than its reader takes them. */
export async function streamResult(chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  await pipeline(Readable.from(chunks), process.stdout, { end: false });
}

/** A reader that has seen enough, as `head` has, is no failure. */
export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}

/** Several texts as one line, whatever is in them. */
export function plainLine(texts: readonly string[]): string {
  return texts
    .map((text) => visibleText(text))
    .join("  ")
    .trimEnd();
}

/** Ends the process once everything written has left it. */
export async function exitWith(code: number): Promise<never> {
  await Promise.all([process.stdout, process.stderr].map(flushed));
  process.exit(code);
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve();
    else stream.write("", () => resolve());
  });
}

/** `1 rule`, `2,034 rules`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}

/** Columns under each other, two spaces apart, each as wide as its widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
