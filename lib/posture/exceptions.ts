import { byTextOf } from "./order.ts";
import { dayMilliseconds, midnightOf } from "./plain-date.ts";
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
  const left = midnightOf(expiresOn.slice(0, 10)) - midnightOf(asOf.slice(0, 10));
  return Math.round(left / dayMilliseconds);
}

export interface JudgedExceptions {
  readonly assessments: readonly ExceptionAssessment[];
  /** Whether an active exception excuses this resource under this control. */
  readonly excuses: (controlKey: string, resourceId: string) => boolean;
}

/** The exception in force that excuses a resource under a control; null when none does. */
export type ExcusedBy = (controlKey: string, resourceId: string) => ExceptionAssessment | null;

/** What is excused under one control, each by the first that says so. */
interface Excused {
  every: ExceptionAssessment | null;
  readonly ids: Map<string, ExceptionAssessment>;
  readonly patterns: { readonly pattern: string; readonly by: ExceptionAssessment }[];
}

/** Resources under one control, as a query over them can be told. */
export interface ExcusedNames {
  /** Every resource, whatever else is said. */
  readonly every: boolean;
  readonly ids: ReadonlySet<string>;
  readonly patterns: readonly string[];
}

/** What is excused under one control. */
export interface Excuses extends ExcusedNames {
  /** Of these, what other exceptions excuse that look closer, and that are not meant. */
  readonly closer?: ExcusedNames;
}

/** Whether a resource is among them. */
export function isExcused({ closer, ...names }: Excuses, resourceId: string): boolean {
  if (closer !== undefined && isNamed(closer, resourceId)) return false;
  return isNamed(names, resourceId);
}

function isNamed({ every, ids, patterns }: ExcusedNames, resourceId: string): boolean {
  if (every || ids.has(resourceId)) return true;
  return patterns.some((pattern) => matchesPattern(pattern, resourceId));
}

/** What the active exceptions among these excuse, by control key. */
export function excusesByControl(
  assessments: readonly ExceptionAssessment[],
): ReadonlyMap<string, Excuses> {
  const active = assessments.filter((assessment) => assessment.active);
  const byControl = Map.groupBy(active, ({ control }) => control);
  return new Map([...byControl].map(([control, some]) => [control, namesOf(some)]));
}

/**
 * What one of a posture's exceptions excuses itself: each resource is excused by one alone, the same that
 * {@link excusedByThese} names. Null where it is not among them, or not in force.
 */
export function excusesOfOne(
  assessments: readonly ExceptionAssessment[],
  id: string,
): Excuses | null {
  const one = assessments.find((each) => each.id === id && each.active);
  if (one === undefined) return null;
  const others = assessments.filter(
    (each) => each.active && each.control === one.control && each !== one,
  );
  const isFirst = (each: ExceptionAssessment) =>
    assessments.indexOf(each) < assessments.indexOf(one);
  const closer = others.filter(
    (each) => widthOf(each) < widthOf(one) || (widthOf(each) === widthOf(one) && isFirst(each)),
  );
  return closer.length === 0 ? namesOf([one]) : { ...namesOf([one]), closer: namesOf(closer) };
}

/** One resource, those that fit a pattern, or all: who looks closer is asked first. */
function widthOf({ resource, pattern }: Exception): 0 | 1 | 2 {
  if (resource !== null) return 0;
  return pattern === null ? 2 : 1;
}

function namesOf(exceptions: readonly Exception[]): ExcusedNames {
  return {
    every: exceptions.some((exception) => widthOf(exception) === 2),
    ids: new Set(exceptions.flatMap(({ resource }) => resource ?? [])),
    patterns: exceptions.flatMap(({ resource, pattern }) =>
      resource === null && pattern !== null ? pattern : [],
    ),
  };
}

/** Judges every exception once, as of an instant. */
export function judgeExceptions(exceptions: readonly Exception[], asOf: Instant): JudgedExceptions {
  const assessments = exceptions
    .map((exception) => ({ ...exception, active: isInForce(exception, asOf) }))
    .sort(byTextOf(sortKey));
  const excusedBy = excusedByThese(assessments);
  return {
    assessments,
    excuses: (controlKey, resourceId) => excusedBy(controlKey, resourceId) !== null,
  };
}

/**
 * Which of a posture's exceptions excuses what. Where several do, the one that names the resource, then the
 * one for its name's pattern, then the one for all: whoever looked closest.
 */
export function excusedByThese(assessments: readonly ExceptionAssessment[]): ExcusedBy {
  const excused = new Map<string, Excused>();
  for (const exception of assessments) {
    const { active, control, resource, pattern } = exception;
    if (!active) continue;
    const under: Excused = excused.get(control) ?? { every: null, ids: new Map(), patterns: [] };
    excused.set(control, under);
    if (resource !== null) under.ids.set(resource, under.ids.get(resource) ?? exception);
    else if (pattern !== null) under.patterns.push({ pattern, by: exception });
    else under.every ??= exception;
  }
  return (controlKey, resourceId) => {
    const under = excused.get(controlKey);
    if (under === undefined) return null;
    const named = under.ids.get(resourceId);
    if (named !== undefined) return named;
    const matching = under.patterns.find(({ pattern }) => matchesPattern(pattern, resourceId));
    return matching?.by ?? under.every;
  };
}

function sortKey({ control, resource, pattern, expiresOn, id }: Exception): string {
  return [control, resource ?? "", pattern ?? "", expiresOn, id].join("\u0000");
}
