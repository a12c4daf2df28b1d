/** What `npm run bench` takes, and what it refuses before anything is measured. */
import { expect, onTestFinished, test, vi } from "vitest";
import { readBench } from "./bench-options.ts";

/** What it says on stderr, and the code it leaves with. */
function refusal(...parameters: readonly string[]): {
  readonly code: number;
  readonly said: string;
} {
  let said = "";
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  onTestFinished(() => stderr.mockRestore());
  let code = Number.NaN;
  expect(() =>
    readBench(parameters, (leaves) => {
      code = leaves;
      throw new Error("left");
    }),
  ).toThrow("left");
  stderr.mockRestore();
  return { code, said };
}

test("collects the usual sizes when nothing is named", () => {
  expect(readBench([])).toEqual({
    part: "collect",
    options: { sequential: 120, rounds: 50, seed: 1 },
  });
});

test("takes what is named", () => {
  const { part, options } = readBench([
    "kills",
    "--rounds",
    "3",
    "--seed",
    "0",
    "--output",
    "docs",
  ]);
  expect({ part, options }).toMatchObject({
    part: "kills",
    options: { rounds: 3, seed: 0, output: "docs" },
  });
});

test.each([
  { parameters: ["nonsense"] },
  { parameters: ["kills", "more"] },
  { parameters: ["kills", "--rounds", "abc"] },
  { parameters: ["kills", "--rounds", "0"] },
  { parameters: ["kills", "--rounds", "1.5"] },
  { parameters: ["kills", "--rounds", "-1"] },
  { parameters: ["kills", "--rounds", ""] },
  { parameters: ["kills", "--seed", "1e3"] },
  { parameters: ["--sequential", "Infinity"] },
  { parameters: ["--size", "enormous"] },
  { parameters: ["--fast"] },
])("refuses $parameters in one line, with exit code 2", ({ parameters }) => {
  const { code, said } = refusal(...parameters);
  expect(code).toBe(2);
  expect(said).toMatch(/^bench: .+\n$/);
});
