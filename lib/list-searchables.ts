/** Everything of a posture and a catalogue that has a name, with the texts it answers to. */
import type { Catalogue } from "./posture/control.ts";
import { anyRead } from "./posture/coverage.ts";
import type { ControlAssessment, Posture } from "./posture/posture.ts";
import {
  type ControlStatus,
  type RequirementStatus,
  type Severity,
  severities,
} from "./posture/vocabulary.ts";
import { foldedWords, type Searchable } from "./rank-matches.ts";

/** Something a search may lead to. */
export type FoundThing =
  | {
      readonly kind: "control";
      readonly key: string;
      readonly title: string;
      readonly status: ControlStatus;
      readonly severity: Severity;
      readonly failingResources: number;
    }
  | { readonly kind: "standard"; readonly id: string; readonly name: string }
  | {
      readonly kind: "requirement";
      readonly standard: string;
      readonly standardName: string;
      readonly id: string;
      readonly title: string;
      /** Null while there is no posture. */
      readonly status: RequirementStatus | null;
    }
  | {
      readonly kind: "finding_type";
      readonly type: string;
      readonly title: string;
      /** Active findings of the type; null while no detector was read. */
      readonly active: number | null;
    }
  | {
      /** By the beginning of its id, or by any text in what a list of findings is searched by. */
      readonly kind: "finding" | "mention";
      readonly region: string;
      readonly id: string;
      readonly title: string;
      readonly severity: Severity;
    }
  | { readonly kind: "rule"; readonly identifier: string; readonly title: string }
  | {
      readonly kind: "resource";
      readonly region: string;
      readonly resourceType: string;
      readonly resourceId: string;
    }
  | { readonly kind: "region"; readonly region: string }
  | { readonly kind: "pack"; readonly region: string; readonly name: string };

/** All but what only the store knows, by kind. */
export type Searchables = Readonly<
  Record<
    Exclude<FoundThing["kind"], "resource" | "finding" | "mention">,
    readonly Searchable<FoundThing>[]
  >
>;

/** Lists what there is. Without a posture: what the catalogue knows. */
export function listSearchables(posture: Posture | null, catalogue: Catalogue): Searchables {
  return {
    control: (posture?.controls ?? []).toSorted(worstFirst).map(controlOf),
    standard: catalogue.standards.map(({ id, name, edition }) =>
      searchable({ kind: "standard", id, name: `${name} ${edition}` }, `${name} ${edition}`, id),
    ),
    requirement: requirementsOf(posture, catalogue),
    finding_type: findingTypesOf(posture, catalogue),
    rule: catalogue.rules.flatMap(({ identifier, title }) =>
      identifier === null
        ? []
        : [searchable({ kind: "rule", identifier, title }, identifier, title)],
    ),
    region: [...new Set((posture?.coverage ?? []).map(({ region }) => region))]
      .toSorted()
      .map((region) => searchable({ kind: "region", region }, region)),
    pack: (posture?.conformancePacks ?? []).map(({ region, name }) =>
      searchable({ kind: "pack", region, name }, name, `${name} ${region}`),
    ),
  };
}

function searchable(thing: FoundThing, ...texts: readonly string[]): Searchable<FoundThing> {
  return { thing, texts: texts.map(foldedWords) };
}

function worstFirst(a: ControlAssessment, b: ControlAssessment): number {
  return (
    Number(b.status === "failing") - Number(a.status === "failing") ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity)
  );
}

function controlOf(control: ControlAssessment): Searchable<FoundThing> {
  const { key, title, status, severity, identifier } = control;
  return searchable(
    {
      kind: "control",
      key,
      title,
      status,
      severity,
      failingResources: control.nonCompliantResources,
    },
    title,
    identifier ?? key.replace(/^custom:/, ""),
    key,
  );
}

function requirementsOf(
  posture: Posture | null,
  { standards }: Catalogue,
): readonly Searchable<FoundThing>[] {
  const statuses = new Map(
    (posture?.frameworks ?? []).map(({ id, controls }) => [
      id,
      new Map(controls.map((requirement) => [requirement.id, requirement.status])),
    ]),
  );
  return standards.flatMap(({ id: standard, name, edition, rows }) =>
    rows
      .filter(({ assessable }) => assessable)
      .map(({ id, title }) =>
        searchable(
          {
            kind: "requirement",
            standard,
            standardName: `${name} ${edition}`,
            id,
            title,
            status: statuses.get(standard)?.get(id) ?? null,
          },
          id,
          title,
          `${name} ${edition} ${id} ${title}`,
        ),
      ),
  );
}

function findingTypesOf(
  posture: Posture | null,
  { findingTypes }: Catalogue,
): readonly Searchable<FoundThing>[] {
  const groups = posture?.findingGroups ?? [];
  const none = posture !== null && anyRead(posture.coverage, "guardduty") ? 0 : null;
  const active = new Set(groups.map(({ type }) => type));
  return [
    ...groups.map(({ type, title, count }) =>
      searchable({ kind: "finding_type", type, title, active: count }, type, title),
    ),
    ...findingTypes
      .filter(({ type }) => !active.has(type))
      .map(({ type, title }) =>
        searchable({ kind: "finding_type", type, title, active: none }, type, title),
      ),
  ];
}
