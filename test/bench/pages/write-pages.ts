/** Keeps the pages' figures: as data, and as tables in the page about them, so that nobody copies a number. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PagesResult } from "./page-results.ts";
import { pageHead, pageRows, peerRows, settingOf } from "./print-pages.ts";

const begin = "<!-- figures: written by npm run bench:pages -->";
const end = "<!-- end of figures -->";

export async function keepPages(folder: string, result: PagesResult): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "pages-performance.json"),
    `${JSON.stringify(result, rounded, 2)}\n`,
  );
  const page = join(folder, "pages-performance.md");
  const text = await readFile(page, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const written = putFigures(text, figuresOf(result));
  if (written !== null) await writeFile(page, written);
}

/** The text with the figures between its marks; null when it has no place for any. */
export function putFigures(text: string, figures: string): string | null {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) return null;
  return `${text.slice(0, from + begin.length)}\n\n${figures}\n\n${text.slice(to)}`;
}

/** The tables as Markdown. */
export function figuresOf(result: PagesResult): string {
  const line = pageHead.map((_, index) => (index === 0 ? "---" : "--:"));
  const rows = [pageHead, line, ...pageRows(result), ...peerRows];
  return [settingOf(result), rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n")].join(
    "\n\n",
  );
}

/** Thousandths are more than was measured. */
function rounded(_name: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 1000) / 1000 : value;
}
