import type { SQLInputValue } from "node:sqlite";
import { setImmediate as breathe } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { CollectedEvaluation, CollectedRows } from "../posture/collected-rows.ts";
import { controlKeyOf } from "../posture/control-key.ts";
import type { Coverage, Observation, Rule } from "../posture/snapshot.ts";
import { inChunks } from "./in-chunks.ts";
import { loadKnownFindings } from "./known-findings.ts";
import { createRecall } from "./recall-details.ts";
import { type Connection, openConnection } from "./sqlite-dialect.ts";
import { checkWhole } from "./sqlite-file.ts";
import {
  createStagingTables,
  insertStagedDetail,
  insertStagedEvaluation,
  insertStagedFinding,
  stagedDetailOf,
  stagedEvaluationOf,
  stagedFindingOf,
} from "./sqlite-staging.ts";
import { failingRules, keepKnownDetails, mergeDetails } from "./stage-details.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { storable } from "./stored-text.ts";

/**
 * Where a collection waits until it is whole, rows and readings. Outside the write lock and out of
 * memory; gone when the process is.
 */
export interface Staging extends CollectedRows {
  readonly accountId: string;
  /** Takes what became of one source in one region, once its rows are kept. */
  readonly add: (observation: Observation) => Promise<void>;
  /** Throws everything away. */
  readonly discard: () => Promise<void>;
}

/** A staging as the code that saves it sees it. */
export interface OpenStaging extends Staging {
  /** Has the staging tables, and must therefore also save. */
  readonly connection: Connection;
  readonly readings: readonly Observation[];
}

/** One write transaction is short enough to leave the process responsive. */
const rowsPerBreath = 5000;

/**
 * Opens a staging on a connection of its own. Checks the store whole first: what is broken must not be
 * written to.
 *
 * @throws StoreError's kinds
 */
export function openStaging(path: string, accountId: string): OpenStaging {
  checkWhole(path);
  const connection = openConnection(path, "write");
  createStagingTables(connection);
  const readings: Observation[] = [];
  return {
    accountId,
    connection,
    readings,
    ...rowsOn(connection, accountId),
    add: async (observation) => {
      const { source, coverage, reading } = observation;
      requirePlace(accountId, readings, coverage);
      readings.push(observation);
      if (source === "config" && reading) await explain(connection.db, coverage, reading.rules);
    },
    discard: connection.close,
  };
}

function rowsOn(connection: Connection, accountId: string): CollectedRows {
  const recall = createRecall(connection, accountId);
  return {
    keepEvaluations: (region, rows) => keepRows(connection, recall, region, rows),
    explainFailures: (region, details) =>
      put(connection, insertStagedDetail, details, (detail) => stagedDetailOf(region, detail)),
    knownFindings: (region) => loadKnownFindings(connection, accountId, region),
    keepFindings: (region, findings) =>
      put(connection, insertStagedFinding, findings, (finding) => stagedFindingOf(region, finding)),
  };
}

async function put<Row>(
  connection: Connection,
  statement: string,
  rows: readonly Row[],
  parametersOf: (row: Row) => SQLInputValue[],
): Promise<void> {
  for (const some of inChunks(rows, rowsPerBreath)) {
    connection.insertMany(statement, some.map(parametersOf));
    await breathe();
  }
}

/** Those of the rows that fail and that nobody can explain yet. */
async function keepRows(
  connection: Connection,
  recall: ReturnType<typeof createRecall>,
  region: string,
  rows: readonly CollectedEvaluation[],
): Promise<readonly CollectedEvaluation[]> {
  const unexplained: CollectedEvaluation[] = [];
  await put(connection, insertStagedEvaluation, rows, (row) => {
    if (!recall(region, row)) unexplained.push(row);
    return stagedEvaluationOf(region, row);
  });
  return unexplained;
}

/** Rows and their details came side by side, in any order; here all that will come has come. */
async function explain(
  db: Kysely<StoredSchema>,
  { accountId, region }: Coverage,
  rules: readonly Rule[],
): Promise<void> {
  const controls = new Map(
    rules.map((rule) => [storable(rule.name), storable(controlKeyOf(rule))] as const),
  );
  for (const ruleName of await failingRules(db, region)) {
    const rule = { accountId, region, ruleName };
    const control = controls.get(ruleName);
    await mergeDetails(db, rule);
    // Rows of a rule that was not listed will be left out.
    if (control !== undefined) await keepKnownDetails(db, rule, control);
    await breathe();
  }
}

function requirePlace(
  accountId: string,
  readings: readonly Observation[],
  { accountId: itsAccount, region, source }: Coverage,
): void {
  if (itsAccount !== accountId) {
    throw new Error(`An observation of account ${itsAccount} was staged for ${accountId}`);
  }
  const again = readings.some(
    ({ coverage }) => coverage.region === region && coverage.source === source,
  );
  if (again) throw new Error(`${source} in ${region} was staged twice in one collection`);
}
