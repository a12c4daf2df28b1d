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

/** Whether the last listing of every id no longer says what there is, whatever the counts are. */
export function isListingOld({ listedAt }: KnownFindings, now: Date): boolean {
  if (listedAt === null) return true;
  const age = now.getTime() - Date.parse(listedAt);
  // A listing from the future was dated by a clock that was wrong: nobody knows how old it is.
  return age < 0 || age >= listingLastsMilliseconds;
}

/** What is held after a reading: what was known, without what is gone, and what was brought in its place. */
export function countsHeld(
  known: Pick<KnownFindings, "active" | "archived">,
  {
    byId,
    brought,
    gone = [],
  }: {
    /** At least of those that were brought or are gone. */
    readonly byId: KnownById;
    readonly brought: ReadonlyMap<string, BroughtFinding>;
    readonly gone?: readonly string[];
  },
): CountedFindings {
  const active = new Map(known.active);
  const all = new Map(known.active);
  for (const [severity, count] of known.archived) add(all, severity, count);
  const count = ({ archived, severityScore }: BroughtFinding, by: 1 | -1) => {
    add(all, severityScore, by);
    if (!archived) add(active, severityScore, by);
  };
  for (const id of new Set([...brought.keys(), ...gone])) {
    const before = byId.get(id);
    if (before !== undefined) count(before, -1);
  }
  for (const finding of brought.values()) count(finding, 1);
  return { all, active };
}

export interface Disagreement {
  readonly which: "all" | "active";
  readonly severity: number;
  readonly counted: number;
  readonly held: number;
}

/** The first severity of which AWS counts more or fewer than are held; null where there is none. */
export function disagreementOf(
  counted: Partial<CountedFindings>,
  held: CountedFindings,
): Disagreement | null {
  for (const which of ["all", "active"] as const) {
    const theirs = counted[which];
    for (const severity of theirs ? [...theirs.keys(), ...held[which].keys()] : []) {
      const numbers = {
        counted: theirs?.get(severity) ?? 0,
        held: held[which].get(severity) ?? 0,
      };
      if (numbers.counted !== numbers.held) return { which, severity, ...numbers };
    }
  }
  return null;
}

function add(counts: Map<number, number>, severity: number, count: number): void {
  counts.set(severity, (counts.get(severity) ?? 0) + count);
}

const sumOf = (counts: Counts): number => counts.values().reduce((sum, count) => sum + count, 0);
