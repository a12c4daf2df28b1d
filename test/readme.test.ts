import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { iamPolicy } from "../lib/collectors/iam-policy.ts";
import { coverageReasons, coverageStates } from "../lib/posture/vocabulary.ts";

const root = resolve(import.meta.dirname, "..");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/command-line.md",
  "docs/evidence.md",
  "docs/journeys.md",
  "docs/reading-failures.md",
];

function read(document: string): string {
  return readFileSync(resolve(root, document), "utf8");
}

describe("the documents", () => {
  test("every word of coverage has its line, and there is no other", () => {
    const words = [...read("docs/reading-failures.md").matchAll(/^\| `(\w+)`/gm)].map(
      ([, word]) => word,
    );
    expect(words).toEqual([...coverageStates, ...coverageReasons]);
  });

  test("the README's IAM policy is the one the program prints", () => {
    const [, printed = ""] = /```json\n([\s\S]*?)\n```/.exec(read("README.md")) ?? [];
    expect(JSON.parse(printed)).toEqual(iamPolicy());
  });

  test.each(documents)("every link of %s into the project leads somewhere", (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, to = ""]) => to,
    );
    const broken = links.filter((to) => !existsSync(resolve(root, document, "..", to)));
    expect(broken).toEqual([]);
  });

  test("every npm script that a document names exists", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const named = documents.flatMap((document) =>
      [...read(document).matchAll(/npm run (?:--silent )?([a-z:-]+)/g)].map(
        ([, name = ""]) => name,
      ),
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
