import { byTextOf } from "./order.ts";
import type { ExceptionAssessment } from "./posture.ts";
import type { Instant } from "./snapshot.ts";

/** A person's accepted deviation. */
export interface Exception {
  /** Control key. */
  readonly control: string;
  /** Resource id; null for every resource of the control. */
  readonly resource: string | null;
  readonly reason: string;
  readonly owner: string;
  /** A plain date; the exception ends with that day, UTC. */
  readonly expiresOn: string;
}

/** The one judge of whether an exception is in force. An unreadable date excuses nothing. */
function isActive(exception: Exception, asOf: Instant): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(exception.expiresOn) && asOf.slice(0, 10) <= exception.expiresOn
  );
}

export interface JudgedExceptions {
  readonly assessments: readonly ExceptionAssessment[];
  /** Whether an active exception excuses this resource under this control. */
  readonly excuses: (controlKey: string, resourceId: string) => boolean;
}

/** Judges every exception once, as of an instant. */
export function judgeExceptions(exceptions: readonly Exception[], asOf: Instant): JudgedExceptions {
  const excused = new Map<string, Set<string | null>>();
  const assessments = exceptions
    .map((exception) => ({ ...exception, active: isActive(exception, asOf) }))
    .sort(byTextOf(sortKey));
  for (const exception of assessments) {
    if (!exception.active) continue;
    const resources = excused.get(exception.control) ?? new Set();
    excused.set(exception.control, resources.add(exception.resource));
  }
  return {
    assessments,
    excuses: (controlKey, resourceId) => {
      const resources = excused.get(controlKey);
      return resources !== undefined && (resources.has(null) || resources.has(resourceId));
    },
  };
}

function sortKey(exception: Exception): string {
  return `${exception.control}\u0000${exception.resource ?? ""}\u0000${exception.expiresOn}`;
}
