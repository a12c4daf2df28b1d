import type { JournalEntry, ReportRequest, SubjectKind } from "../../lib/posture/journal.ts";
import { exceptionHref } from "../_links/exceptions-href.ts";
import {
  controlHref,
  declaredTestsHref,
  evidenceHref,
  reportHref,
  requirementHref,
  userControlsHref,
} from "../_links/hrefs.ts";
import { minute } from "../_words/instants.ts";

/** What people do to each kind of thing: at first, again, and when they take it back. */
const acts: Readonly<Record<SubjectKind, readonly [string, string, string]>> = {
  exception: ["accepted", "changed", "withdrew"],
  note: ["wrote of", "wrote anew of", "took back the note on"],
  user_control: ["took over user control", "changed user control", "withdrew user control"],
  test_window: ["declared test", "changed test", "took back test"],
  report_request: ["asked for", "asked again for", "took back the request for"],
};

/** How far somebody came who asked for a report. */
const steps: Readonly<Record<ReportRequest["step"], string>> = {
  terms: "opened the terms of",
  accepting: "accepted, to be told to AWS, the terms of",
  accepted: "accepted, and AWS took it, the terms of",
  refused: "accepted, and AWS refused it, the terms of",
  failed: "accepted, and no answer came back from AWS, the terms of",
};

/** What was done, from what stood before and after; the thing itself stands after it. */
export function actWords({ kind, before, after }: JournalEntry): string {
  const [first, again, back] = acts[kind];
  if (after !== null && "step" in after) return steps[after.step];
  if (kind === "note" && after !== null && "text" in after && after.text === "") return "looked at";
  return after === null ? back : before === null ? first : again;
}

interface Subject {
  readonly name: string;
  readonly href: string;
}

/** What an entry is about, by the name that people know it by, and where it lives. */
export function subjectOf({ kind, id, before, after }: JournalEntry): Subject {
  switch (kind) {
    case "exception":
      return { name: id, href: exceptionHref(id) };
    case "note":
      return noteSubject(id);
    case "user_control":
      return { name: id, href: userControlsHref };
    case "test_window":
      return { name: id, href: declaredTestsHref };
    case "report_request": {
      const report = after ?? before;
      if (report === null || !("reportId" in report)) return { name: id, href: evidenceHref() };
      return { name: report.name, href: reportHref(report.reportId) };
    }
    default: {
      const unknown: never = kind;
      throw new Error(`No such kind: ${String(unknown)}`);
    }
  }
}

/** As `aboutControl` and `aboutRequirement` name it. */
function noteSubject(about: string): Subject {
  const [kind, ...rest] = about.split(":");
  if (kind !== "requirement") return { name: rest.join(":"), href: controlHref(rest.join(":")) };
  const [standard = "", ...requirement] = rest;
  const reference = requirement.join(":");
  return { name: `${standard} ${reference}`, href: requirementHref(standard, reference) };
}

/** What members are called. */
const memberWords: Readonly<Record<string, string>> = {
  expiresOn: "last day",
  lastReviewedOn: "last reviewed on",
  startsAt: "from",
  endsAt: "to",
};

/** What the entry's first line says. */
const toldAlready = new Set(["id", "about", "reportId", "name", "step"]);

export interface MemberChange {
  readonly name: string;
  /** Null: nothing was said. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The members that a change made different; of a thing that came or went, all that say something. */
export function changedMembers({ before, after }: JournalEntry): MemberChange[] {
  const was: Readonly<Record<string, unknown>> = { ...before };
  const is: Readonly<Record<string, unknown>> = { ...after };
  return Object.keys({ ...was, ...is })
    .filter((member) => !toldAlready.has(member) && said(was[member]) !== said(is[member]))
    .map((member) => ({
      name: memberWords[member] ?? member,
      before: said(was[member]),
      after: said(is[member]),
    }));
}

const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function said(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) return value.join(", ");
  const text = String(value);
  return isInstant.test(text) ? minute(text) : text;
}
