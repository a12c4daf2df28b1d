import { describe, expect, test } from "vitest";
import { parseAsOf } from "../../lib/parse-as-of.ts";

describe("the instant a person means", () => {
  test("a date means its end, UTC, so that all of that day counts", () => {
    expect(parseAsOf("2026-11-22")).toBe("2026-11-22T23:59:59.999Z");
  });

  test("an instant is taken in its own zone", () => {
    expect(parseAsOf("2026-11-22T09:00:00Z")).toBe("2026-11-22T09:00:00.000Z");
    expect(parseAsOf("2026-11-22T09:00+02:00")).toBe("2026-11-22T07:00:00.000Z");
    expect(parseAsOf("2026-11-22T09:00:00.5Z")).toBe("2026-11-22T09:00:00.500Z");
  });

  test("29 February is a day in leap years only", () => {
    expect(parseAsOf("2028-02-29")).toBe("2028-02-29T23:59:59.999Z");
    expect(parseAsOf("2026-02-29")).toBeNull();
    expect(parseAsOf("2026-02-30T09:00:00Z")).toBeNull();
  });

  test.for([
    "",
    "yesterday",
    "22.11.2026",
    "2026-11-22T09:00:00",
    "2026-13-01",
    "2026-11-22T25:00:00Z",
    "1e3",
  ])("%s is refused", (text) => {
    expect(parseAsOf(text)).toBeNull();
  });
});
