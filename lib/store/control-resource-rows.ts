import { type Expression, type Kysely, type SelectQueryBuilder, sql } from "kysely";
import type { ExcusedNames, Excuses } from "../posture/exceptions.ts";
import type { EvaluationCompliance } from "../posture/vocabulary.ts";
import type { ResourcePlace } from "./control-resource.ts";
import { worstCompliance } from "./control-totals.ts";
import { fitsPattern } from "./sqlite-dialect.ts";
import type { StoredSchema } from "./stored-schema.ts";

export interface ControlResourceQuery {
  readonly accountId: string;
  /** The control's key. */
  readonly control: string;
  readonly compliance?: EvaluationCompliance;
  /** What is excused under the control now; left out: nothing. */
  readonly excuses?: Excuses | undefined;
  /** Of those that fail, only the excused, or only the others; left out: both. */
  readonly excepted?: boolean;
  /** Only verdicts made in this region. */
  readonly region?: string;
  /** Only verdicts of the rules of this name. */
  readonly rule?: string;
  /** Only resources whose id holds this, in any case. */
  readonly search?: string;
  /** `oldest`: the longest in their state first; left out: by type, id and region, which an index holds. */
  readonly order?: "oldest" | "newest";
  /** `next` of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** What tells a resource from all others. */
export const placeColumns = ["resource_type", "resource_id", "resource_region"] as const;

/** Where a resource stands in a list that is in the order of age. */
export type AgedPlace = ResourcePlace & { readonly since: number | null };

/** The same of one resource. */
export function partsOf(place: ResourcePlace): [string, string, string] {
  return [place.resource_type, place.resource_id, place.resource_region];
}

type Grouped<O> = SelectQueryBuilder<StoredSchema, "evaluations", O>;

/** One failing copy is enough to fail, and an index holds just those; passing takes all of them. */
export function ofVerdict<O>(
  copies: Grouped<O>,
  verdict: EvaluationCompliance,
  { excuses, excepted }: Pick<ControlResourceQuery, "excuses" | "excepted"> = {},
): Grouped<O> {
  if (verdict !== "NON_COMPLIANT") return copies.having(worstCompliance, "=", verdict);
  const failing = copies.where("compliance", "=", sql.lit(verdict));
  if (excepted === undefined) return failing;
  const excused = excuses === undefined ? sql<boolean>`false` : amongExcused(excuses);
  return failing.where(excepted ? excused : sql<boolean>`not ${excused}`);
}

/** Rows whose resource is excused, by the same judge as everywhere. */
function amongExcused({ closer, ...names }: Excuses): Expression<boolean> {
  if (closer === undefined) return amongNamed(names);
  return sql<boolean>`(${amongNamed(names)} and not ${amongNamed(closer)})`;
}

function amongNamed({ every, ids, patterns }: ExcusedNames): Expression<boolean> {
  if (every) return sql<boolean>`true`;
  const named = sql<boolean>`resource_id in (select value from json_each(${JSON.stringify([...ids])}))`;
  const fitting = patterns.map((pattern) => fitsPattern(pattern, sql.ref("resource_id")));
  return sql<boolean>`(${sql.join([named, ...fitting], sql` or `)})`;
}

/** Later than any instant, for what has no age: it stands last in either order. */
const never = 9_000_000_000_000_000;

/** The longest in their state first, or the newest. */
export function byAge<O>(
  places: Grouped<O>,
  order: "oldest" | "newest",
  after: AgedPlace | null,
): Grouped<O> {
  const known = order === "oldest" ? sql`min(in_state_since)` : sql`-max(0, min(in_state_since))`;
  const age = sql<number>`coalesce(${known}, ${sql.lit(never)})`;
  const inOrder = places
    .orderBy(age)
    .orderBy("resource_type")
    .orderBy("resource_id")
    .orderBy("resource_region");
  if (after === null) return inOrder;
  const itsAge =
    after.since === null ? never : order === "oldest" ? after.since : -Math.max(0, after.since);
  const later = sql<boolean>`(${age}, resource_type, resource_id, resource_region) > (${sql.join([itsAge, ...partsOf(after)])})`;
  return inOrder.having(later);
}

/** The verdicts of a control as they are now, under the filters of a list. */
export function currentCopies(
  db: Kysely<StoredSchema>,
  { accountId, control, region, rule, search }: ControlResourceQuery,
) {
  let copies = db
    .selectFrom("evaluations")
    .where("account_id", "=", accountId)
    .where("control_key", "=", control)
    .where("valid_to", "is", null);
  if (region !== undefined) copies = copies.where("region", "=", region);
  if (rule !== undefined) copies = copies.where("rule_name", "=", rule);
  if (search !== undefined) copies = copies.where(holds(search));
  return copies;
}

/** Resources whose id holds some text, in any case of the Latin letters. */
export function holds(search: string): Expression<boolean> {
  return sql<boolean>`instr(lower(resource_id), ${search.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())}) > 0`;
}
