import { type Kysely, sql } from "kysely";
import { z } from "zod";
import { type EvaluationCompliance, evaluationCompliances } from "../posture/vocabulary.ts";
import {
  type ControlResource,
  type Copy,
  copyColumns,
  placeKeyOf,
  type ResourcePlace,
  resourceOf,
} from "./control-resource.ts";
import {
  type AgedPlace,
  byAge,
  type ControlResourceQuery,
  currentCopies,
  ofVerdict,
  partsOf,
  placeColumns,
} from "./control-resource-rows.ts";
import { totalOfControl } from "./control-totals.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type Page, requireLimit, rowsBefore } from "./page.ts";
import type { StoredSchema } from "./stored-schema.ts";

const list = "control-resources";
const cursorKey = z.tuple([
  z.enum(evaluationCompliances),
  z.string(),
  z.string(),
  z.string(),
  /** The row's age, for the orders by age. */
  z.int().nullable(),
  /** Rows before the page. */
  z.int(),
]);

/**
 * Distinct resources of a control as they are now, the failing first, then by type, id and region or by
 * age.
 *
 * @throws BadCursorError
 */
export async function listControlResources(
  db: Kysely<StoredSchema>,
  query: ControlResourceQuery,
): Promise<Page<ControlResource>> {
  requireLimit(query.limit);
  const from = query.after === undefined ? null : startOf(query.after);
  const rows: ControlResource[] = [];
  for (const verdict of verdictsFrom(query.compliance, from?.verdict)) {
    const after = from?.verdict === verdict ? from.place : null;
    const wanted = query.limit + 1 - rows.length;
    if (wanted > 0) rows.push(...(await resourcesIn(db, query, verdict, after, wanted)));
  }
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const marked = from?.before ?? 0;
  const page = {
    rows: shown,
    next: last && rows.length > query.limit ? cursorAfter(last, marked + shown.length) : null,
    total: await totalOf(db, query),
  };
  return { ...page, before: rowsBefore(page, marked) };
}

/** Whether a control has a verdict now on a resource of this id, of whatever type and wherever. */
export async function knowsResource(
  db: Kysely<StoredSchema>,
  {
    resourceId,
    ...of
  }: Pick<ControlResourceQuery, "accountId" | "control"> & { readonly resourceId: string },
): Promise<boolean> {
  const found = await currentCopies(db, { ...of, limit: 1 })
    .select("resource_id")
    .where("resource_id", "=", resourceId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

function startOf(cursor: string) {
  const [verdict, resource_type, resource_id, resource_region, since, before] = decodeCursor(
    list,
    cursorKey,
    cursor,
  );
  return { verdict, before, place: { resource_type, resource_id, resource_region, since } };
}

function cursorAfter(row: ControlResource, before: number): string {
  const since = row.inStateSince === null ? null : Date.parse(row.inStateSince);
  const { compliance, resourceType, resourceId, region } = row;
  return encodeCursor(list, [compliance, resourceType, resourceId, region, since, before]);
}

/** The list's parts in order, from the one where the page begins. */
function verdictsFrom(
  only: EvaluationCompliance | undefined,
  start: EvaluationCompliance | undefined,
): readonly EvaluationCompliance[] {
  const worstFirst = ["NON_COMPLIANT", "COMPLIANT"] as const;
  const all = start === undefined ? worstFirst : worstFirst.slice(worstFirst.indexOf(start));
  return all.filter((verdict) => only === undefined || verdict === only);
}

async function resourcesIn(
  db: Kysely<StoredSchema>,
  query: ControlResourceQuery,
  verdict: EvaluationCompliance,
  after: AgedPlace | null,
  limit: number,
): Promise<ControlResource[]> {
  const places = await placesIn(db, query, verdict, after, limit);
  const copies = await copiesAt(db, query, verdict, places);
  const copiesOf = Map.groupBy(copies, placeKeyOf);
  return places.flatMap((place) => {
    const [copy, ...more] = copiesOf.get(placeKeyOf(place)) ?? [];
    return copy ? [resourceOf(query.accountId, verdict, [copy, ...more])] : [];
  });
}

/** The verdicts on some resources that a page shows. */
async function copiesAt(
  db: Kysely<StoredSchema>,
  query: ControlResourceQuery,
  verdict: EvaluationCompliance,
  places: readonly ResourcePlace[],
): Promise<Copy[]> {
  const copies = currentCopies(db, query)
    .select(copyColumns)
    .where("compliance", "=", sql.lit(verdict))
    .orderBy("rule_name")
    .orderBy("region");
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (query.order === undefined) {
    // They are neighbours: a range read of the same index, in place of one look-up for each resource.
    return copies
      .where((eb) => eb(eb.refTuple(...placeColumns), ">=", eb.tuple(...partsOf(first))))
      .where((eb) => eb(eb.refTuple(...placeColumns), "<=", eb.tuple(...partsOf(last))))
      .execute();
  }
  const each = places.map((place) =>
    copies
      .where((eb) => eb(eb.refTuple(...placeColumns), "=", eb.tuple(...partsOf(place))))
      .execute(),
  );
  return (await Promise.all(each)).flat();
}

/** The next resources whose worst verdict is `verdict`, in order. */
function placesIn(
  db: Kysely<StoredSchema>,
  query: ControlResourceQuery,
  verdict: EvaluationCompliance,
  after: AgedPlace | null,
  limit: number,
): Promise<ResourcePlace[]> {
  const grouped = ofVerdict(currentCopies(db, query), verdict, query)
    .select(placeColumns)
    .groupBy(placeColumns)
    .limit(limit);
  if (query.order !== undefined) return byAge(grouped, query.order, after).execute();
  const inOrder = grouped
    .orderBy("resource_type")
    .orderBy("resource_id")
    .orderBy("resource_region");
  if (after === null) return inOrder.execute();
  return inOrder
    .where((eb) => eb(eb.refTuple(...placeColumns), ">", eb.tuple(...partsOf(after))))
    .execute();
}

/** Counted beforehand for the whole list; what a search, one rule or an exception leaves is counted now. */
async function totalOf(db: Kysely<StoredSchema>, query: ControlResourceQuery): Promise<number> {
  const { search, rule, excepted, excuses } = query;
  if (search !== undefined || rule !== undefined) return countedNow(db, query);
  if (query.compliance !== "NON_COMPLIANT" || excepted === undefined)
    return totalOfControl(db, query);
  const failing = await totalOfControl(db, query);
  const excused =
    excuses?.every && excuses.closer === undefined
      ? failing
      : excuses === undefined
        ? 0
        : await countedNow(db, { ...query, excepted: true });
  return excepted ? excused : failing - excused;
}

async function countedNow(db: Kysely<StoredSchema>, query: ControlResourceQuery): Promise<number> {
  let found = 0;
  for (const verdict of verdictsFrom(query.compliance, undefined)) {
    const places = ofVerdict(currentCopies(db, query), verdict, query)
      .select(placeColumns)
      .groupBy(placeColumns);
    const { rows } = await db
      .selectFrom(places.as("place"))
      .select(({ fn }) => fn.countAll<number>().as("rows"))
      .executeTakeFirstOrThrow();
    found += rows;
  }
  return found;
}

/** How many resources that fail a control are excused. */
export function countExcused(
  db: Kysely<StoredSchema>,
  of: Omit<ControlResourceQuery, "compliance" | "excepted" | "limit" | "after">,
): Promise<number> {
  return totalOf(db, { ...of, compliance: "NON_COMPLIANT", excepted: true, limit: 1 });
}
