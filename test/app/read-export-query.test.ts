import { describe, expect, test } from "vitest";
import { readExportQuery } from "../../app/exports/[format]/read-export-query.ts";

function asked(query: string) {
  return readExportQuery(new URLSearchParams(query));
}

describe("what an address asks to be exported", () => {
  test("is everything when it names nothing", () => {
    expect(asked("")).toEqual({ kind: "query", query: { filter: {} } });
  });

  test("is what each of its names says", () => {
    expect(asked("as-of=2026-11-22T09:00:00Z&severity=high&region=eu-west-1")).toEqual({
      kind: "query",
      query: {
        asOf: "2026-11-22T09:00:00.000Z",
        filter: { severity: "high", region: "eu-west-1" },
      },
    });
  });

  test.for(["asOf=2026-11-22", "sevrity=high", "severity=high&Region=eu-west-1", "__proto__=x"])(
    "is refused when it names what does not exist, and what does is named: %s",
    (query) => {
      expect(asked(query)).toMatchObject({
        kind: "refused",
        message: expect.stringContaining(
          "only as-of, account, pillar, responsibility, severity, region, pack, standard, as, bom",
        ),
      });
    },
  );

  test("may be the matrix of one standard in one of its forms", () => {
    expect(asked("standard=pci-dss-4.0.1&as=csv")).toEqual({
      kind: "query",
      query: { filter: { standard: "pci-dss-4.0.1" }, as: "csv" },
    });
    expect(asked("as=ods")).toEqual({ kind: "refused", message: "as is one of xlsx, csv." });
  });

  test("may be of another account than the one collected last, by the rule of the command", () => {
    expect(asked("account=111122223333")).toEqual({
      kind: "query",
      query: { filter: {}, accountId: "111122223333" },
    });
    for (const wrong of ["account=42", "account="])
      expect(asked(wrong)).toEqual({
        kind: "refused",
        message: "account is an id of 12 digits.",
      });
  });

  test("may begin with a byte order mark", () => {
    expect(asked("bom=yes")).toEqual({ kind: "query", query: { filter: {}, bom: true } });
    expect(asked("bom=no")).toEqual({ kind: "query", query: { filter: {} } });
    expect(asked("bom=1")).toEqual({ kind: "refused", message: "bom is one of yes, no." });
  });

  test("is refused when it says one thing twice", () => {
    expect(asked("severity=high&severity=low")).toEqual({
      kind: "refused",
      message: "severity is given more than once.",
    });
  });
});
