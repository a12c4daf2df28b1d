/** What is worked out of a posture: once for each, and again where it went wrong. */
import { expect, test } from "vitest";
import { oncePerPosture } from "../../app/_posture/once-per-posture.ts";

test("it is worked out once for each posture", () => {
  let made = 0;
  const sizeOf = oncePerPosture((_: object) => {
    made += 1;
    return made;
  });
  const [one, other] = [{}, {}];
  expect([sizeOf(one), sizeOf(one), sizeOf(other), sizeOf(one)]).toEqual([1, 1, 2, 1]);
});

test("what could not be read is read again, and then kept", async () => {
  let asked = 0;
  const read = oncePerPosture(async (_: object) => {
    asked += 1;
    if (asked === 1) throw new Error("the store is busy");
    return asked;
  });
  const posture = {};
  await expect(read(posture)).rejects.toThrow("the store is busy");
  expect([await read(posture), await read(posture)]).toEqual([2, 2]);
});
