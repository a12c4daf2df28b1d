/** Reads a whole account: Config and GuardDuty in every region, Artifact once. */
import type { CollectionProgress } from "../posture/progress.ts";
import { type Observation, unlistedRegions } from "../posture/snapshot.ts";
import type { Source } from "../posture/vocabulary.ts";
import { readArtifact } from "./artifact/read-artifact.ts";
import { createAsk } from "./ask-aws.ts";
import { createProgressCounter, type ProgressCounter } from "./collection-progress.ts";
import { readConfig } from "./config/read-config.ts";
import type { AwsConnection } from "./connect-account.ts";
import { readGuardDuty } from "./guardduty/read-guardduty.ts";
import { carefulRates, createRateLimiter, type RateLimiter, type Rates } from "./rate-limiter.ts";
import { runInLanes } from "./run-in-lanes.ts";
import { detailsOf, type SourceReader } from "./source-reader.ts";

export interface CollectionOptions {
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  /** Told before the first call, and after each call, page, failure and finished region. */
  readonly onProgress?: (progress: CollectionProgress) => void;
  /** How fast to ask; careful when left out. */
  readonly rates?: Rates;
}

/** Regions whose Config, and whose GuardDuty, is read at the same time. */
const regionsAtOnce = 4;

/** Artifact has one address for all regions. */
const globalRegion = "global";

/**
 * Gives one observation for each region and source, as it is read. AWS's failures are inside the
 * observations.
 *
 * @throws the signal's reason once it says stop, and faults of Demarc itself
 */
export async function* collectObservations(
  connection: AwsConnection,
  options: CollectionOptions,
): AsyncGenerator<Observation, void, undefined> {
  const { clients, home, ruleTags } = connection;
  // Most is usually deployed at home, so that region takes longest and begins first.
  const regions = connection.regions.toSorted(
    (a, b) => Number(b === home.name) - Number(a === home.name),
  );
  // Ends the calls that still run when the caller stops listening.
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, ...(options.signal ? [options.signal] : [])]);
  const limiter = createRateLimiter(options.rates ?? carefulRates);
  const progress = createProgressCounter(
    options.now(),
    { config: regions.length, guardduty: regions.length, artifact: 1 },
    options.onProgress ?? (() => {}),
  );
  const readerOf = (source: Source, region: string): SourceReader =>
    createReader({ connection, source, region, limiter, progress, signal, now: options.now });
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
  readonly limiter: RateLimiter;
  readonly progress: ProgressCounter;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

function createReader(settings: ReaderSettings): SourceReader {
  const { connection, source, region, limiter, progress, signal, now } = settings;
  return {
    accountId: connection.account.id,
    region,
    now,
    onRows: (rows) => progress.add(source, { rows }),
    onFailure: () => progress.add(source, { failures: 1 }),
    ask: createAsk({
      region,
      // Artifact is where the account is: no region of its own can be switched off.
      atHome: region === connection.home.name || region === globalRegion,
      askHome: connection.askHome,
      limiter,
      onCalls: (calls) => progress.add(source, { calls }),
      signal,
    }),
  };
}
