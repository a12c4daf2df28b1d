import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { EvaluationCompliance } from "../posture/vocabulary.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { findSnapshot, type HeaderRow } from "./load-snapshot.ts";
import { type Page, requireLimit } from "./page.ts";
import type { EvaluationTable, StoredSchema } from "./stored-schema.ts";

/** One rule's verdict on one resource that is another than it was. */
export interface ResourceChange {
  /** `global` for a type that is one resource in every region. */
  readonly region: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly control: string;
  readonly ruleName: string;
  /** Where the rule is deployed. */
  readonly ruleRegion: string;
  /** Null: there was none. */
  readonly before: EvaluationCompliance | null;
  /** Null: there is none any more. */
  readonly after: EvaluationCompliance | null;
  /** Text from the account: hostile until escaped. */
  readonly annotation: string | null;
}

export interface ResourceChangeQuery {
  /** Ids of two snapshots of one account, the earlier one first. */
  readonly since: string;
  readonly until: string;
  /** A control's key. */
  readonly control?: string;
  /** `next` of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** The list's parts in order: verdicts that are failing now, those that pass now, those that are no more. */
const parts = ["failing", "passing", "gone"] as const;
type Part = (typeof parts)[number];

const list = "resource-changes";
const cursorKey = z.tuple([z.enum(parts), z.int(), z.int()]);

/** A place in one part: by instant and row number, which is the order of the indexes on both ends of intervals. */
interface Place {
  readonly part: Part;
  readonly at: number;
  readonly row: number;
}

type Span = readonly [before: HeaderRow, after: HeaderRow];

/**
 * Verdicts that differ between two snapshots. A page costs what it goes through, not what has changed: rows
 * come in the order of the indexes, which have SQLite's row number at their end.
 *
 * @returns null when one of the snapshots is not there, or when they are not two of one account in order
 * @throws BadCursorError
 */
export async function listResourceChanges(
  db: Kysely<StoredSchema>,
  query: ResourceChangeQuery,
): Promise<Omit<Page<ResourceChange>, "total" | "before"> | null> {
  requireLimit(query.limit);
  const span = await spanOf(db, query);
  if (span === null) return null;
  const from = query.after === undefined ? null : placeOf(query.after);
  const found: (Place & { readonly change: ResourceChange })[] = [];
  for (const part of parts.slice(from === null ? 0 : parts.indexOf(from.part))) {
    const wanted = query.limit + 1 - found.length;
    if (wanted <= 0) break;
    const after = from?.part === part ? from : null;
    found.push(...(await changesIn(db, span, part, { control: query.control, after, wanted })));
  }
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ change }) => change),
    next:
      last && found.length > query.limit
        ? encodeCursor(list, [last.part, last.at, last.row])
        : null,
  };
}

function placeOf(cursor: string): Place {
  const [part, at, row] = decodeCursor(list, cursorKey, cursor);
  return { part, at, row };
}

async function spanOf(
  db: Kysely<StoredSchema>,
  { since, until }: ResourceChangeQuery,
): Promise<Span | null> {
  const [old, now] = [
    await findSnapshot({ db }, { id: since }),
    await findSnapshot({ db }, { id: until }),
  ];
  if (old === null || now === null || old.account_id !== now.account_id) return null;
  return old.valid_at < now.valid_at ? [old, now] : null;
}

interface PartQuery {
  readonly control: string | undefined;
  readonly after: Place | null;
  readonly wanted: number;
}

type ChangedRow = Pick<
  EvaluationTable,
  | "region"
  | "rule_name"
  | "control_key"
  | "resource_type"
  | "resource_id"
  | "resource_region"
  | "compliance"
  | "annotation"
> & { readonly at: number; readonly row: number; readonly other: EvaluationCompliance | null };

async function changesIn(
  db: Kysely<StoredSchema>,
  [before, after]: Span,
  part: Part,
  { control, after: place, wanted }: PartQuery,
) {
  const isGone = part === "gone";
  const instant = sql.ref(isGone ? "one.valid_to" : "one.valid_from");
  const standsAt = isGone ? before.valid_at : after.valid_at;
  const otherAt = isGone ? after.valid_at : before.valid_at;
  const other = sql`(select other.compliance from evaluations as other
    where other.account_id = one.account_id and other.resource_type = one.resource_type
      and other.resource_id = one.resource_id and other.region = one.region
      and other.rule_name = one.rule_name and other.control_key = one.control_key
      and other.valid_from <= ${otherAt} and (other.valid_to is null or other.valid_to > ${otherAt})
    limit 1)`;
  const compliance = part === "failing" ? "NON_COMPLIANT" : "COMPLIANT";
  const isOther = isGone
    ? sql`${other} is null`
    : sql`one.compliance = ${compliance} and ${other} is not one.compliance`;
  const { rows } = await sql<ChangedRow>`
    select one.region, rule_name, control_key, resource_type, resource_id, resource_region, compliance,
      annotation, ${instant} as at, one.rowid as row, ${other} as other
    from evaluations as one
    where one.account_id = ${after.account_id}
      and ${instant} > ${before.valid_at} and ${instant} <= ${after.valid_at}
      and one.valid_from <= ${standsAt} and (one.valid_to is null or one.valid_to > ${standsAt})
      ${control === undefined ? sql`` : sql`and one.control_key = ${control}`}
      ${place === null ? sql`` : sql`and (${instant}, one.rowid) > (${place.at}, ${place.row})`}
      and ${isOther}
    order by ${instant}, one.rowid
    limit ${wanted}`.execute(db);
  return rows.map((row) => ({ part, at: row.at, row: row.row, change: changeOf(row, isGone) }));
}

function changeOf(row: ChangedRow, isGone: boolean): ResourceChange {
  return {
    region: row.resource_region,
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    control: row.control_key,
    ruleName: row.rule_name,
    ruleRegion: row.region,
    before: isGone ? row.compliance : row.other,
    after: isGone ? null : row.compliance,
    annotation: row.annotation,
  };
}
