import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** Who may import whom. Starts from nothing: an edge that is not here must be asked for. */
const mayImport: Readonly<
  Record<string, { rooms: readonly string[]; packages: readonly RegExp[] }>
> = {
  posture: { rooms: [], packages: [] },
  catalogue: { rooms: ["posture"], packages: [/^zod$/, /^yaml$/] },
  store: { rooms: ["posture"], packages: [/^zod$/, /^kysely(\/|$)/, /^node:/] },
  collectors: { rooms: ["posture"], packages: [/^zod$/, /^@aws-sdk\//, /^@smithy\//, /^node:/] },
  // Hashes, because what a document names is named by its content; yaml, for the register of exceptions. A
  // workbook is a zip: fflate writes one without a clock.
  exports: {
    rooms: ["posture"],
    packages: [
      /^csv-stringify(\/|$)/,
      /^fast-xml-builder$/,
      /^fflate$/,
      /^node:crypto$/,
      /^pdfkit$/,
      /^yaml$/,
      // A bundle is packed piece by piece.
      /^node:(stream(\/promises)?|zlib)$/,
    ],
  },
  junctions: {
    rooms: ["posture", "catalogue", "store", "collectors", "exports"],
    packages: [/^node:/, /^zod$/],
  },
  // Reads what a bundle is from nothing but the bundle: no store, no settings.
  verify: { rooms: ["posture", "exports"], packages: [/^node:/, /^zod$/, /^yauzl$/] },
  cli: {
    rooms: ["junctions", "exports", "posture", "verify"],
    packages: [/^node:/, /^commander$/, /^cli-progress$/],
  },
  app: {
    rooms: ["junctions", "exports", "posture"],
    packages: [/^node:/, /^next(\/|$)/, /^react(-dom)?(\/|$)/, /^server-only$/, /^geist(\/|$)/],
  },
};

interface Import {
  readonly file: string;
  readonly specifier: string;
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** Statements at the start of a line, and dynamic imports: a string that merely contains the word is none. */
const importStatement = /^(?:import|export)\s(?:[^;"]*?\sfrom\s)?"([^"]+)"|\bimport\("([^"]+)"\)/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(importStatement)].map(([, fixed, dynamic]) => ({
    file,
    specifier: fixed ?? dynamic ?? "",
  }));
}

/** A file directly in lib/ is a junction; anything else belongs to the room its folder names. */
function roomOf(path: string): string {
  const [top = "", second = ""] = path.split("/");
  if (top !== "lib") return top;
  return path.split("/").length === 2 ? "junctions" : second;
}

function isAllowed({ file, specifier }: Import): boolean {
  const room = roomOf(file);
  const rule = mayImport[room];
  if (rule === undefined) return false;
  if (!specifier.startsWith(".")) return rule.packages.some((allowed) => allowed.test(specifier));
  const target = roomOf(relative(root, resolve(root, dirname(file), specifier)));
  return target === room || rule.rooms.includes(target);
}

/** Junctions through which something is written, or AWS is asked for more than a reading. */
const writers =
  /^lib\/(record-[\w-]+|import-exceptions|request-report|start-refresh|refresh-posture|collect-into-store|back-up-store)\.ts$/;

/** Types alone write nothing. */
const typeImport = /^import type [^;]*;$/gm;

/** The writers that a file of the app imports more of than types. */
function writersIn(file: string, text: string): string[] {
  return [...text.replaceAll(typeImport, "").matchAll(importStatement)]
    .map(([, fixed, dynamic]) => fixed ?? dynamic ?? "")
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => relative(root, resolve(root, dirname(file), specifier)))
    .filter((target) => writers.test(target));
}

const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const isActions = (file: string) => /(^|\/)actions\.ts$/.test(file);

const product = [...filesUnder("lib"), ...filesUnder("app")];

describe("the rooms", () => {
  test("no file imports from a room or a package that its own room may not", () => {
    const broken = product.flatMap(importsOf).filter((found) => !isAllowed(found));
    expect(broken).toEqual([]);
  });

  test("a room that nobody listed is nobody's to import from", () => {
    expect(isAllowed({ file: "lib/posture/x.ts", specifier: "../store/open-store.ts" })).toBe(
      false,
    );
    expect(isAllowed({ file: "lib/exports/x.ts", specifier: "@aws-sdk/client-sts" })).toBe(false);
    expect(isAllowed({ file: "app/page.tsx", specifier: "../lib/store/open-store.ts" })).toBe(
      false,
    );
    expect(isAllowed({ file: "app/page.tsx", specifier: "../test/fake-aws/serve.ts" })).toBe(false);
  });

  test("only the settings read the environment", () => {
    const readers = product.filter((file) =>
      /process\.env\b/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(readers.filter((file) => file !== "lib/settings.ts")).toEqual([]);
  });

  test("the core knows no clock", () => {
    const clocks = filesUnder("lib/posture").filter((file) =>
      /Date\.now\(|new Date\(\)|performance\.now|Math\.random/.test(
        readFileSync(join(root, file), "utf8"),
      ),
    );
    expect(clocks).toEqual([]);
  });

  test("in the app only actions.ts files write: no page or part imports a junction that does", () => {
    const others = filesUnder("app").filter((file) => !isActions(file));
    expect(others.filter((file) => writersIn(file, textOf(file)).length > 0)).toEqual([]);
    const page = 'import { recordNote } from "../lib/record-note.ts";';
    expect(writersIn("app/page.tsx", page)).toEqual(["lib/record-note.ts"]);
    const types = 'import type { Recorded } from "../lib/record-change.ts";';
    expect(writersIn("app/page.tsx", types)).toEqual([]);
  });

  test("what a browser may send is taken by actions.ts files alone", () => {
    const takers = filesUnder("app").filter((file) =>
      /^\s*["']use server["'];?$/m.test(textOf(file)),
    );
    expect(takers.filter((file) => !isActions(file))).toEqual([]);
  });

  test("every junction that adds to the journal is known to write", () => {
    const adding = filesUnder("lib").filter(
      (file) => roomOf(file) === "junctions" && /\bjournal\s*\.append\(/.test(textOf(file)),
    );
    expect(adding).not.toEqual([]);
    expect(adding.filter((file) => !writers.test(file))).toEqual([]);
  });
});
