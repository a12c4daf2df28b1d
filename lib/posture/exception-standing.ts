/** Where exceptions stand on a day, and which change makes one register into another. */
import { warnedDays } from "./exception-rules.ts";
import { daysLeftOf, type Exception, isInForce } from "./exceptions.ts";
import { byTextOf } from "./order.ts";
import type { Instant } from "./snapshot.ts";

/** `running_out`: in force, and over within {@link warnedDays} days. */
export type ExceptionState = "in_force" | "running_out" | "run_out";

export interface ExceptionStanding {
  readonly exception: Exception;
  readonly state: ExceptionState;
  /** 0 on its last day, less than 0 after it. */
  readonly daysLeft: number;
}

/** Where one exception stands. */
export function standingOfException(exception: Exception, at: Instant): ExceptionStanding {
  const daysLeft = daysLeftOf(exception, at);
  return { exception, state: stateOf(exception, daysLeft, at), daysLeft };
}

function stateOf(exception: Exception, daysLeft: number, at: Instant): ExceptionState {
  if (!isInForce(exception, at)) return "run_out";
  return daysLeft <= warnedDays ? "running_out" : "in_force";
}

/** By control, then what of it, then id: the order of registers and files. */
export function inRegisterOrder(exceptions: readonly Exception[]): Exception[] {
  return exceptions.toSorted(
    byTextOf(({ control, resource, pattern, id }) =>
      [control, resource ?? "", pattern ?? "", id].join("\u0000"),
    ),
  );
}

/** What makes what stands into what is wanted. */
export interface ExceptionChanges {
  readonly added: readonly Exception[];
  readonly changed: readonly { readonly before: Exception; readonly after: Exception }[];
  readonly same: readonly Exception[];
  /** Stand, and are not wanted. */
  readonly missing: readonly Exception[];
}

/** Compares two registers by id. */
export function exceptionChanges(
  standing: readonly Exception[],
  wanted: readonly Exception[],
): ExceptionChanges {
  const before = new Map(standing.map((exception) => [exception.id, exception]));
  const named = new Set(wanted.map(({ id }) => id));
  const kept = wanted.flatMap((after) => {
    const known = before.get(after.id);
    return known === undefined ? [] : [{ before: known, after }];
  });
  return {
    added: wanted.filter(({ id }) => !before.has(id)),
    changed: kept.filter(({ before: was, after }) => !isSame(was, after)),
    same: kept.flatMap(({ before: was, after }) => (isSame(was, after) ? [after] : [])),
    missing: standing.filter(({ id }) => !named.has(id)),
  };
}

const members = [
  "control",
  "resource",
  "pattern",
  "reason",
  "owner",
  "ticket",
  "expiresOn",
] as const satisfies readonly (keyof Exception)[];

/** Whether two exceptions say the same, member by member. */
export function isSame(a: Exception, b: Exception): boolean {
  return members.every((member) => a[member] === b[member]);
}

/** Whether both excuse the same: of one id, what is excused does not change. */
export function excusesTheSame(a: Exception, b: Exception): boolean {
  return a.control === b.control && a.resource === b.resource && a.pattern === b.pattern;
}
