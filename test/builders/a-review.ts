import type { Note, TestWindow, UserControl } from "../../lib/posture/journal.ts";

/** A note on requirement 1.1 of a standard `s`, of the day before the tests' day. */
export function aNote(given: Partial<Note> = {}): Note {
  return {
    about: "requirement:s:1.1",
    text: "Seen with the platform team.",
    lastReviewedOn: "2026-11-21",
    reviewer: "Ada",
    ...given,
  };
}

/** What a SOC 2 report expects, shown by the control that `anEvaluation` is about. */
export function aUserControl(given: Partial<UserControl> = {}): UserControl {
  return {
    id: "UC-0000TEST",
    report: "SOC 2, April to September 2026",
    reference: "CUEC 3",
    text: "Customers keep versions of what they store.",
    criteria: ["CC6.1"],
    controls: ["S3_BUCKET_VERSIONING_ENABLED"],
    owner: "platform",
    lastReviewedOn: "2026-11-01",
    ...given,
  };
}

/** A test of two days around the tests' instant. */
export function aTestWindow(given: Partial<TestWindow> = {}): TestWindow {
  return {
    id: "TW-0000TEST",
    services: ["s3-applications"],
    startsAt: "2026-11-21T00:00:00.000Z",
    endsAt: "2026-11-23T00:00:00.000Z",
    contact: "red@example.com",
    note: "",
    ...given,
  };
}
