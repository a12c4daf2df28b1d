import { describe, expect, test } from "vitest";
import type { Note } from "../../lib/posture/journal.ts";
import { isReviewOverdue } from "../../lib/posture/review-date.ts";
import { withNotes } from "../../lib/posture/reviews.ts";
import type { Requirement } from "../../lib/posture/standard.ts";
import { assessUserControls } from "../../lib/posture/user-controls.ts";
import { aCatalogue, aRequirement, aStandard } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aPosture } from "../builders/a-posture.ts";
import { aNote, aUserControl } from "../builders/a-review.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";

function requirementWith(notes: readonly Note[], mapped: Partial<Requirement> = {}) {
  const standards = [aStandard({ id: "s", rows: [aRequirement({ id: "1.1", ...mapped })] })];
  const posture = aPosture({}, { catalogue: aCatalogue({ standards }) });
  return withNotes(posture, notes).frameworks[0]?.controls[0];
}

describe("a reviewer's note on a requirement", () => {
  test("is the requirement's note, with the day of the review", () => {
    expect(requirementWith([aNote()])).toMatchObject({
      note: "Seen with the platform team.",
      lastReviewedOn: "2026-11-21",
    });
  });

  test("stands against the mapping file's where it was reviewed later, or on the same day", () => {
    for (const lastReviewedOn of [null, "2026-11-20", "2026-11-21"])
      expect(requirementWith([aNote()], { note: "Old.", lastReviewedOn })).toMatchObject({
        note: "Seen with the platform team.",
        lastReviewedOn: "2026-11-21",
      });
  });

  test("yields to a later review in the mapping file", () => {
    const mapped = { note: "From the file.", lastReviewedOn: "2026-11-22" };
    expect(requirementWith([aNote()], mapped)).toMatchObject(mapped);
  });

  test("of somebody who only looked leaves the words that stand, and moves the day", () => {
    expect(requirementWith([aNote({ text: "" })], { note: "Told apart." })).toMatchObject({
      note: "Told apart.",
      lastReviewedOn: "2026-11-21",
    });
  });

  test("changes nothing but the requirement it is about", () => {
    const posture = aPosture();
    expect(withNotes(posture, [])).toBe(posture);
    expect(withNotes(posture, [aNote({ about: "control:X" })])).toBe(posture);
    const other = requirementWith([aNote({ about: "requirement:s:1.10" })]);
    expect(other).toMatchObject({ note: null, lastReviewedOn: null });
  });
});

describe("what a SOC report expects of its reader", () => {
  const asOf = "2026-11-22T09:01:00.000Z";
  const failing = aPosture({
    rules: [aKeptRule()],
    evaluations: [anEvaluation({ compliance: "NON_COMPLIANT" })],
  });
  const passing = aPosture({ rules: [aKeptRule()], evaluations: [anEvaluation()] });
  const statusIn = (posture: typeof failing, controls: readonly string[]) =>
    assessUserControls([aUserControl({ controls })], posture, asOf)[0]?.status;

  test("fails with a control mapped to it, and passes with all of them", () => {
    expect(statusIn(failing, ["S3_BUCKET_VERSIONING_ENABLED"])).toBe("failing");
    expect(statusIn(passing, ["S3_BUCKET_VERSIONING_ENABLED"])).toBe("passing");
  });

  test("does not pass while a control mapped to it is not deployed", () => {
    expect(statusIn(passing, ["S3_BUCKET_VERSIONING_ENABLED", "GONE"])).toBe("not_evaluated");
    expect(statusIn(passing, ["GONE"])).toBe("not_evaluated");
    expect(statusIn(failing, ["S3_BUCKET_VERSIONING_ENABLED", "GONE"])).toBe("failing");
  });

  test("is shown by nothing where nothing is mapped to it", () => {
    expect(statusIn(passing, [])).toBe("not_automated");
  });

  test("passes where seen alone, where AWS Config was not read whole", () => {
    const judged = (posture: typeof failing, controls: readonly string[]) =>
      assessUserControls([aUserControl({ controls })], posture, asOf)[0];
    const denied = aKeptCoverage({ region: "us-east-1", state: "not_read", reason: "denied" });
    const inPart = { ...passing, coverage: [...passing.coverage, denied] };
    const versions = ["S3_BUCKET_VERSIONING_ENABLED"];

    expect(judged(passing, versions)).toMatchObject({ status: "passing", isWhole: true });
    expect(judged(inPart, versions)).toMatchObject({ status: "passing", isWhole: false });
    expect(judged(passing, [...versions, "GONE"])).toMatchObject({ isWhole: false });
    // Of a narrowed posture, what it was judged by was read or not.
    const { rules, controls, coverage } = inPart;
    const narrowed = { ...passing, judgedBy: { rules, controls, coverage } };
    expect(judged(narrowed, versions)).toMatchObject({ status: "passing", isWhole: false });
  });

  test("is overdue for review a year after the last one, and where nobody ever reviewed it", () => {
    expect(isReviewOverdue("2025-11-22", asOf)).toBe(false);
    expect(isReviewOverdue("2025-11-21", asOf)).toBe(true);
    expect(isReviewOverdue(null, asOf)).toBe(true);
    expect(isReviewOverdue("some day", asOf)).toBe(true);
  });
});
