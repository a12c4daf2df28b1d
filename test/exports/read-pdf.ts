/** A PDF as a reader sees it that goes by its tags: never by our own code. */
import { runPoppler } from "../browser/run-poppler.ts";

export interface TaggedTable {
  readonly caption: string;
  /** Cell by cell; a drawing is an empty cell. */
  readonly rows: readonly (readonly string[])[];
  /** Kinds of the cells, likewise. */
  readonly kinds: readonly (readonly string[])[];
}

interface Node {
  readonly kind: string;
  readonly depth: number;
  text: string;
}

/** Every element of the structure in reading order, with the text that is its own. */
export function structureOf(file: string): Node[] {
  const nodes: Node[] = [];
  for (const line of runPoppler("pdfinfo", "-struct-text", file).split("\n")) {
    const depth = line.search(/\S/);
    const said = /^\s*"(.*)"$/.exec(line)?.[1];
    const last = nodes.at(-1);
    if (said !== undefined && last !== undefined) last.text += said;
    else if (depth >= 0) nodes.push({ kind: line.trim().split(/[ (]/)[0] ?? "", depth, text: "" });
  }
  return nodes;
}

/** Every table, in reading order. */
export function tablesOf(nodes: readonly Node[]): TaggedTable[] {
  const tables: { caption: string; rows: string[][]; kinds: string[][] }[] = [];
  for (const { kind, text } of nodes) {
    const table = tables.at(-1);
    if (kind === "Table") tables.push({ caption: "", rows: [], kinds: [] });
    else if (kind === "Caption" && table) table.caption = text;
    else if (kind === "TR" && table) {
      table.rows.push([]);
      table.kinds.push([]);
    } else if ((kind === "TH" || kind === "TD") && table) {
      table.rows.at(-1)?.push(text);
      table.kinds.at(-1)?.push(kind);
    }
  }
  return tables;
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
