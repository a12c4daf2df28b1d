import { describe, expect, test } from "vitest";
import {
  type ExceptionDraft,
  isExceptionId,
  problemsOfDraft,
  tidyDraft,
} from "../../lib/posture/exception-rules.ts";
import { anException } from "../builders/an-exception.ts";

const at = "2026-11-22T23:59:59.999Z";

function aDraft(given: Partial<ExceptionDraft>): ExceptionDraft {
  const { id: _, ...draft } = anException(given);
  return draft;
}

/** Fields that are refused, each with what is said of it. */
function refused(given: Partial<ExceptionDraft>): string[] {
  return problemsOfDraft(aDraft(given), at).map(({ field, problem }) => `${field}: ${problem}`);
}

describe("an exception", () => {
  test("with a reason, an owner and a day within a year is taken", () => {
    expect(refused({})).toEqual([]);
  });

  test.each([
    ["nine byte", false],
    ["ten  bytes", true],
    ["r".repeat(2000), true],
    ["r".repeat(2001), false],
    ["🦊".repeat(2000), true],
    ["🦊".repeat(9), false],
    ["a bell \u0007 in it", false],
    ["two\nlines of it", true],
  ])("says why in 10 to 2000 characters that can be seen: %j", (reason, isTaken) => {
    expect(refused({ reason })).toHaveLength(isTaken ? 0 : 1);
  });

  test.each([
    ["", false],
    ["p", true],
    ["p".repeat(200), true],
    ["p".repeat(201), false],
    ["two\nlines", false],
  ])("names an owner in 1 to 200 characters on one line: %j", (owner, isTaken) => {
    expect(refused({ owner })).toHaveLength(isTaken ? 0 : 1);
  });

  test.each([
    ["2026-11-21", false],
    ["2026-11-22", true],
    ["2027-11-22", true],
    ["2027-11-23", false],
    ["2027-02-29", false],
    ["2027-2-1", false],
    ["", false],
    ["2027-01-31T00:00:00Z", false],
  ])("ends from today to a year ahead, on a day of the calendar: %j", (expiresOn, isTaken) => {
    expect(refused({ expiresOn })).toHaveLength(isTaken ? 0 : 1);
  });

  test("says from which to which day it may end", () => {
    expect(refused({ expiresOn: "soon" })).toEqual([
      "expiresOn: Write its last day as a date, from 2026-11-22 to 2027-11-22.",
    ]);
  });

  test.each([
    [null, true],
    ["https://tickets.example.com/SEC-1", true],
    ["http://tickets.example.com/SEC-1", true],
    ["SEC-1", true],
    ["JIRA: SEC-1", true],
    ["s".repeat(300), true],
    ["s".repeat(301), false],
    ["javascript:alert(1)", false],
    ["JavaScript:alert(1)", false],
    ["data:text/html,x", false],
    ["ftp://files.example.com", false],
    ["https://", false],
    ["two\nlines", false],
  ])("has for a ticket nothing, a web address or a short reference: %j", (ticket, isTaken) => {
    expect(refused({ ticket })).toHaveLength(isTaken ? 0 : 1);
  });

  test("is for one resource, or a pattern, or every resource, and never for two of these", () => {
    expect(refused({ resource: "a-bucket" })).toEqual([]);
    expect(refused({ pattern: "scratch-*" })).toEqual([]);
    expect(refused({ resource: "a-bucket", pattern: "scratch-*" })).toEqual([
      "pattern: Name one resource or a pattern, not both.",
    ]);
  });

  test.each(["*", "**", "no-star", "s*".repeat(11), `${"s".repeat(300)}*`])(
    "has a pattern that says something: not %j",
    (pattern) => {
      expect(refused({ pattern })).toEqual([expect.stringMatching(/^pattern: /)]);
    },
  );

  test("for every resource is said plainly and not as a star", () => {
    expect(refused({ pattern: "*" })).toEqual([
      "pattern: That is every resource: leave the pattern out, so that it is said as plainly as it is meant.",
    ]);
  });

  test("is told everything that is wrong with it at once", () => {
    const wrong = { control: "", reason: "no", owner: "", ticket: "ftp://x", expiresOn: "" };
    expect(problemsOfDraft(aDraft(wrong), at).map(({ field }) => field)).toEqual([
      "control",
      "reason",
      "owner",
      "ticket",
      "expiresOn",
    ]);
  });

  test("is kept without blanks around, with line breaks of one kind and without what says nothing", () => {
    expect(
      tidyDraft({
        control: " C ",
        resource: " ",
        pattern: "",
        reason: " one\r\ntwo\rthree ",
        owner: " Ada ",
        ticket: "  ",
        expiresOn: " 2027-01-31 ",
      }),
    ).toEqual({
      control: "C",
      resource: null,
      pattern: null,
      reason: "one\ntwo\nthree",
      owner: "Ada",
      ticket: null,
      expiresOn: "2027-01-31",
    });
  });

  test.each([
    ["EX-7K2M9QX4", true],
    ["EX-7K2M9QX", false],
    ["EX-7K2M9QX44", false],
    ["EX-7k2m9qx4", false],
    ["7K2M9QX4", false],
    ["EX-7K2M9QX4\n", false],
  ])("has an id of EX- and eight characters: %j", (id, isTaken) => {
    expect(isExceptionId(id)).toBe(isTaken);
  });
});
