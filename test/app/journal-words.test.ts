/** How the journal tells who did what to which thing. */
import { expect, test } from "vitest";
import { actWords, changedMembers, subjectOf } from "../../app/journal/subject-words.ts";
import type { JournalEntry, SubjectKind, Subjects } from "../../lib/posture/journal.ts";
import { anException } from "../builders/an-exception.ts";

function anEntry<Kind extends SubjectKind>(
  kind: Kind,
  id: string,
  before: Subjects[Kind] | null,
  after: Subjects[Kind] | null,
): JournalEntry<Kind> {
  const at = "2026-11-22T09:00:00.000Z";
  return { accountId: "111122223333", number: 1, at, who: "Ada", kind, id, before, after };
}

const note = {
  about: "control:S3_BUCKET_VERSIONING_ENABLED",
  text: "Seen with the team.",
  lastReviewedOn: "2026-11-22",
  reviewer: "Ada",
};
const window = {
  id: "TW-7K2M9QXD",
  services: ["ec2", "rds"],
  startsAt: "2026-11-23T00:00:00.000Z",
  endsAt: "2026-11-27T23:59:59.999Z",
  contact: "red-team@example.com",
  note: "",
};
const request = {
  id: "report-1:4",
  reportId: "report-1",
  version: 4,
  name: "SOC 2",
  step: "terms",
} as const;
const key = note.about.slice("control:".length);

test.each([
  [anEntry("exception", "EX-1", null, anException()), "accepted EX-1", "/exceptions/EX-1"],
  [anEntry("exception", "EX-1", anException(), null), "withdrew EX-1", "/exceptions/EX-1"],
  [anEntry("note", note.about, null, note), `wrote of ${key}`, `/controls/${key}`],
  [
    anEntry("note", note.about, null, { ...note, text: "" }),
    `looked at ${key}`,
    `/controls/${key}`,
  ],
  [
    anEntry("note", "requirement:pci-dss-4.0.1:1.2.5", note, note),
    "wrote anew of pci-dss-4.0.1 1.2.5",
    "/standards/pci-dss-4.0.1/1.2.5",
  ],
  [
    anEntry("test_window", window.id, null, window),
    "declared test TW-7K2M9QXD",
    "/acceptable-use#declared-tests",
  ],
  [
    anEntry("report_request", request.id, null, request),
    "opened the terms of SOC 2",
    "/evidence/reports/report-1",
  ],
  [
    anEntry("report_request", request.id, request, { ...request, step: "accepted" }),
    "accepted, and AWS took it, the terms of SOC 2",
    "/evidence/reports/report-1",
  ],
  [
    anEntry("report_request", request.id, request, { ...request, step: "accepting" }),
    "accepted, to be told to AWS, the terms of SOC 2",
    "/evidence/reports/report-1",
  ],
  [
    anEntry("report_request", request.id, request, { ...request, step: "refused" }),
    "accepted, and AWS refused it, the terms of SOC 2",
    "/evidence/reports/report-1",
  ],
] as const)("names the thing as people know it, and leads to it: %#", (entry, words, href) => {
  const subject = subjectOf(entry);
  expect(`${actWords(entry)} ${subject.name}`).toBe(words);
  expect(subject.href).toBe(href);
});

test("tells instants as people read them, and nothing that the first line says already", () => {
  expect(changedMembers(anEntry("test_window", window.id, null, window))).toEqual([
    { name: "services", before: null, after: "ec2, rds" },
    { name: "from", before: null, after: "23 Nov 2026, 00:00 UTC" },
    { name: "to", before: null, after: "27 Nov 2026, 23:59 UTC" },
    { name: "contact", before: null, after: "red-team@example.com" },
  ]);
  expect(changedMembers(anEntry("report_request", request.id, null, request))).toEqual([
    { name: "version", before: null, after: "4" },
  ]);
});
