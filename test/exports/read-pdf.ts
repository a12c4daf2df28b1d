/** A PDF as a reader sees it that goes by its tags: never by our own code. */
import { runPoppler } from "../browser/run-poppler.ts";

/** Kinds of the elements of the structure, in reading order. Their text is left to `pdftotext`: here it takes minutes. */
export function kindsOf(file: string): string[] {
  return runPoppler("pdfinfo", "-struct", file)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("/"))
    .map((line) => line.split(/[ (:]/)[0] ?? "");
}

/** A section's lines as they stand on the paper, from its heading to the next one's. */
export function sectionOf(file: string, title: string): string[] {
  const lines = runPoppler("pdftotext", "-layout", "-enc", "UTF-8", file, "-").split(/[\n\f]/);
  const start = lines.findIndex((line) => /^\s*\d+ /.test(line) && line.trim().endsWith(title));
  if (start === -1) throw new Error(`no section ${title}`);
  const number = Number.parseInt(lines[start]?.trim() ?? "", 10);
  const end = lines.findIndex(
    (line, index) => index > start && new RegExp(`^\\s*${number + 1} [A-Z][a-z]`).test(line),
  );
  return lines.slice(start, end === -1 ? undefined : end);
}

/** Whether one of the lines begins with a name and goes on with these numbers, one after the other. */
export function hasRow(
  lines: readonly string[],
  name: string,
  numbers: readonly (number | undefined)[],
): boolean {
  const wanted = new RegExp(`\\s${numbers.join("\\s+")}(?:\\s|$)`);
  return lines.some((line) => line.trimStart().startsWith(name) && wanted.test(line));
}

/** Text page by page, in the order in which it is read. */
export function pagesOf(file: string): string[] {
  return runPoppler("pdftotext", "-enc", "UTF-8", file, "-").split("\f").slice(0, -1);
}

/** What the reader says of the document: `Title`, `Pages`, `Tagged`, … */
export function propertiesOf(file: string): ReadonlyMap<string, string> {
  const lines = runPoppler("pdfinfo", "-isodates", file).split("\n");
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
}
