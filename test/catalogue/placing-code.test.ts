/** A posture judged with other code is judged again, so the code's fingerprint must be that of the code. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { placingCode } from "../../lib/catalogue/placing-code.ts";

const room = resolve(import.meta.dirname, "../../lib/catalogue");
const importedCode = /^(?:import|export) (?!type\b)[^;]*?from "(\.\/[^"]+\.ts)";$/gm;

/** Refuses a file or leaves it as it is; and the files stand in the digest themselves. */
const checking = "parse-catalogue.ts";

/** A module of the room and all it runs on there, in order of name. */
function modulesFrom(...entries: readonly string[]): string[] {
  const found = new Set<string>();
  const waiting = entries.map((name) => join(room, name));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || basename(file) === checking) continue;
    found.add(file);
    for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(importedCode))
      waiting.push(join(dirname(file), specifier));
  }
  return [...found].sort();
}

/** Without comments on lines of their own, and however it is broken into lines. */
function codeOf(source: string): string {
  return source.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, "").replaceAll(/\s+/g, " ");
}

const modules = modulesFrom("load-catalogue.ts", "apply-mapping.ts");

describe("the fingerprint of the code that places", () => {
  test("is that of the code as it stands: write the one received into placing-code.ts", () => {
    const hash = createHash("sha256");
    for (const file of modules)
      hash.update(`${basename(file)}\n${codeOf(readFileSync(file, "utf8"))}\n`);
    expect(hash.digest("hex").slice(0, 16)).toBe(placingCode);
  });

  test.for([
    "apply-mapping.ts",
    "classify-rule.ts",
    "find-likeness.ts",
    "most-exact.ts",
    "override-rule.ts",
    "place-by-tags.ts",
    "place-by-words.ts",
    "readable-name.ts",
    "tag-rules.ts",
    "telling-words.ts",
    "unknown-finding-type.ts",
  ])("is taken over %s", (name) => {
    expect(modules.map((file) => basename(file))).toContain(name);
  });

  test("changes with a table, and neither with a comment nor with a line's length", () => {
    const source = "/** Why. */\nconst item = { S3: 1 };\n";
    expect(codeOf("/**\n * Because.\n */\n  // So.\nconst item = {\n  S3: 1 };\n").trim()).toBe(
      codeOf(source).trim(),
    );
    expect(codeOf(source.replace("1", "2"))).not.toBe(codeOf(source));
  });
});
