import { type Kysely, sql } from "kysely";
import type { z } from "zod";
import type {
  Account,
  Evaluation,
  Finding,
  Instant,
  KeptCoverage,
  KeptRule,
  Snapshot,
  SnapshotHeader,
} from "../posture/snapshot.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { evaluationColumns, evaluationOf } from "./stored-evaluation.ts";
import { toOptionalInstant } from "./stored-instant.ts";
import {
  agreementSchema,
  coverageSchema,
  detectorSchema,
  findingSchema,
  packSchema,
  parseStored,
  recorderSchema,
  reportSchema,
  ruleSchema,
} from "./stored-json.ts";
import type { FactKind, StoredSchema } from "./stored-schema.ts";

/** Which snapshot is meant. */
export interface SnapshotPlace {
  readonly header: SnapshotHeader;
  readonly account: Account;
  /** Its instant among the account's intervals, in milliseconds. */
  readonly at: number;
  /** Whether the account has a later one. */
  readonly isPast: boolean;
}

/**
 * A snapshot as it was when it was saved, put together from the intervals that were true then. Its
 * evaluations and findings are read row by row while they are gone through, each time anew.
 *
 * @param db where to ask: the connection's, or a transaction on it
 */
export async function readSnapshot(
  connection: Connection,
  db: Kysely<StoredSchema>,
  place: SnapshotPlace,
): Promise<Snapshot> {
  const { header, account, at } = place;
  const facts = await readFacts(connection.path, db, place);
  const coverage = facts("coverage", coverageSchema);
  return {
    header,
    account,
    coverage,
    recorders: facts("recorder", recorderSchema),
    rules: await readRules(connection.path, db, place, coverage),
    packs: facts("pack", packSchema),
    evaluations: evaluationsAt(connection, account.id, at),
    detectors: facts("detector", detectorSchema),
    findings: findingsAt(connection, account.id, at),
    reports: facts("report", reportSchema),
    agreements: facts("agreement", agreementSchema),
  };
}

function trueAt(at: number) {
  return sql<boolean>`valid_from <= ${at} and (valid_to is null or valid_to > ${at})`;
}

async function readFacts(
  path: string,
  db: Kysely<StoredSchema>,
  { account, at }: SnapshotPlace,
): Promise<<Schema extends z.ZodType>(kind: FactKind, schema: Schema) => z.output<Schema>[]> {
  const rows = await db
    .selectFrom("facts")
    .select(["kind", "payload"])
    .where("account_id", "=", account.id)
    .where(trueAt(at))
    .orderBy("kind")
    .orderBy("region")
    .orderBy("key")
    .execute();
  const byKind = Map.groupBy(rows, (row) => row.kind);
  return (kind, schema) =>
    (byKind.get(kind) ?? []).map((row) => parseStored(path, "facts", schema, row.payload));
}

async function readRules(
  path: string,
  db: Kysely<StoredSchema>,
  { account, at, isPast }: SnapshotPlace,
  coverage: readonly KeptCoverage[],
): Promise<KeptRule[]> {
  const lastReadAt = new Map(
    coverage.filter((row) => row.source === "config").map((row) => [row.region, row.lastReadAt]),
  );
  const rows = await db
    .selectFrom("rules")
    .select(["region", "payload", "observed_at", "last_evaluated_at"])
    .where("account_id", "=", account.id)
    .where(trueAt(at))
    .orderBy("region")
    .orderBy("name")
    .execute();
  return rows.map((row): KeptRule => {
    const rule = parseStored(path, "rules", ruleSchema, row.payload);
    return {
      ...rule,
      lastEvaluatedAt: runKnownThen(row.last_evaluated_at, at, isPast),
      observedAt:
        rule.state.kind === "not_read"
          ? toOptionalInstant(row.observed_at)
          : (lastReadAt.get(row.region) ?? null),
    };
  });
}

/** Runs are noted in place, so of a past snapshot a later one may be noted: what was known then is lost. */
function runKnownThen(lastRun: number | null, at: number, isPast: boolean): Instant | null {
  return isPast && lastRun !== null && lastRun > at ? null : toOptionalInstant(lastRun);
}

function evaluationsAt(
  { db, iterateValues }: Connection,
  accountId: string,
  at: number,
): Iterable<Evaluation> {
  const rows = iterateValues(
    db
      .selectFrom("evaluations")
      .select(evaluationColumns)
      .where("account_id", "=", accountId)
      .where(trueAt(at))
      .compile(),
  );
  return translated(rows, (values) => evaluationOf(accountId, values));
}

function findingsAt(
  { db, iterate, path }: Connection,
  accountId: string,
  at: number,
): Iterable<Finding> {
  const rows = iterate(
    db
      .selectFrom("findings")
      .select("payload")
      .where("account_id", "=", accountId)
      .where(trueAt(at))
      .compile(),
  );
  return translated(rows, (row) => parseStored(path, "findings", findingSchema, row.payload));
}

function translated<Row, T>(rows: Iterable<Row>, translate: (row: Row) => T): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (const row of rows) yield translate(row);
    },
  };
}
