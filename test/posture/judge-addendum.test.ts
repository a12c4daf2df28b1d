import { expect, test } from "vitest";
import { judgeAddendum } from "../../lib/posture/judge-addendum.ts";
import type { Agreement, KeptCoverage } from "../../lib/posture/snapshot.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { anAgreement } from "../builders/a-report.ts";

const asOf = "2026-11-22T09:00:00.000Z";
const artifact = { source: "artifact", region: "global" } as const;
const patterns = ["\\bBusiness Associate\\b"];

const judge = (
  agreements: readonly Agreement[],
  coverage: readonly KeptCoverage[] = [aKeptCoverage(artifact)],
) => judgeAddendum({ patterns }, { agreements, coverage, asOf });

test("an active addendum is in force", () => {
  expect(judge([anAgreement()])).toMatchObject({ kind: "in_force" });
});

test("one that begins later is not in force yet", () => {
  const effectiveStart = "2026-12-01T00:00:00.000Z";
  expect(judge([anAgreement({ effectiveStart })])).toMatchObject({ kind: "to_come" });
});

test("one that was terminated, or whose last day is over, has ended", () => {
  expect(judge([anAgreement({ state: "CUSTOMER_TERMINATED" })])).toMatchObject({ kind: "ended" });
  const effectiveEnd = "2026-11-01T00:00:00.000Z";
  expect(judge([anAgreement({ effectiveEnd })])).toMatchObject({
    kind: "ended",
    agreement: { effectiveEnd },
  });
});

test("of several that ended, the last to end is named", () => {
  const ended = (id: string, effectiveEnd: string) =>
    anAgreement({ id, effectiveEnd, state: "CUSTOMER_TERMINATED" });
  expect(
    judge([ended("early", "2024-01-01T00:00:00.000Z"), ended("late", "2026-01-01T00:00:00.000Z")]),
  ).toMatchObject({ agreement: { id: "late" } });
});

test("another agreement is no addendum", () => {
  expect(judge([anAgreement({ name: "AWS Artifact Nondisclosure Agreement" })])).toEqual({
    kind: "none",
  });
});

test("where Artifact was not read whole, nobody knows, and what was known is kept", () => {
  for (const state of ["not_read", "partial"] as const) {
    const coverage = [aKeptCoverage({ ...artifact, state, reason: "denied" })];
    expect(judge([anAgreement()], coverage)).toMatchObject({
      kind: "not_read",
      lastKnown: [{ name: "AWS Business Associate Addendum" }],
    });
  }
  expect(judge([], [])).toEqual({ kind: "not_read", lastKnown: [] });
});
