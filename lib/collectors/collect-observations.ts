/** Reads a whole account: Config and GuardDuty in every region, Artifact once. */
import type { CallCount } from "../posture/call-count.ts";
import type { CollectedRows } from "../posture/collected-rows.ts";
import type { CollectionProgress } from "../posture/progress.ts";
import { type Observation, unlistedRegions } from "../posture/snapshot.ts";
import type { Source } from "../posture/vocabulary.ts";
import { readArtifact } from "./artifact/read-artifact.ts";
import { createAsk } from "./ask-aws.ts";
import { globalRegion } from "./aws-clients.ts";
import {
  createProgressCounter,
  type ProgressCounter,
  sourceOfCall,
} from "./collection-progress.ts";
import { readConfig } from "./config/read-config.ts";
import type { AwsConnection } from "./connect-account.ts";
import { readGuardDuty } from "./guardduty/read-guardduty.ts";
import { createRegionGate, openGate, type RegionGate } from "./region-gate.ts";
import { runInLanes } from "./run-in-lanes.ts";
import { detailsOf, type SourceReader } from "./source-reader.ts";

export interface CollectionOptions {
  readonly now: () => Date;
  /** Where evaluations and findings go as they come. */
  readonly rows: CollectedRows;
  readonly signal?: AbortSignal;
  /** Told before the first call, and after each call, page, failure and finished region. */
  readonly onProgress?: (progress: CollectionProgress) => void;
  /** What the last collection asked, for an estimate of the time left. */
  readonly lastCalls?: readonly CallCount[];
}

/**
 * Gives one observation for each region and source, as it is read. AWS's failures are inside the
 * observations; evaluations and findings are in `options.rows` by then. Every call is made at the
 * connection's pace.
 *
 * @throws the signal's reason once it says stop, and faults of Demarc itself
 */
export async function* collectObservations(
  connection: AwsConnection,
  options: CollectionOptions,
): AsyncGenerator<Observation, void, undefined> {
  const { clients, home, ruleTags, regionsAtOnce } = connection;
  // Most is usually deployed at home, so that region takes longest and begins first.
  const regions = connection.regions.toSorted(
    (a, b) => Number(b === home.name) - Number(a === home.name),
  );
  // Ends the calls that still run when the caller stops listening.
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, ...(options.signal ? [options.signal] : [])]);
  const progress = createProgressCounter({
    now: options.now,
    regionsTotal: { config: regions.length, guardduty: regions.length, artifact: 1 },
    lastCalls: options.lastCalls ?? [],
    onProgress: options.onProgress ?? (() => {}),
  });
  const stopListening = connection.pacer.listen(({ action, outcome }) => {
    const source = sourceOfCall(action);
    if (source !== null)
      progress.add(source, { calls: 1, throttles: outcome === "throttled" ? 1 : 0 });
  });
  const gates = new Map(regions.map((region) => [region, createRegionGate()]));
  const readerOf = (source: Source, region: string): SourceReader =>
    createReader({
      connection,
      source,
      region,
      gate: gates.get(region) ?? openGate,
      progress,
      signal,
      options,
    });
  const counted = (source: Source, read: () => Promise<Observation>) => async () => {
    const observation = await read();
    progress.add(source, { regionsDone: 1 });
    return observation;
  };
  const observations = runInLanes<Observation>([
    {
      atOnce: regionsAtOnce,
      tasks: regions.map((region) =>
        counted("config", () =>
          readConfig({ ...readerOf("config", region), client: clients.config(region), ruleTags }),
        ),
      ),
    },
    {
      atOnce: regionsAtOnce,
      tasks: regions.map((region) =>
        counted("guardduty", () =>
          readGuardDuty({ ...readerOf("guardduty", region), client: clients.guardduty(region) }),
        ),
      ),
    },
    {
      atOnce: 1,
      tasks: [
        counted("artifact", () =>
          readArtifact({ ...readerOf("artifact", globalRegion), client: clients.artifact() }),
        ),
      ],
    },
  ]);
  try {
    yield* unlistedObservations(connection, options.now);
    yield* observations;
  } finally {
    ended.abort();
    stopListening();
  }
}

/** Two gaps where AWS would not list the regions: what is in the others, nobody knows. */
function unlistedObservations(
  { account, regionsFrom, regionFailures }: AwsConnection,
  now: () => Date,
): Observation[] {
  if (regionsFrom !== "region") return [];
  const [failure] = regionFailures;
  const coverage = {
    accountId: account.id,
    region: unlistedRegions,
    state: "not_read",
    reason: failure?.reason ?? "aws_error",
    detail: detailsOf(regionFailures),
    collectedAt: now().toISOString(),
  } as const;
  return [
    { source: "config", coverage: { ...coverage, source: "config" }, reading: null },
    { source: "guardduty", coverage: { ...coverage, source: "guardduty" }, reading: null },
  ];
}

interface ReaderSettings {
  readonly connection: AwsConnection;
  readonly source: Source;
  readonly region: string;
  readonly gate: RegionGate;
  readonly progress: ProgressCounter;
  readonly signal: AbortSignal;
  readonly options: CollectionOptions;
}

function createReader(settings: ReaderSettings): SourceReader {
  const { connection, source, region, gate, progress, signal, options } = settings;
  return {
    accountId: connection.account.id,
    region,
    now: options.now,
    rows: options.rows,
    onRows: (rows) => progress.add(source, { rows }),
    onFailure: () => progress.add(source, { failures: 1 }),
    ask: createAsk({
      // Artifact is where the account is: no region of its own can be switched off.
      atHome: region === connection.home.name || region === globalRegion,
      askHome: connection.askHome,
      gate,
      signal,
    }),
  };
}
