/** A sandbox account on loopback, and Demarc's collectors pointed at it as at AWS. */
import { onTestFinished, vi } from "vitest";
import {
  type CollectionOptions,
  collectObservations,
} from "../../lib/collectors/collect-observations.ts";
import {
  type AwsConnection,
  type ConnectionSettings,
  connectAccount,
} from "../../lib/collectors/connect-account.ts";
import type { PaceSettings } from "../../lib/collectors/pace-settings.ts";
import type { DetailedFinding, Evaluation, Observation } from "../../lib/posture/snapshot.ts";
import type { FakeAccount, RecordedCall } from "../fake-aws/account.ts";
import { sandboxEnvironment } from "../fake-aws/environment.ts";
import { serveAccount } from "../fake-aws/serve.ts";
import { type LeftRows, type RowsInHand, rowsInHand } from "./rows-in-hand.ts";

const unhurried = { start: 10_000, most: 10_000 };

/** The sandbox throttles only where a test says so: nobody need wait. */
export const noWaiting: PaceSettings = {
  rates: {
    config: unhurried,
    config_rule_details: unhurried,
    config_pack_details: unhurried,
    guardduty: unhurried,
    artifact: unhurried,
  },
  regionsAtOnce: 16,
};

export const noSettings: ConnectionSettings = {
  region: null,
  regions: null,
  roleArn: null,
  externalId: null,
  ruleTags: false,
  proxy: {},
  pace: noWaiting,
};

/** What stands for now in these tests. */
export const now = new Date("2026-11-22T09:00:00.000Z");

type AtEnd = (close: () => void | Promise<void>) => void;

/** Variables the SDK reads, for the rest of this test. */
export function setEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  atEnd: AtEnd = onTestFinished,
): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  atEnd(() => {
    vi.unstubAllEnvs();
  });
}

export interface Sandbox {
  readonly url: string;
  readonly connect: (settings?: Partial<ConnectionSettings>) => ReturnType<typeof connectAccount>;
  /** Connects, and fails the test when it cannot. */
  readonly connected: (settings?: Partial<ConnectionSettings>) => Promise<AwsConnection>;
  readonly collect: (
    settings?: Partial<ConnectionSettings>,
    options?: SandboxOptions,
  ) => Promise<Collected>;
}

export interface SandboxOptions extends Partial<Omit<CollectionOptions, "rows">> {
  /** The collection before this one: what it left is known. */
  readonly after?: Collected;
  /** Where the rows go, where a test has its own. */
  readonly rows?: RowsInHand;
}

/** Serves the account for this test, with credentials that it knows in the environment. */
export async function aSandbox(
  account: FakeAccount,
  atEnd: AtEnd = onTestFinished,
): Promise<Sandbox> {
  const served = await serveAccount(account);
  atEnd(() => served.close());
  setEnvironment(sandboxEnvironment(served.url), atEnd);
  const connect = (settings: Partial<ConnectionSettings> = {}) =>
    connectAccount({ ...noSettings, ...settings });
  const connected = async (settings: Partial<ConnectionSettings> = {}) => {
    const answer = await connect(settings);
    if (answer.kind === "not_connected") throw new Error(answer.message);
    atEnd(() => answer.connection.close());
    return answer.connection;
  };
  return {
    url: served.url,
    connect,
    connected,
    collect: async (
      settings = {},
      { after, rows = rowsInHand(after?.left()), ...options } = {},
    ) => {
      const connection = await connected(settings);
      const observations = await Array.fromAsync(
        collectObservations(connection, { now: () => now, rows, ...options }),
      );
      return new Collected(observations, rows);
    },
  };
}

type ObservationOf<S extends Observation["source"]> = Extract<Observation, { source: S }>;

/** One collection, with the questions tests ask of it. */
export class Collected {
  readonly observations: readonly Observation[];
  readonly rows: RowsInHand;

  constructor(observations: readonly Observation[], rows: RowsInHand) {
    this.observations = observations;
    this.rows = rows;
  }

  config(region: string): ObservationOf<"config"> {
    return this.find((one) => one.source === "config" && one.coverage.region === region);
  }

  guardduty(region: string): ObservationOf<"guardduty"> {
    return this.find((one) => one.source === "guardduty" && one.coverage.region === region);
  }

  artifact(): ObservationOf<"artifact"> {
    return this.find((one) => one.source === "artifact");
  }

  /** The rule as read, with its rows. */
  rule(region: string, name: string) {
    const { reading } = this.config(region);
    const rule = reading?.rules.find((candidate) => candidate.name === name);
    if (rule === undefined) throw new Error(`no rule ${name} was read in ${region}`);
    return { ...rule, rows: this.evaluations(region).filter(({ ruleName }) => ruleName === name) };
  }

  /** Rows of the rules that were read to the end: of the others a store keeps what it had. */
  evaluations(region: string): readonly Evaluation[] {
    return this.collectedEvaluations(region).map(({ capturedAt, ...row }) => row);
  }

  /** The findings there are after this collection. */
  findings(region: string): readonly DetailedFinding[] {
    const read = this.guardduty(region).reading?.findings ?? null;
    const brought = this.rows.findings(region);
    if (read?.kind === "all") return brought;
    const known = this.rows.before.findings.get(region)?.rows ?? [];
    const gone = new Set(read === null ? [] : read.gone);
    return [
      ...new Map([...known, ...brought].map((finding) => [finding.id, finding])).values(),
    ].filter(({ id }) => !gone.has(id));
  }

  /** What the next collection may know of this one. */
  left(): LeftRows {
    const { before } = this.rows;
    const evaluations = new Map(before.evaluations);
    const findings = new Map(before.findings);
    for (const { source, coverage, reading } of this.observations) {
      const { region, collectedAt } = coverage;
      if (source === "config" && reading !== null)
        evaluations.set(region, this.collectedEvaluations(region));
      if (source === "guardduty" && reading?.findings != null) {
        const rows = this.findings(region);
        const listedAt = before.findings.get(region)?.listedAt ?? null;
        findings.set(region, {
          rows,
          listedAt:
            reading.findings.kind === "all" || reading.findings.listed ? collectedAt : listedAt,
        });
      }
    }
    return { evaluations, findings };
  }

  private collectedEvaluations(region: string) {
    const rules = this.config(region).reading?.rules ?? [];
    const evaluated = new Set(
      rules.filter(({ state }) => state.kind === "evaluated").map(({ name }) => name),
    );
    return this.rows.evaluations(region).filter(({ ruleName }) => evaluated.has(ruleName));
  }

  private find<O extends Observation>(matches: (one: Observation) => boolean): O {
    const found = this.observations.filter(matches);
    if (found.length !== 1) throw new Error(`${found.length} observations match`);
    return found[0] as O; // the predicate above names the source that O is of
  }
}

/** Calls by operation, as the sandbox saw them: `{ "config:DescribeConfigRules": 2 }`. */
export function callsIn(account: FakeAccount, region?: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const inRegion = (call: RecordedCall) => region === undefined || call.region === region;
  for (const { service, operation } of account.calls.filter(inRegion)) {
    const name = `${service}:${operation}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
