import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readExceptionsFile } from "../../lib/exceptions-file.ts";
import { exceptionsToYaml } from "../../lib/exports/exceptions-to-yaml.ts";
import { problemsOfTerms, tidyDraft } from "../../lib/posture/exception-rules.ts";
import { inRegisterOrder } from "../../lib/posture/exception-standing.ts";
import type { Exception } from "../../lib/posture/exceptions.ts";
import { anException } from "../builders/an-exception.ts";

const account = "111122223333";
const at = "2026-11-22T09:00:00.000Z";

const idLetter = fc.constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXYZ");
const anyId = fc
  .array(idLetter, { minLength: 8, maxLength: 8 })
  .map((letters) => `EX-${letters.join("")}`);
/** Words that a parser may take for something else, and any others. */
const anyText = fc.oneof(
  fc.constantFrom("null", "~", "yes", "1.10", "0x1F", "2027-01-31", "- a: b", "# no", "a: b", "'"),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.lorem({ maxCount: 30 }), { maxLength: 8 }).map((lines) => lines.join("\n  ")),
);
const anyException: fc.Arbitrary<Exception> = fc
  .record({
    id: anyId,
    control: fc.string({ unit: "grapheme", minLength: 1 }),
    resource: fc.option(anyText, { nil: null }),
    pattern: fc.option(anyText, { nil: null }),
    reason: anyText,
    owner: anyText,
    ticket: fc.option(anyText, { nil: null }),
    expiresOn: fc.constantFrom("2026-11-22", "2027-01-31"),
  })
  .map(({ id, ...draft }) => ({ id, ...tidyDraft(draft) }));

/** Reason, owner and ticket as the rules take them: the journal holds no others. */
const anyKept = anyException.filter((exception) => {
  const terms = { ...exception, reason: `${exception.reason} and so on`, owner: "o" };
  return (
    problemsOfTerms(terms, at).length === 0 &&
    problemsOfTerms({ ...terms, reason: `${exception.owner} and so on` }, at).length === 0
  );
});

describe("a file of exceptions", () => {
  test("is read as what was written, whatever was said in it", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyKept, { selector: ({ id }) => id }), (exceptions) => {
        const file = readExceptionsFile(exceptionsToYaml(account, exceptions));
        expect(file).toMatchObject({ kind: "file", account });
        expect(file.kind === "file" && file.exceptions).toEqual(inRegisterOrder(exceptions));
      }),
      { numRuns: 300 },
    );
  });

  test("is the same bytes for the same exceptions, in whatever order they come", () => {
    const some = ["EX-00000001", "EX-00000002", "EX-00000003"].map((id) => anException({ id }));
    expect(exceptionsToYaml(account, some.toReversed())).toBe(exceptionsToYaml(account, some));
  });

  test("says in its head whose it is and how it is taken in", () => {
    const head = exceptionsToYaml(account, []).split("\n").slice(0, 2);
    expect(head[0]).toBe(
      '# Accepted deviations of sample account 111122223333, as "demarc except export" wrote them.',
    );
    expect(head[1]).toContain("demarc except import");
  });

  test("reads like what a person would write", () => {
    const text = exceptionsToYaml(account, [
      anException({ id: "EX-7K2M9QX4", pattern: "scratch-*", ticket: "SEC-1" }),
    ]);
    expect(text.split("\n").filter((line) => !line.startsWith("#"))).toEqual([
      "",
      "schema: demarc.exceptions/1",
      'account: "111122223333"',
      "exceptions:",
      "  - id: EX-7K2M9QX4",
      "    control: S3_BUCKET_VERSIONING_ENABLED",
      "    pattern: scratch-*",
      "    reason: rebuilt every night",
      "    owner: platform",
      "    ticket: SEC-1",
      "    expiresOn: 2027-01-31",
      "",
    ]);
  });
});

describe("a file that is wrong", () => {
  const good = [
    "schema: demarc.exceptions/1",
    'account: "111122223333"',
    "exceptions:",
    "  - id: EX-7K2M9QX4",
    "    control: C",
    "    reason: rebuilt every night",
    "    owner: platform",
    "    expiresOn: 2027-01-31",
  ];
  const withLine = (line: number, text: string) => good.with(line - 1, text).join("\n");

  test("without anything wrong is taken", () => {
    expect(readExceptionsFile(good.join("\n"))).toMatchObject({ kind: "file" });
  });

  test.each([
    [1, "schema: demarc.posture/1", "schema: must be demarc.exceptions/1"],
    [2, "account: '42'", "account: write the account's 12 digits, in quotes"],
    [4, "  - id: EX-1", "id: write EX- and eight capital letters or digits, such as EX-7K2M9QX4"],
    [5, "    controle: C", '"controle" is no member of an exception'],
    [6, "    reason: [a, list]", "reason: must be plain text"],
    [8, "    expiresOn: 2027-01-31\n    owner: twice", '"owner" stands there twice'],
    [7, "\towner: platform", "has a tab for indentation"],
  ])("names line %i and what is wrong there: %s", (line, text, message) => {
    const file = readExceptionsFile(withLine(line, text));
    expect(file.kind).toBe("refused");
    const problems = file.kind === "refused" ? file.problems : [];
    expect(problems.map((each) => each.message).join("\n")).toContain(message);
    expect(problems.map((each) => each.line)).toContain(text.includes("twice") ? line + 1 : line);
  });

  test("names the id that stands in it twice, and where it stood first", () => {
    const twice = readExceptionsFile([...good, ...good.slice(3)].join("\n"));
    expect(twice).toEqual({
      kind: "refused",
      problems: [{ line: 9, message: "id: EX-7K2M9QX4 stands there twice, first in line 4" }],
    });
  });

  test.each(["", "just words", "[]", "exceptions: []"])("is refused when it is %j", (text) => {
    expect(readExceptionsFile(text).kind).toBe("refused");
  });
});
