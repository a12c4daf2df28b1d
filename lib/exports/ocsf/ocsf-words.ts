/** OCSF 1.6.0's numbers with their captions, as its schema gives them. */
import type { Severity } from "../../posture/vocabulary.ts";

/** The edition of the schema that every event is written in. */
export const ocsfVersion = "1.6.0";

/** A class of events, created: a file knows no earlier one that it could update. */
function created(classUid: number, className: string) {
  return {
    activity_id: 1,
    activity_name: "Create",
    category_uid: 2,
    category_name: "Findings",
    class_uid: classUid,
    class_name: className,
    type_uid: classUid * 100 + 1,
    type_name: `${className}: Create`,
  } as const;
}

/** A verdict on a resource, a rule or a reading. */
export const complianceFinding = created(2003, "Compliance Finding");
/** What GuardDuty saw. */
export const detectionFinding = created(2004, "Detection Finding");

const severityIds: Readonly<Record<Severity, number>> = { critical: 5, high: 4, medium: 3, low: 2 };

/** A control's or a finding's severity. */
export function severityMembers(severity: Severity) {
  const caption = `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`;
  return { severity_id: severityIds[severity], severity: caption };
}

/** Nothing is wrong here. */
export const informational = { severity_id: 1, severity: "Informational" } as const;
/** How bad it would be, nobody can say: what was not seen may be anything. */
export const unknownSeverity = { severity_id: 0, severity: "Unknown" } as const;

/** Where a finding is in its life. */
export const life = {
  open: { status_id: 1, status: "New" },
  /** A person accepted it: it still fails. */
  suppressed: { status_id: 3, status: "Suppressed" },
  /** Nothing is to be done. */
  resolved: { status_id: 4, status: "Resolved" },
} as const;

/** What a check came to. `warning`: nothing, for want of information. */
export const outcome = {
  pass: { status_id: 1, status: "Pass" },
  warning: { status_id: 2, status: "Warning" },
  fail: { status_id: 3, status: "Fail" },
  /** It ran, and there is nothing it could judge. */
  notApplicable: { status_id: 99, status: "Not applicable" },
} as const;

/** GuardDuty's word for the part a resource plays. */
export const roles = {
  TARGET: { role_id: 1, role: "Target" },
  ACTOR: { role_id: 2, role: "Actor" },
} as const;

/** An instant as OCSF counts it: milliseconds since 1970. */
export function timeOf(instant: string): number {
  return Date.parse(instant);
}
