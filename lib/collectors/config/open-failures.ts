/** Failures of one pack that no listing covers yet, remembered by name while they are few. */
import type { FailureDetail } from "../../posture/collected-rows.ts";
import { mostNamed, type UnexplainedFailures } from "./plan-details.ts";
import { canBeFiltered, mostResourceIds, type PackFilter } from "./row-listing.ts";

/** A failing row by its place in the region. */
export type Failure = Pick<FailureDetail, "ruleName" | "resourceType" | "resourceId">;

type ResourceFilter = Extract<PackFilter, { readonly resourceType: string }>;

export interface OpenFailures {
  /** Unless its resource was asked about already. */
  readonly add: (row: Failure) => void;
  /**
   * Questions about as many resources as one may hold; what they cover is open no more. None where a rule
   * has too many to name: it will be asked by its own name, or with the whole pack.
   */
  readonly takeFullFilters: () => readonly ResourceFilter[];
  /** How many resources were asked about. */
  readonly asked: () => number;
  /** Each rule at most once. */
  readonly list: () => readonly UnexplainedFailures[];
  readonly clear: () => void;
}

type Resource = UnexplainedFailures["named"][number];

/** Null: too many to name. */
type Named = Map<string, Resource> | null;

interface OpenRule {
  readonly unexplained: number;
  readonly named: Named;
}

/** Names a resource within its region. */
export const keyOf = ({ resourceType, resourceId }: Resource) => `${resourceType} ${resourceId}`;

export function createOpenFailures(): OpenFailures {
  const rules = new Map<string, OpenRule>();
  const asked = new Set<string>();
  const cover = ({ resourceType, resourceIds }: ResourceFilter) => {
    const keys = resourceIds.map((resourceId) => keyOf({ resourceType, resourceId }));
    for (const key of keys) asked.add(key);
    for (const [ruleName, { named }] of rules) {
      for (const key of keys) named?.delete(key);
      if (named?.size === 0) rules.delete(ruleName);
    }
  };
  return {
    add({ ruleName, ...resource }) {
      const key = keyOf(resource);
      if (asked.has(key)) return;
      const { unexplained, named } = rules.get(ruleName) ?? { unexplained: 0, named: new Map() };
      named?.set(key, resource);
      const tooMany = named === null || named.size > mostNamed;
      rules.set(ruleName, { unexplained: unexplained + 1, named: tooMany ? null : named });
    },
    takeFullFilters() {
      const named = [...rules.values()].map((rule) => rule.named);
      if (named.includes(null)) return [];
      const filters = fullFilters(named.flatMap((resources) => [...(resources ?? [])]));
      for (const filter of filters) cover(filter);
      return filters;
    },
    asked: () => asked.size,
    list: () =>
      [...rules].map(([ruleName, { unexplained, named }]) =>
        named === null
          ? { ruleName, unexplained, named: [] }
          : { ruleName, unexplained: named.size, named: [...named.values()] },
      ),
    clear() {
      rules.clear();
      asked.clear();
    },
  };
}

function fullFilters(named: readonly (readonly [string, Resource])[]): ResourceFilter[] {
  const each = [...new Map(named).values()].filter(canBeFiltered);
  return [...Map.groupBy(each, ({ resourceType }) => resourceType)].flatMap(
    ([resourceType, resources]) =>
      Array.from({ length: Math.floor(resources.length / mostResourceIds) }, (_, index) => ({
        resourceType,
        resourceIds: resources
          .slice(index * mostResourceIds, (index + 1) * mostResourceIds)
          .map(({ resourceId }) => resourceId),
      })),
  );
}
