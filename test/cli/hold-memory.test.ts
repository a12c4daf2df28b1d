import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const holdMemory = new URL("../../lib/cli/hold-memory.ts", import.meta.url).href;

/** Makes objects of which many live for a while, as rows do on their way into the store. */
const program = (when: "held" | "let_go") => `
  import { setImmediate as turn } from "node:timers/promises";
  import { getHeapSpaceStatistics } from "node:v8";
  import { holdMemory } from "${holdMemory}";

  const young = () => getHeapSpaceStatistics().find((space) => space.space_name === "new_space").space_size / 2 ** 20;
  let rows = [];
  const make = async () => {
    for (let at = 0; at < 2_000; at++) rows.push({ at, list: [at, at], text: "row " + at });
    if (rows.length > 200_000) rows = [];
    await turn();
  };
  while (young() < 32) await make();
  if ("${when}" === "held") holdMemory();
  let most = 0;
  for (let round = 0; round < 1_000; round++) {
    await make();
    most = Math.max(most, young());
  }
  console.log(most);
`;

/** The most that young objects had, in MiB. */
async function mostYoung(when: "held" | "let_go"): Promise<number> {
  // As Node sets it by itself on a machine with memory to spare.
  const limit = "--max-semi-space-size=64";
  const parameters = [limit, "--input-type=module", "--eval", program(when)];
  const { stdout } = await promisify(execFile)(process.execPath, parameters);
  return Number(stdout);
}

test("the space for young objects stays as it is at 32 MiB, where V8 would let it grow", async () => {
  expect(await mostYoung("held")).toBe(32);
  expect(await mostYoung("let_go")).toBeGreaterThan(32);
});
