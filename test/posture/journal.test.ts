import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  daysLeftOf,
  excusedByThese,
  excusesByControl,
  excusesOfOne,
  isExcused,
  isInForce,
  judgeExceptions,
} from "../../lib/posture/exceptions.ts";
import { type JournalEntry, standingAfter } from "../../lib/posture/journal.ts";
import { anException } from "../builders/an-exception.ts";

function entry(number: number, id: string, after: JournalEntry["after"]): JournalEntry {
  const accountId = "111122223333";
  const at = `2026-11-22T09:00:0${number}.000Z`;
  return { number, at, who: "Ada", accountId, kind: "exception", id, before: null, after };
}

describe("a journal", () => {
  test("leaves standing what was written last of each thing, and nothing that was taken back", () => {
    const first = anException({ id: "EX-1" });
    const longer = { ...first, expiresOn: "2027-03-31" };
    const other = anException({ id: "EX-2" });

    const entries = [
      entry(1, "EX-2", other),
      entry(2, "EX-1", first),
      entry(4, "EX-2", null),
      entry(3, "EX-1", longer),
    ];

    expect(standingAfter(entries)).toEqual([longer]);
  });
});

describe("an exception", () => {
  test("counts its days down to 0 on its last day, and is over after it", () => {
    const exception = anException({ expiresOn: "2026-12-01" });
    const at = (day: string) => `2026-${day}T23:59:59.999Z`;

    expect(["11-17", "12-01", "12-02"].map((day) => daysLeftOf(exception, at(day)))).toEqual([
      14, 0, -1,
    ]);
    expect(["11-17", "12-01", "12-02"].map((day) => isInForce(exception, at(day)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("for names with a pattern excuses those that fit, under its own control alone", () => {
    const { excuses } = judgeExceptions(
      [anException({ control: "A", pattern: "test-*" })],
      "2026-11-22T09:00:00.000Z",
    );

    expect(excuses("A", "test-orders")).toBe(true);
    expect(excuses("A", "orders-test-1")).toBe(false);
    expect(excuses("B", "test-orders")).toBe(false);
  });

  test("with a pattern and a resource is for the resource alone", () => {
    const { excuses } = judgeExceptions(
      [anException({ control: "A", resource: "orders", pattern: "*" })],
      "2026-11-22T09:00:00.000Z",
    );

    expect([excuses("A", "orders"), excuses("A", "invoices")]).toEqual([true, false]);
  });
});

describe("what queries are told of exceptions", () => {
  const name = fc.constantFrom("a", "ab", "abc", "b");
  const anyException = fc.record({
    control: fc.constantFrom("C", "D"),
    resource: fc.option(name, { nil: null }),
    pattern: fc.option(fc.constantFrom("a*", "*b", "*b*"), { nil: null }),
    active: fc.boolean(),
  });

  test("excuses exactly what the judge excuses", () => {
    fc.assert(
      fc.property(fc.array(anyException), fc.constantFrom("C", "D"), name, (some, control, id) => {
        const assessments = some.map((each) => ({ ...anException(), ...each }));
        const under = excusesByControl(assessments).get(control);
        const told = under !== undefined && isExcused(under, id);
        expect(told).toBe(excusedByThese(assessments)(control, id) !== null);
      }),
    );
  });

  test("gives each resource to one exception alone, the one that its page names", () => {
    fc.assert(
      fc.property(fc.array(anyException), fc.constantFrom("C", "D"), name, (some, control, id) => {
        const assessments = some.map((each, index) => ({
          ...anException(),
          ...each,
          id: `EX-${index}`,
        }));
        const excusing = assessments.filter((exception) => {
          const excuses = excusesOfOne(assessments, exception.id);
          return exception.control === control && excuses !== null && isExcused(excuses, id);
        });
        const named = excusedByThese(assessments)(control, id);
        expect(excusing).toEqual(named === null ? [] : [named]);
      }),
    );
  });

  test("is nothing of an exception that is over, or of none", () => {
    const over = { ...anException({ id: "EX-1" }), active: false };
    expect(excusesOfOne([over], "EX-1")).toBeNull();
    expect(excusesOfOne([over], "EX-2")).toBeNull();
  });
});
