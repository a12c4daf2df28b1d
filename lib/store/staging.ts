import { setImmediate as breathe } from "node:timers/promises";
import type {
  ConformancePack,
  Coverage,
  Detector,
  Observation,
  Recorder,
  Rule,
} from "../posture/snapshot.ts";
import { inChunks } from "./in-chunks.ts";
import { type Connection, openConnection } from "./sqlite-dialect.ts";
import { checkWhole } from "./sqlite-file.ts";
import {
  createStagingTables,
  insertStagedEvaluation,
  insertStagedFinding,
  stagedEvaluationOf,
  stagedFindingOf,
} from "./sqlite-staging.ts";

/** Where a collection's rows wait until it is whole. Outside the write lock; gone when the process is. */
export interface Staging {
  readonly accountId: string;
  /** Takes one source's reading in one region. The rows may be forgotten by the caller afterwards. */
  readonly add: (observation: Observation) => Promise<void>;
  /** Throws everything away. */
  readonly discard: () => Promise<void>;
}

type ArtifactObservation = Extract<Observation, { source: "artifact" }>;

/** An observation without the rows, which lie in the staging tables by then. */
export type StagedReading =
  | {
      readonly source: "config";
      readonly coverage: Coverage;
      readonly reading: {
        readonly recorder: Recorder | null;
        readonly rules: readonly Rule[];
        readonly packs: readonly ConformancePack[] | null;
      } | null;
    }
  | {
      readonly source: "guardduty";
      readonly coverage: Coverage;
      readonly reading: {
        readonly detector: Detector | null;
        readonly findingsWereRead: boolean;
      } | null;
    }
  | ArtifactObservation;

/** A staging as the code that saves it sees it. */
export interface OpenStaging extends Staging {
  /** Has the staging tables, and must therefore also save. */
  readonly connection: Connection;
  readonly readings: readonly StagedReading[];
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
  const readings: StagedReading[] = [];
  return {
    accountId,
    connection,
    readings,
    add: async (observation) => {
      requirePlace(accountId, readings, observation.coverage);
      readings.push(withoutRows(observation));
      await stageRows(connection, observation);
    },
    discard: connection.close,
  };
}

function requirePlace(
  accountId: string,
  readings: readonly StagedReading[],
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

function withoutRows(observation: Observation): StagedReading {
  const { source, coverage, reading } = observation;
  switch (source) {
    case "config": {
      if (reading === null) return { source, coverage, reading };
      const { recorder, rules, packs } = reading;
      return { source, coverage, reading: { recorder, rules, packs } };
    }
    case "guardduty": {
      if (reading === null) return { source, coverage, reading };
      const { detector, findings } = reading;
      return { source, coverage, reading: { detector, findingsWereRead: findings !== null } };
    }
    case "artifact":
      return observation;
    default: {
      const unknown: never = source;
      throw new Error(`No such source: ${String(unknown)}`);
    }
  }
}

async function stageRows(connection: Connection, observation: Observation): Promise<void> {
  const { source, coverage, reading } = observation;
  if (source === "config" && reading) {
    for (const some of inChunks(reading.evaluations, rowsPerBreath)) {
      const rows = some.map((evaluation) => stagedEvaluationOf(coverage.region, evaluation));
      connection.insertMany(insertStagedEvaluation, rows);
      await breathe();
    }
  }
  if (source === "guardduty" && reading?.findings) {
    for (const some of inChunks(reading.findings, rowsPerBreath)) {
      const rows = some.map((finding) => stagedFindingOf(coverage.region, finding));
      connection.insertMany(insertStagedFinding, rows);
      await breathe();
    }
  }
}
