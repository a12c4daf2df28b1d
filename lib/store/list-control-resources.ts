import { type Kysely, sql } from "kysely";
import { z } from "zod";
import { type EvaluationCompliance, evaluationCompliances } from "../posture/vocabulary.ts";
import {
  type ControlResource,
  copyColumns,
  placeKeyOf,
  type ResourcePlace,
  resourceOf,
} from "./control-resource.ts";
import { totalOfControl, worstCompliance } from "./control-totals.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type Page, requireLimit } from "./page.ts";
import type { StoredSchema } from "./stored-schema.ts";

export interface ControlResourceQuery {
  readonly accountId: string;
  /** The control's key. */
  readonly control: string;
  readonly compliance?: EvaluationCompliance;
  /** Only verdicts made in this region. */
  readonly region?: string;
  /** `next` of the page before. */
  readonly after?: string;
  readonly limit: number;
}

const list = "control-resources";
const cursorKey = z.tuple([z.enum(evaluationCompliances), z.string(), z.string(), z.string()]);

/**
 * Distinct resources of a control as they are now, the failing first, then by type, id and region.
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
  return {
    rows: shown,
    next: last && rows.length > query.limit ? cursorAfter(last) : null,
    total: await totalOfControl(db, query),
  };
}

function startOf(cursor: string) {
  const [verdict, resource_type, resource_id, resource_region] = decodeCursor(
    list,
    cursorKey,
    cursor,
  );
  return { verdict, place: { resource_type, resource_id, resource_region } };
}

function cursorAfter(row: ControlResource): string {
  return encodeCursor(list, [row.compliance, row.resourceType, row.resourceId, row.region]);
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
  after: ResourcePlace | null,
  limit: number,
): Promise<ControlResource[]> {
  const places = await placesIn(db, query, verdict, after, limit);
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return [];
  // A range read of the same index, in place of one look-up for each resource.
  const copies = await currentCopies(db, query)
    .select(copyColumns)
    .where("compliance", "=", sql.lit(verdict))
    .where((eb) => eb(eb.refTuple(...placeColumns), ">=", eb.tuple(...partsOf(first))))
    .where((eb) => eb(eb.refTuple(...placeColumns), "<=", eb.tuple(...partsOf(last))))
    .orderBy("rule_name")
    .orderBy("region")
    .execute();
  const copiesOf = Map.groupBy(copies, placeKeyOf);
  return places.flatMap((place) => {
    const [copy, ...more] = copiesOf.get(placeKeyOf(place)) ?? [];
    return copy ? [resourceOf(query.accountId, verdict, [copy, ...more])] : [];
  });
}

const placeColumns = ["resource_type", "resource_id", "resource_region"] as const;

function partsOf(place: ResourcePlace): [string, string, string] {
  return [place.resource_type, place.resource_id, place.resource_region];
}

/** The next resources whose worst verdict is `verdict`, in order. */
function placesIn(
  db: Kysely<StoredSchema>,
  query: ControlResourceQuery,
  verdict: EvaluationCompliance,
  after: ResourcePlace | null,
  limit: number,
): Promise<ResourcePlace[]> {
  const inOrder = currentCopies(db, query)
    .select(placeColumns)
    .groupBy(placeColumns)
    .orderBy("resource_type")
    .orderBy("resource_id")
    .orderBy("resource_region")
    .limit(limit);
  // One failing copy is enough to fail, and an index holds just those; passing takes all of them.
  const ofVerdict =
    verdict === "NON_COMPLIANT"
      ? inOrder.where("compliance", "=", sql.lit(verdict))
      : inOrder.having(worstCompliance, "=", verdict);
  if (after === null) return ofVerdict.execute();
  return ofVerdict
    .where((eb) => eb(eb.refTuple(...placeColumns), ">", eb.tuple(...partsOf(after))))
    .execute();
}

function currentCopies(
  db: Kysely<StoredSchema>,
  { accountId, control, region }: ControlResourceQuery,
) {
  const copies = db
    .selectFrom("evaluations")
    .where("account_id", "=", accountId)
    .where("control_key", "=", control)
    .where("valid_to", "is", null);
  return region === undefined ? copies : copies.where("region", "=", region);
}
