import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowsOf, troubledFirst } from "../../app/connection/order-calls.ts";
import { wordHumps } from "../../app/connection/word-humps.ts";
import { readOnlyOperations } from "../../lib/collectors/read-only-operations.ts";
import type { CallCount } from "../../lib/posture/call-count.ts";

function calls(action: string, given: Partial<CallCount> = {}): CallCount {
  const none = { rows: 0, throttles: 0, errors: 0, regions: 1, seconds: 1, lastError: null };
  return { action, calls: 1, ...none, ...given };
}

describe("the requests of a collection", () => {
  test("begin with those that failed, then those that were throttled; else their order stays", () => {
    const ordered = troubledFirst([
      calls("a"),
      calls("b", { throttles: 9 }),
      calls("c"),
      calls("d", { errors: 1 }),
      calls("e", { errors: 2, throttles: 1 }),
      calls("f", { throttles: 1 }),
    ]);
    expect(ordered.map(({ action }) => action)).toEqual(["d", "e", "b", "f", "a", "c"]);
  });

  test("have no rows where an answer lists nothing, and 0 where a list was empty or never came", () => {
    expect(rowsOf(calls("guardduty:GetDetector"))).toBeNull();
    expect(rowsOf(calls("sts:GetCallerIdentity"))).toBeNull();
    expect(rowsOf(calls("artifact:ListReports", { errors: 1 }))).toBe(0);
    expect(rowsOf(calls("guardduty:ListFindings", { rows: 1204 }))).toBe(1204);
  });

  test("are known to list something wherever their name says so", () => {
    const named = readOnlyOperations.filter(({ operation }) => /^(List|Describe)/.test(operation));
    expect(named.filter(({ action }) => rowsOf(calls(action)) === null)).toEqual([]);
  });
});

describe("an operation's name", () => {
  test("may break after its service and before each of its words", () => {
    expect(wordHumps("config:DescribeConfigRules")).toEqual([
      "config:",
      "Describe",
      "Config",
      "Rules",
    ]);
  });

  test("loses nothing by it", () => {
    fc.assert(fc.property(fc.string(), (name) => wordHumps(name).join("") === name));
  });
});
