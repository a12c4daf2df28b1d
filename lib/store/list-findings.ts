import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
import { z } from "zod";
import type { Finding, Instant } from "../posture/snapshot.ts";
import type { Severity } from "../posture/vocabulary.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { isAmong } from "./is-among.ts";
import { type Page, requireLimit } from "./page.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { toMilliseconds } from "./stored-instant.ts";
import { findingSchema, parseStored } from "./stored-json.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { containsPattern } from "./stored-text.ts";

export interface FindingQuery {
  readonly accountId: string;
  readonly severity?: Severity;
  readonly type?: string;
  readonly region?: string;
  /** Left out: `active`, neither archived nor a sample. `archived` has no samples; `sample` has all of them. */
  readonly archived?: "active" | "archived" | "sample" | "all";
  /** Finding types mapped to one responsibility item. */
  readonly responsibilityTypes?: readonly string[];
  /** What GuardDuty calls our resource in them. */
  readonly role?: "TARGET" | "ACTOR";
  /** Exactly this resource, by Config's id or by GuardDuty's name. */
  readonly resource?: string;
  /** Config's type, to be told apart from another resource of the same id. */
  readonly configType?: string;
  /** Made after this. */
  readonly madeAfter?: Instant;
  /** Seen after this. */
  readonly seenAfter?: Instant;
  /** Anywhere in type, title, id, resource type or resource id; case does not matter. */
  readonly search?: string;
  /** `next` of the page before. */
  readonly after?: string;
  readonly limit: number;
}

const list = "findings";
const cursorKey = z.tuple([z.number(), z.int(), z.string(), z.string()]);
const inOrder = ["severity_score", "updated_at", "region", "id"] as const;

/**
 * Findings as they are now, the worst first, then those updated last.
 *
 * @throws BadCursorError
 */
export async function listFindings(
  { db, path }: Connection,
  query: FindingQuery,
): Promise<Page<Finding>> {
  requireLimit(query.limit);
  let page = matching(db, query)
    .select("payload")
    .orderBy("severity_score", "desc")
    .orderBy("updated_at", "desc")
    .orderBy("region", "desc")
    .orderBy("id", "desc")
    .limit(query.limit + 1);
  if (query.after !== undefined) {
    const from = decodeCursor(list, cursorKey, query.after);
    page = page.where((eb) => eb(eb.refTuple(...inOrder), "<", eb.tuple(...from)));
  }
  const rows = (await page.execute()).map((row) =>
    parseStored(path, "findings", findingSchema, row.payload),
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { total } = await matching(db, query)
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { rows: shown, next: last && rows.length > query.limit ? cursorAfter(last) : null, total };
}

function cursorAfter({ severityScore, updatedAt, region, id }: Finding): string {
  return encodeCursor(list, [severityScore, toMilliseconds(updatedAt), region, id]);
}

function matching(db: Kysely<StoredSchema>, query: FindingQuery) {
  const { accountId, severity, type, region, responsibilityTypes, search } = query;
  const { role, madeAfter, seenAfter } = query;
  let findings = db
    .selectFrom("findings")
    .where("account_id", "=", accountId)
    .where("valid_to", "is", null);
  const life = query.archived ?? "active";
  if (life !== "all") findings = findings.where("sample", "=", life === "sample" ? 1 : 0);
  if (life === "active") findings = findings.where("archived", "=", 0);
  if (life === "archived") findings = findings.where("archived", "=", 1);
  if (severity !== undefined) findings = findings.where("severity", "=", severity);
  if (type !== undefined) findings = findings.where("type", "=", type);
  if (region !== undefined) findings = findings.where("region", "=", region);
  if (responsibilityTypes !== undefined) {
    findings = findings.where(isAmong("type", responsibilityTypes));
  }
  findings = ofResource(findings, query);
  if (role !== undefined) findings = findings.where("resource_role", "=", role);
  if (madeAfter !== undefined) findings = findings.where("created_at", ">", madeAfter);
  if (seenAfter !== undefined) findings = findings.where("seen_at", ">", seenAfter);
  if (search === undefined || search === "") return findings;
  const pattern = containsPattern(search);
  return findings.where(sql<boolean>`search_text like ${pattern} escape '\\'`);
}

type Matching = SelectQueryBuilder<StoredSchema, "findings", object>;

function ofResource(
  findings: Matching,
  { accountId, resource, configType }: FindingQuery,
): Matching {
  if (resource === undefined) return findings;
  return findings.where((eb) => {
    let digests = eb
      .selectFrom("finding_resources")
      .select("digest")
      .where("account_id", "=", accountId)
      .where("resource_id", "=", resource);
    if (configType === undefined)
      return eb.or([eb("resource_name", "=", resource), eb("digest", "in", digests)]);
    digests = digests.where("resource_type", "=", configType);
    return eb("digest", "in", digests);
  });
}
