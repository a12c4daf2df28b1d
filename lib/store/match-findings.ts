import { sql } from "kysely";
import type { Instant } from "../posture/snapshot.ts";
import type { Severity } from "../posture/vocabulary.ts";
import type { FindingIndex, IndexedFinding } from "./finding-index.ts";
import type { Connection } from "./sqlite-dialect.ts";

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

/** Which findings are asked for, wherever in them a page stands. */
type FindingFilter = Omit<FindingQuery, "after" | "limit">;

/** Filters whose findings are remembered: the pages of one list follow one another, and people go back. */
const filtersKept = 16;

/** Where in the index the findings stand that were asked for, in order. */
export async function placesOf(
  connection: Connection,
  query: FindingFilter & Partial<Pick<FindingQuery, "after" | "limit">>,
  index: FindingIndex,
): Promise<Uint32Array> {
  const { after: _, limit: __, ...filter } = query;
  const key = keyOfFilter(filter);
  const known = index.filtered.get(key);
  if (known !== undefined) return known;
  const matches = await matcherOf(connection, filter, index);
  const places = new Uint32Array(index.findings.length);
  let length = 0;
  for (const [place, finding] of index.findings.entries()) {
    if (!matches(finding, place)) continue;
    places[length] = place;
    length += 1;
  }
  const found = places.slice(0, length);
  rememberOf(index.filtered, key, found, filtersKept);
  return found;
}

/** Puts an answer beside those that are remembered, of which the first one goes where there are too many. */
export function rememberOf<T>(memory: Map<string, T>, key: string, answer: T, most: number): void {
  const [oldest] = memory.keys();
  if (memory.size >= most && oldest !== undefined) memory.delete(oldest);
  memory.set(key, answer);
}

/** Equal filters have equal keys, in whatever order their members stand. */
export function keyOfFilter(filter: object): string {
  return JSON.stringify(Object.entries(filter).sort(byName));
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

type Matcher = (finding: IndexedFinding, place: number) => boolean;

/** Whether a finding is one that was asked for. */
export async function matcherOf(
  connection: Connection,
  query: FindingFilter,
  index: FindingIndex,
): Promise<Matcher> {
  const { severity, type, region, responsibilityTypes, role, madeAfter, seenAfter, search } = query;
  const life = query.archived ?? "active";
  const types = responsibilityTypes && new Set(responsibilityTypes);
  const found = search === undefined || search === "" ? null : index.withText(search);
  const { resource, configType } = query;
  const touching = resource === undefined ? null : await rowsTouching(connection, query);
  // By GuardDuty's name only where no type is asked for: it does not tell two resources of one name apart.
  const name = configType === undefined ? resource : undefined;
  return (finding, place) =>
    (life === "all" || finding.sample === (life === "sample")) &&
    (life === "all" || life === "sample" || finding.archived === (life === "archived")) &&
    (severity === undefined || finding.severity === severity) &&
    (type === undefined || finding.type === type) &&
    (region === undefined || finding.region === region) &&
    (types === undefined || types.has(finding.type)) &&
    (role === undefined || finding.role === role) &&
    (madeAfter === undefined || finding.createdAt > madeAfter) &&
    (seenAfter === undefined || finding.seenAt > seenAfter) &&
    (found === null || found[place] === 1) &&
    (touching === null || touching.has(finding.rowid) || finding.resourceName === name);
}

/** Where the current findings are that touch a resource. */
async function rowsTouching(
  { db }: Connection,
  { accountId, resource = "", configType }: FindingFilter,
): Promise<ReadonlySet<number>> {
  let touching = db
    .selectFrom("finding_resources")
    .select("digest")
    .where("account_id", "=", accountId)
    .where("resource_id", "=", resource);
  if (configType !== undefined) touching = touching.where("resource_type", "=", configType);
  const rows = await db
    .selectFrom("findings")
    .select(sql<number>`rowid`.as("rowid"))
    .where("account_id", "=", accountId)
    .where("valid_to", "is", null)
    .where("digest", "in", touching)
    .execute();
  return new Set(rows.map(({ rowid }) => rowid));
}
