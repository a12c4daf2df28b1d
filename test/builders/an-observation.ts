import type { CollectedEvaluation, FailureDetail } from "../../lib/posture/collected-rows.ts";
import type {
  ConformancePack,
  DetailedFinding,
  Detector,
  Evaluation,
  FindingsRead,
  Instant,
  Observation,
  Recorder,
} from "../../lib/posture/snapshot.ts";
import { aCoverage } from "./a-coverage.ts";
import { aRule } from "./a-rule.ts";
import { anEvaluation } from "./an-evaluation.ts";

type ConfigReading = NonNullable<Extract<Observation, { source: "config" }>["reading"]>;
type ArtifactReading = NonNullable<Extract<Observation, { source: "artifact" }>["reading"]>;

/** What was kept while one source was read in one region. */
export interface KeptRows {
  readonly evaluations: readonly CollectedEvaluation[];
  readonly details: readonly FailureDetail[];
  readonly findings: readonly DetailedFinding[];
}

/** An observation together with the rows that came before it. */
export type Observed = Observation & { readonly rows: KeptRows };

const noRows: KeptRows = { evaluations: [], details: [], findings: [] };

/** A recorder that is on and records everything. */
export function aRecorder(given: Partial<Recorder> = {}): Recorder {
  return {
    region: "eu-west-1",
    name: "default",
    recording: true,
    records: "all",
    resourceTypes: [],
    includesGlobalTypes: true,
    lastError: null,
    ...given,
  };
}

/** A detector that is on, with one plan. */
export function aDetector(given: Partial<Detector> = {}): Detector {
  return {
    accountId: "111122223333",
    region: "eu-west-1",
    id: "d0000000000000000000000000000001",
    status: "ENABLED",
    features: [{ name: "S3_DATA_EVENTS", status: "ENABLED" }],
    ...given,
  };
}

/** A conformance pack without rules of its own. */
export function aPack(given: Partial<ConformancePack> = {}): ConformancePack {
  const region = given.region ?? "eu-west-1";
  const name = given.name ?? "Operational-Best-Practices";
  return {
    accountId: "111122223333",
    region,
    name,
    id: "conformance-pack-a1b2c3d4e",
    arn: `arn:aws:config:${region}:111122223333:conformance-pack/${name}/conformance-pack-a1b2c3d4e`,
    compliance: "COMPLIANT",
    awsScore: 100,
    ruleNames: [],
    ...given,
  };
}

/**
 * Config wholly read in one region: a recorder, one rule and its one compliant row, no packs. Rows were
 * written down at no known date unless the test gives them one.
 */
export function aConfigObservation(
  given: Partial<ConfigReading> & {
    readonly evaluations?: readonly (Evaluation & { readonly capturedAt?: Instant | null })[];
    readonly details?: readonly FailureDetail[];
    readonly region?: string;
    readonly collectedAt?: string;
  } = {},
): Observed {
  const { region = "eu-west-1", collectedAt, ...rest } = given;
  const { evaluations = [anEvaluation({ region })], details = [], ...reading } = rest;
  return {
    source: "config",
    coverage: aCoverage({ region, source: "config", ...(collectedAt ? { collectedAt } : {}) }),
    reading: { recorder: aRecorder({ region }), rules: [aRule({ region })], packs: [], ...reading },
    rows: {
      ...noRows,
      evaluations: evaluations.map((row) => ({ capturedAt: null, ...row })),
      details,
    },
  };
}

/**
 * GuardDuty wholly read in one region: a detector, no findings. Findings are all there are unless the test
 * says what was `read`; null are findings that could not be read.
 */
export function aGuardDutyObservation(
  given: {
    readonly detector?: Detector | null;
    readonly findings?: readonly DetailedFinding[] | null;
    readonly read?: FindingsRead | null;
    readonly region?: string;
    readonly collectedAt?: string;
  } = {},
): Observed {
  const { region = "eu-west-1", collectedAt, findings = [] } = given;
  const { detector = aDetector({ region }), read = findings && { kind: "all" } } = given;
  return {
    source: "guardduty",
    coverage: aCoverage({ region, source: "guardduty", ...(collectedAt ? { collectedAt } : {}) }),
    reading: { detector, findings: read },
    rows: { ...noRows, findings: findings ?? [] },
  };
}

/** Artifact wholly read: nothing there. */
export function anArtifactObservation(
  given: Partial<ArtifactReading> & { readonly collectedAt?: string } = {},
): Observed {
  const { collectedAt, ...reading } = given;
  return {
    source: "artifact",
    coverage: aCoverage({
      region: "global",
      source: "artifact",
      ...(collectedAt ? { collectedAt } : {}),
    }),
    reading: { reports: [], agreements: [], ...reading },
    rows: noRows,
  };
}

/** One source that could not be read in one region: denied unless the test says otherwise. */
export function anUnreadObservation(
  given: Partial<Observation["coverage"]> & { readonly source?: Observation["source"] } = {},
): Observed {
  const source = given.source ?? "config";
  const coverage = aCoverage({
    state: "not_read",
    reason: "denied",
    detail: "AccessDeniedException: not authorized",
    ...given,
    source,
    region: given.region ?? (source === "artifact" ? "global" : "eu-west-1"),
  });
  return { source, coverage, reading: null, rows: noRows };
}
