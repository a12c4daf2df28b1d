import fc from "fast-check";
import { expect, test } from "vitest";
import {
  toInstant,
  toMilliseconds,
  toOptionalInstant,
  toOptionalMilliseconds,
} from "../../lib/store/stored-instant.ts";

const earliest = Date.parse("0000-01-01T00:00:00.000Z");
const latest = Date.parse("9999-12-31T23:59:59.999Z");

test("any instant comes back as it went in", () => {
  fc.assert(
    fc.property(fc.integer({ min: earliest, max: latest }), (milliseconds) => {
      const instant = new Date(milliseconds).toISOString();
      expect(toInstant(milliseconds)).toBe(instant);
      expect(toMilliseconds(instant)).toBe(milliseconds);
    }),
  );
});

test("no instant stays none", () => {
  expect(toOptionalMilliseconds(null)).toBeNull();
  expect(toOptionalInstant(null)).toBeNull();
});

test("a text that is no instant is refused", () => {
  expect(() => toMilliseconds("yesterday")).toThrow(RangeError);
});
