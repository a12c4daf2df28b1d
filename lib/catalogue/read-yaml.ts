/** YAML as people write it, with the places of all that stands in it. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import { quoted, visible } from "./not-among.ts";

export interface YamlProblem {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type YamlPath = readonly PropertyKey[];

export interface YamlReading {
  /** Texts, lists and members. Every scalar is text as it was written, so that `1.10` does not become 1.1. */
  readonly value: unknown;
  /** Where a value stands, or the name of a member. The nearest that exists, for what is missing. */
  readonly placeOf: (path: YamlPath, of: "name" | "value") => { line: number; column: number };
  /** With any of these the value is not to be used. */
  readonly problems: readonly YamlProblem[];
}

/** More than anybody repeats himself by hand; fewer than would fill the memory. */
const mostAliases = 100;

/** Reads one document. Never throws. */
export function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const document = parseDocument(text, {
    schema: "failsafe",
    stringKeys: true,
    // Done below, as the parser's own way takes forever for very many keys.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
    lineCounter: lines,
  });
  const problems: YamlProblem[] = [
    ...[...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
      ...at(pos[0]),
      message:
        code === "TAG_RESOLVE_FAILED"
          ? `has a tag, ${quoted(text.slice(...pos).trim())}: write plain words`
          : (plainly[code] ?? `is no YAML: ${visible(message)}`),
    })),
    ...badNames(document, at),
  ];
  const read = problems.length === 0 ? plainValueOf(document) : { value: null };
  if ("message" in read) problems.push({ line: 1, column: 1, message: read.message });
  return {
    value: "value" in read ? read.value : null,
    placeOf: (path, of) => at(offsetOf(document, path, of)),
    problems,
  };
}

const plainly: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "has a tab for indentation: YAML wants spaces",
  MULTIPLE_DOCS: "begins a second document (---): the file is to be one",
  NON_STRING_KEY: "has a name that is a list or has members: names are plain words",
  RESOURCE_EXHAUSTION: "is nested too deep",
};

function plainValueOf(document: Document): { value: unknown } | { message: string } {
  try {
    return { value: document.toJS({ maxAliasCount: mostAliases }) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return {
      message: said.startsWith("Excessive alias")
        ? `repeats itself by aliases (*) more than ${mostAliases} times: write it out`
        : `is no YAML: ${visible(said)}`,
    };
  }
}

function badNames(document: Document, at: (offset: number) => Omit<YamlProblem, "message">) {
  const problems: YamlProblem[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const first = new Map<string, number>();
      for (const { key } of items) {
        const name = nameOf(key);
        const place = at(startOf(key) ?? 0);
        const before = first.get(name);
        if (name === "__proto__") problems.push({ ...place, message: `${name} is no name` });
        if (isMergeKey(key)) problems.push({ ...place, message: mergeKeyRefused });
        if (before !== undefined) {
          const message = `${quoted(name)} stands there twice, first in line ${before}`;
          problems.push({ ...place, message });
        }
        if (before === undefined) first.set(name, place.line);
      }
    },
  });
  return problems;
}

const mergeKeyRefused =
  "merge keys (<<) may not be used: write the members out, or let an alias (*) stand for the whole";

/** Quoted it is a name like any other. */
function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === "<<" && key.type === "PLAIN";
}

function offsetOf(document: Document, path: YamlPath, of: "name" | "value"): number {
  let node = resolved(document, document.contents);
  let offset = node?.range?.[0] ?? 0;
  for (const [step, name] of path.entries()) {
    const isLast = step === path.length - 1;
    const pair = isMap(node) ? pairOf(node, name) : undefined;
    const next = isSeq(node) ? node.items[Number(name)] : pair?.value;
    if (next === undefined && pair === undefined) return offset;
    const own = isLast && of === "name" && pair ? startOf(pair.key) : startOf(next);
    offset = own ?? offset;
    node = resolved(document, next);
  }
  return offset;
}

function pairOf(map: YAMLMap, name: PropertyKey) {
  return map.items.find(({ key }) => nameOf(key) === String(name));
}

function resolved(document: Document, node: unknown): Node | null {
  if (isAlias(node)) return node.resolve(document) ?? null;
  return isNode(node) && !isPair(node) ? node : null;
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
