import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TestWindow } from "../../lib/posture/journal.ts";
import { judgeByTests } from "../../lib/posture/test-window.ts";
import { aFindingTypeMapping } from "../builders/a-catalogue.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aTestWindow } from "../builders/a-review.ts";

const tool = aFindingTypeMapping({
  type: "PenTest:S3/KaliLinux",
  family: "penetration-testing",
  acceptableUse: "penetration-testing",
});

function judge(
  windows: readonly TestWindow[],
  seen: { readonly type?: string; readonly from?: string; readonly to?: string } = {},
) {
  const finding = aFinding({
    type: seen.type ?? "PenTest:S3/KaliLinux",
    firstSeenAt: seen.from ?? "2026-11-22T08:00:00.000Z",
    lastSeenAt: seen.to ?? "2026-11-22T09:00:00.000Z",
  });
  return judgeByTests(finding, tool, windows);
}

describe("a finding of a test's tool", () => {
  test("is expected inside a declared test of that service, until the test ends", () => {
    expect(judge([aTestWindow()])).toEqual({
      kind: "expected",
      until: "2026-11-23T00:00:00.000Z",
    });
  });

  test("stands out where no test was declared for the time, or none of that service", () => {
    expect(judge([])).toEqual({ kind: "undeclared" });
    expect(judge([aTestWindow({ services: ["ec2", "rds"] })])).toEqual({ kind: "undeclared" });
    expect(judge([aTestWindow({ endsAt: "2026-11-22T07:59:59.999Z" })])).toEqual({
      kind: "undeclared",
    });
  });

  test("is expected on both ends of a test, and in part where it goes on after it", () => {
    const window = aTestWindow({
      startsAt: "2026-11-22T08:00:00.000Z",
      endsAt: "2026-11-22T09:00:00.000Z",
    });
    expect(judge([window])?.kind).toBe("expected");
    expect(judge([window], { to: "2026-11-22T09:00:00.001Z" })?.kind).toBe("in_part");
    expect(judge([window], { from: "2026-11-22T07:59:59.999Z" })?.kind).toBe("in_part");
  });

  test("is expected across tests that touch, and not across a gap between them", () => {
    const first = aTestWindow({ endsAt: "2026-11-22T08:30:00.000Z" });
    const next = (startsAt: string) => aTestWindow({ id: "TW-2", startsAt });
    expect(judge([next("2026-11-22T08:30:00.000Z"), first])?.kind).toBe("expected");
    expect(judge([first, next("2026-11-22T08:30:00.001Z")])?.kind).toBe("in_part");
  });

  test("of credentials is covered by a test of any service, of an unknown kind by none", () => {
    const window = aTestWindow({ services: ["fsx"] });
    expect(judge([window], { type: "PenTest:IAMUser/KaliLinux" })?.kind).toBe("expected");
    expect(judge([window], { type: "PenTest:Mainframe/KaliLinux" })?.kind).toBe("undeclared");
    expect(judge([window], { type: "no type at all" })?.kind).toBe("undeclared");
  });

  test("without the times of its activity is judged by when it was made and last changed", () => {
    const finding = aFinding({
      type: "PenTest:S3/KaliLinux",
      firstSeenAt: null,
      lastSeenAt: null,
      createdAt: "2026-11-22T08:00:00.000Z",
      updatedAt: "2026-12-01T08:00:00.000Z",
    });
    expect(judgeByTests(finding, tool, [aTestWindow()])?.kind).toBe("in_part");
  });

  test("is the only one that a test excuses: any other finding inside it stays what it is", () => {
    const finding = aFinding({ type: "UnauthorizedAccess:EC2/SSHBruteForce" });
    const windows = [aTestWindow({ services: ["ec2"] })];
    expect(judgeByTests(finding, aFindingTypeMapping(), windows)).toBeNull();
  });

  test("that is expected stays expected when more tests are declared", () => {
    const at = fc
      .integer({ min: 0, max: 40 })
      .map((hours) => new Date(Date.UTC(2026, 10, 22, hours)).toISOString());
    const span = fc.tuple(at, at).map(([a, b]) => (a < b ? [a, b] : [b, a]) as [string, string]);
    const window = span.map(([startsAt, endsAt]) => aTestWindow({ startsAt, endsAt }));
    fc.assert(
      fc.property(fc.array(window), fc.array(window), span, (some, more, [from, to]) => {
        const before = judge(some, { from, to });
        const after = judge([...more, ...some], { from, to });
        if (before?.kind === "expected") expect(after?.kind).toBe("expected");
        if (before?.kind === "in_part") expect(after?.kind).not.toBe("undeclared");
      }),
    );
  });
});
