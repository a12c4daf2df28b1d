import { expect, test } from "vitest";
import { markedFirst, readMark } from "../../app/lists/[file]/read-mark.ts";

const asked = (query: string) => {
  const { isMarked, others } = readMark(new URLSearchParams(query));
  return [isMarked, String(others)];
};

test("the mark of UTF-8 is asked for with yes, and is no part of a list's own filter", () => {
  expect(asked("bom=yes&status=failing")).toEqual([true, "status=failing"]);
  expect(asked("bom=no&status=failing")).toEqual([false, "status=failing"]);
  expect(asked("status=failing&bom=")).toEqual([false, "status=failing"]);
  expect(asked("")).toEqual([false, ""]);
});

test.for(["bom=1", "bom=yes&bom=no", "bom=no&bom=yes"])("%s is neither yes nor no", (query) => {
  expect(asked(query)).toEqual([null, ""]);
});

test("the mark stands before the first piece alone", async () => {
  async function* pieces() {
    yield* ["head\n", "row\n"];
  }
  expect(await Array.fromAsync(markedFirst(pieces()))).toEqual(["\uFEFFhead\n", "row\n"]);
});

test("a list that fails before its first piece fails with the mark as without it", async () => {
  async function* failing(): AsyncGenerator<string> {
    yield* [];
    throw new Error("no store");
  }
  await expect(markedFirst(failing()).next()).rejects.toThrow("no store");
});
