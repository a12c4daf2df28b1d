import { z } from "zod";
import { referenceOf, type Standard } from "../posture/standard.ts";
import { nearestWord } from "./nearest-word.ts";
import { notAmong, quoted, wordMeant, wordsBegunBy } from "./not-among.ts";

/** A requirement as a mapping file names it, `pci-dss-4.0.1:1.2.5`; one that an assessor answers. */
export function reference(standards: readonly Standard[]) {
  const assessable = new Map<string, readonly string[]>();
  const headings = new Map<string, readonly string[]>();
  for (const { id, rows } of standards) {
    assessable.set(id, idsOf(rows));
    for (const row of rows)
      if (!row.assessable) headings.set(referenceOf(id, row.id), assessableBelow(row.id, rows));
  }
  const known = new Set(referencesOf(assessable));
  return z.string().refine((said) => known.has(said), {
    error: ({ input }) => {
      const said = String(input);
      const below = headings.get(said);
      return below === undefined
        ? noRequirement(said, assessable)
        : `${quoted(said)} is a heading, which nobody assesses by itself${below.length === 0 ? "" : `: name what is below it, ${listed(below)}`}`;
    },
  });
}

/** Ids of requirements by standard. */
type Assessable = ReadonlyMap<string, readonly string[]>;

function noRequirement(said: string, assessable: Assessable): string {
  if (assessable.has(said))
    return `${quoted(said)} is a whole standard: name a requirement of it, as ${referenceOf(said, assessable.get(said)?.[0] ?? "")}`;
  const [standard, requirement] = parted(said);
  const message = `${quoted(said)} is no requirement`;
  const ofStandard = assessable.get(standard);
  if (ofStandard !== undefined) {
    const meant = wordMeant(requirement, ofStandard);
    return meant === null
      ? `${message}: ${standard} has ${ofStandard.length}, and none is like it`
      : `${message}: did you mean ${referenceOf(standard, meant)}?`;
  }
  const meant = referencesMeant(said, assessable);
  const form = `${message} (write standard:requirement)`;
  if (meant.length > 0) return `${form}: did you mean ${meant.join(" or ")}?`;
  return `${form}: ${notAmong("standard", standard || said, [...assessable.keys()])}`;
}

/** More than these are no hint. */
const mostMeant = 4;

/** One that is written almost so; else those of that number, in the standard of which the beginning is there. */
function referencesMeant(said: string, assessable: Assessable): readonly string[] {
  const all = referencesOf(assessable);
  const nearest = nearestWord(said, all);
  if (nearest !== null) return [nearest];
  const [standard, requirement] = parted(said);
  const begun = wordsBegunBy(standard, [...assessable.keys()]);
  const looked = begun.length > 0 ? begun : [...assessable.keys()];
  const found = looked.flatMap((id) =>
    (assessable.get(id) ?? [])
      .filter((one) => one.toLowerCase() === requirement.toLowerCase())
      .map((one) => referenceOf(id, one)),
  );
  return found.length > mostMeant ? [] : found;
}

/** Without a colon it is the requirement's part that is there. */
function parted(said: string): readonly [standard: string, requirement: string] {
  const colon = said.indexOf(":");
  return colon === -1 ? ["", said] : [said.slice(0, colon), said.slice(colon + 1)];
}

function referencesOf(assessable: Assessable): string[] {
  return [...assessable].flatMap(([standard, ids]) => ids.map((id) => referenceOf(standard, id)));
}

function idsOf(rows: Standard["rows"]): readonly string[] {
  return rows.filter((row) => row.assessable).map(({ id }) => id);
}

/** Parents stand before their children. */
function assessableBelow(heading: string, rows: Standard["rows"]): readonly string[] {
  const inside = new Set([heading]);
  const below = rows.filter((row) => {
    const isBelow = row.parent !== null && inside.has(row.parent);
    if (isBelow) inside.add(row.id);
    return isBelow;
  });
  return idsOf(below);
}

/** A chapter may hold a hundred. */
const mostListed = 20;

function listed(ids: readonly string[]): string {
  const more = ids.length - mostListed;
  const shown = ids.slice(0, mostListed).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}
