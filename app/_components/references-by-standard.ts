import type { RuleMapping } from "../../lib/posture/control.ts";
import { inReadersOrder } from "../../lib/posture/order-standards.ts";
import type { Standard } from "../../lib/posture/standard.ts";
import { type MappingSource, mappingSources } from "../../lib/posture/vocabulary.ts";
import { standardName } from "../_words/standards.ts";

/** A requirement that a rule is evidence for, and who says so. */
export interface SaidReference {
  readonly requirement: string;
  /** The chapter it stands in when it is a heading, meant with everything below it; else null. */
  readonly chapter: string | null;
  /** Null for one the standard does not have. */
  readonly title: string | null;
  readonly source: MappingSource;
}

export interface StandardReferences {
  readonly standard: string;
  readonly name: string;
  /** In the standard's order. */
  readonly references: readonly SaidReference[];
}

/** What a rule is evidence for, standard by standard; a reference to none that is known stays, last. */
export function referencesByStandard(
  { controlsBy }: Pick<RuleMapping, "controlsBy">,
  standards: readonly Standard[],
): StandardReferences[] {
  const said = mappingSources.flatMap((source) =>
    controlsBy[source].map((reference) => ({ ...split(reference), source })),
  );
  const groups = [...Map.groupBy(said, ({ standard }) => standard)].map(([id, members]) => {
    const standard = standards.find((each) => each.id === id);
    const rows = standard?.rows ?? [];
    const place = new Map(rows.map((row, index) => [row.id, index]));
    const rowOf = (row: string | null) => rows[place.get(row ?? "") ?? -1];
    return {
      id,
      standard: id,
      name: standard === undefined ? id : standardName(standard),
      references: members
        .map(({ requirement, source }) => ({
          requirement,
          title: rowOf(requirement)?.title ?? null,
          chapter: rowOf(requirement)?.assessable === false ? chapterOf(requirement, rowOf) : null,
          source,
        }))
        .sort((a, b) => (place.get(a.requirement) ?? 1e9) - (place.get(b.requirement) ?? 1e9)),
    };
  });
  return inReadersOrder(groups);
}

function chapterOf(
  id: string,
  rowOf: (id: string) => Standard["rows"][number] | undefined,
): string {
  const above = rowOf(id)?.parent ?? null;
  return above === null ? id : chapterOf(above, rowOf);
}

/** How many of some references each source says, the most trusted first. */
export function countSources(
  references: readonly Pick<SaidReference, "source">[],
): { readonly source: MappingSource; readonly count: number }[] {
  return mappingSources
    .map((source) => ({
      source,
      count: references.filter((reference) => reference.source === source).length,
    }))
    .filter(({ count }) => count > 0);
}

function split(reference: string): { readonly standard: string; readonly requirement: string } {
  const at = reference.indexOf(":");
  return { standard: reference.slice(0, at), requirement: reference.slice(at + 1) };
}
