import { byTextOf } from "./order.ts";
import type { ExceptionAssessment } from "./posture.ts";
import { matchesPattern } from "./resource-pattern.ts";
import type { Instant } from "./snapshot.ts";

/** A person's accepted deviation. */
export interface Exception {
  /** Given when it is made, and kept: `EX-` and eight characters. */
  readonly id: string;
  /** Control key. */
  readonly control: string;
  /** Resource id; null for every resource of the control, or for those of `pattern`. */
  readonly resource: string | null;
  /** Resource ids with `*` for any characters; null unless it is for some resources by their names. */
  readonly pattern: string | null;
  readonly reason: string;
  readonly owner: string;
  /** Where it was discussed; null when nobody said. */
  readonly ticket: string | null;
  /** A plain date; the exception ends with that day, UTC. */
  readonly expiresOn: string;
}

/** The one judge of whether an exception is in force. An unreadable date excuses nothing. */
export function isInForce({ expiresOn }: Pick<Exception, "expiresOn">, asOf: Instant): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(expiresOn) && asOf.slice(0, 10) <= expiresOn;
}

/** Days until an exception's last day is over: 0 on that day, less than 0 after it. */
export function daysLeftOf({ expiresOn }: Pick<Exception, "expiresOn">, asOf: Instant): number {
  const dayOf = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00.000Z`);
  return Math.round((dayOf(expiresOn) - dayOf(asOf)) / 86_400_000);
}

export interface JudgedExceptions {
  readonly assessments: readonly ExceptionAssessment[];
  /** Whether an active exception excuses this resource under this control. */
  readonly excuses: (controlKey: string, resourceId: string) => boolean;
}

/** What is excused under one control. */
interface Excused {
  every: boolean;
  readonly ids: Set<string>;
  readonly patterns: string[];
}

/** Judges every exception once, as of an instant. */
export function judgeExceptions(exceptions: readonly Exception[], asOf: Instant): JudgedExceptions {
  const assessments = exceptions
    .map((exception) => ({ ...exception, active: isInForce(exception, asOf) }))
    .sort(byTextOf(sortKey));
  const excused = new Map<string, Excused>();
  for (const { active, control, resource, pattern } of assessments) {
    if (!active) continue;
    const under = excused.get(control) ?? { every: false, ids: new Set(), patterns: [] };
    excused.set(control, under);
    if (resource !== null) under.ids.add(resource);
    else if (pattern !== null) under.patterns.push(pattern);
    else under.every = true;
  }
  return {
    assessments,
    excuses: (controlKey, resourceId) => {
      const under = excused.get(controlKey);
      if (under === undefined) return false;
      if (under.every || under.ids.has(resourceId)) return true;
      return under.patterns.some((pattern) => matchesPattern(pattern, resourceId));
    },
  };
}

function sortKey({ control, resource, pattern, expiresOn, id }: Exception): string {
  return [control, resource ?? "", pattern ?? "", expiresOn, id].join("\u0000");
}
