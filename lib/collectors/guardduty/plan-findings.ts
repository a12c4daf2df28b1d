/**
 * How much of GuardDuty's findings must be read, given what is known of them and how many AWS says there
 * are. Pure.
 */
import type { KnownFindings } from "../../posture/collected-rows.ts";

/** How many findings there are of each severity number. */
export type Counts = ReadonlyMap<number, number>;

/** What AWS's statistics say. */
export interface CountedFindings {
  readonly all: Counts;
  readonly active: Counts;
}

/** A finding as far as counting goes. */
export interface BroughtFinding {
  readonly archived: boolean;
  readonly severityScore: number;
}

/** The findings that are known already, by id. */
export type KnownById = Awaited<ReturnType<KnownFindings["byId"]>>;

/**
 * `nothing`: there is none and none was known. `everything`: all of them, with their details. `changes`:
 * what was updated since the latest of those known.
 */
export type FirstStep = "nothing" | "everything" | "changes";

/** @param all what the statistics say of all findings; null when they could not be read */
export function firstStep(known: KnownFindings | null, all: Counts | null): FirstStep {
  const thereAreNone = all !== null && sumOf(all) === 0;
  const noneIsKnown = known === null || known.updatedUntil === null;
  if (noneIsKnown) return thereAreNone ? "nothing" : "everything";
  // Statistics alone do not close what is known: an empty listing must say so too.
  return thereAreNone ? "everything" : "changes";
}

/**
 * Listings older than this are made anew, whatever the counts say: they cannot tell that one finding was
 * archived and another of the same severity brought back, where AWS dated neither.
 */
const listingLastsMilliseconds = 24 * 60 * 60 * 1000;

/** Whether what is known, with the changes brought, may not be all there is, so that every id must be listed. */
export function needsListing(reading: {
  readonly known: KnownFindings;
  readonly byId: KnownById;
  /** What the listing of changes brought, by id. */
  readonly brought: ReadonlyMap<string, BroughtFinding>;
  /** Null when the statistics could not be read. */
  readonly counted: CountedFindings | null;
  readonly now: Date;
}): boolean {
  const { known, byId, brought, counted, now } = reading;
  if (known.listedAt === null || counted === null) return true;
  const age = now.getTime() - Date.parse(known.listedAt);
  // A listing from the future was dated by a clock that was wrong: nobody knows how old it is.
  if (age < 0 || age >= listingLastsMilliseconds) return true;
  return !countsAgree(known, { byId, brought, counted });
}

function countsAgree(
  known: KnownFindings,
  {
    byId,
    brought,
    counted,
  }: {
    readonly byId: KnownById;
    readonly brought: ReadonlyMap<string, BroughtFinding>;
    readonly counted: CountedFindings;
  },
): boolean {
  const active = new Map(known.active);
  const all = new Map(known.active);
  for (const [severity, count] of known.archived) add(all, severity, count);
  for (const [id, { archived, severityScore }] of brought) {
    const before = byId.get(id);
    if (before === undefined) add(all, severityScore, 1);
    // Its old severity is not known. Where that was another, the counts disagree and all ids are listed.
    else if (!before.archived) add(active, severityScore, -1);
    if (!archived) add(active, severityScore, 1);
  }
  return areEqual(active, counted.active) && areEqual(all, counted.all);
}

function add(counts: Map<number, number>, severity: number, count: number): void {
  counts.set(severity, (counts.get(severity) ?? 0) + count);
}

function areEqual(a: Counts, b: Counts): boolean {
  return [...a.keys(), ...b.keys()].every(
    (severity) => (a.get(severity) ?? 0) === (b.get(severity) ?? 0),
  );
}

const sumOf = (counts: Counts): number => counts.values().reduce((sum, count) => sum + count, 0);
