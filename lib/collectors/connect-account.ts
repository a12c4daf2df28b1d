/** From settings to an account that answers: credentials, who the caller is, which regions there are. */
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { z } from "zod";
import type { Account } from "../posture/snapshot.ts";
import { type Ask, createAsk } from "./ask-aws.ts";
import { attempt, valueOrThrow } from "./attempt.ts";
import { type AwsClients, createAwsClients } from "./aws-clients.ts";
import { chooseRegions, type RegionsFrom } from "./choose-regions.ts";
import { explainFailure } from "./connection-messages.ts";
import { type Credentials, type CredentialsProvider, findCredentials } from "./credentials.ts";
import { createRequestHandler, type Patience, type ProxyVariables } from "./http-agents.ts";
import { listRegions } from "./list-regions.ts";
import type { PaceSettings } from "./pace-settings.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import {
  classifyFailure,
  type HomeAnswer,
  ReadFailedError,
  type ReadFailure,
} from "./read-failure.ts";
import { openGate } from "./region-gate.ts";
import { findHomeRegion, globalRegionOf, type HomeRegion } from "./region-names.ts";
import { untilAborted } from "./until-aborted.ts";
import { awsText } from "./wire-text.ts";

export interface ConnectionSettings {
  /** Null leaves the choice to the SDK's own chain. */
  readonly region: string | null;
  /** The only regions to read; null: all that are enabled. */
  readonly regions: readonly string[] | null;
  readonly roleArn: string | null;
  readonly externalId: string | null;
  /** Whether to read the tags of custom rules. */
  readonly ruleTags: boolean;
  /** Whether the connection is for a person who asks for a report; a collection's never is. */
  readonly reportDownloads?: boolean;
  readonly proxy: ProxyVariables;
  /** How long to wait for an address; as long as AWS may need where left out. */
  readonly patience?: Patience;
  readonly pace: PaceSettings;
}

/** An account that answers, and the clients to read it with. */
export interface AwsConnection {
  readonly account: Account;
  readonly callerArn: string;
  readonly home: HomeRegion;
  /** Regions to read, in order of name. */
  readonly regions: readonly string[];
  readonly regionsFrom: RegionsFrom;
  /** Why AWS would not list its regions, one for each way that was tried in vain. */
  readonly regionFailures: readonly ReadFailure[];
  /** Whether to read the tags of custom rules. */
  readonly ruleTags: boolean;
  readonly clients: AwsClients;
  /** What all calls of the clients wait for, and what is known of them. */
  readonly pacer: Pacer;
  readonly regionsAtOnce: number;
  /** What STS at home says of the credentials now. */
  readonly askHome: () => Promise<HomeAnswer>;
  /** Lets go of idle connections. */
  readonly close: () => void;
}

export interface Connected {
  readonly kind: "connected";
  readonly connection: AwsConnection;
}

export interface NotConnected {
  readonly kind: "not_connected";
  readonly failure: ReadFailure;
  /** One paragraph with the next step. */
  readonly message: string;
  /** The same without the sources that were tried, for where those are listed beside it. */
  readonly advice: string;
  /** The sources of credentials that were tried, in order. */
  readonly tried: readonly string[];
}

interface Line {
  readonly home: HomeRegion;
  readonly credentials: Credentials;
  readonly clients: AwsClients;
  readonly pacer: Pacer;
}

/**
 * Never throws for what AWS or the settings get wrong, nor when it is told to stop.
 *
 * @param pacer what the calls that connect wait for, and those of the connection's later life; it knows of
 * all of them, also where the account could not be connected
 */
export async function connectAccount(
  settings: ConnectionSettings,
  signal: AbortSignal = new AbortController().signal,
  pacer: Pacer = createPacer(settings.pace.rates),
): Promise<Connected | NotConnected> {
  const { roleArn, externalId, ruleTags, reportDownloads = false } = settings;
  const home = await findHomeRegion(settings.region);
  const requestHandler = createRequestHandler(settings.proxy, settings.patience);
  const region = home.name;
  const credentials = findCredentials({ region, roleArn, externalId, requestHandler, pacer });
  const clients = createAwsClients({
    credentials: credentials.acting,
    homeRegion: home.name,
    requestHandler,
    ruleTags,
    reportDownloads,
    pacer,
  });
  const tried = () => credentials.tried();
  try {
    const answer = await connect({ home, credentials, clients, pacer }, settings, signal);
    if (answer.kind === "not_connected") clients.close();
    return answer;
  } catch (error) {
    clients.close();
    if (signal.aborted) return stopped(tried());
    if (!(error instanceof ReadFailedError)) throw error;
    const { failure } = error;
    const { proxy } = settings;
    const made = { home, roleArn, tried: tried(), proxy };
    const message = explainFailure(failure, made);
    const advice = explainFailure(failure, { ...made, tellsTried: false });
    return { kind: "not_connected", failure, message, advice, tried: tried() };
  }
}

function stopped(tried: readonly string[]): NotConnected {
  const message = "Connecting was stopped before AWS had answered.";
  const failure: ReadFailure = { reason: "unreachable", operation: "credentials", detail: message };
  return { kind: "not_connected", failure, message, advice: message, tried };
}

/** @throws ReadFailedError */
async function connect(
  { home, credentials, clients, pacer }: Line,
  settings: ConnectionSettings,
  signal: AbortSignal,
): Promise<Connected | NotConnected> {
  await prove("credentials", credentials.own, signal);
  if (settings.roleArn !== null) await prove("sts:AssumeRole", credentials.acting, signal);
  const ask = createAsk({
    atHome: true,
    askHome: async () => "not_asked",
    gate: openGate,
    signal,
  });
  const caller = await identifyCaller(ask, clients, home);
  const partition = caller.arn.split(":")[1] ?? "aws";
  const { listing, failures } = await listRegions(ask, clients, partition);
  const chosen = chooseRegions(settings.regions, home, listing);
  if (chosen.kind === "refused") {
    const { failure, message } = chosen;
    const tried = credentials.tried();
    return { kind: "not_connected", failure, message, advice: message, tried };
  }
  const connection: AwsConnection = {
    account: { id: caller.accountId, alias: null, partition },
    callerArn: caller.arn,
    home,
    regions: chosen.regions,
    regionsFrom: chosen.from,
    regionFailures: failures,
    ruleTags: settings.ruleTags,
    clients,
    pacer,
    regionsAtOnce: settings.pace.regionsAtOnce,
    askHome: shared(() => askHome(clients, home.name)),
    close: clients.close,
  };
  return { kind: "connected", connection };
}

/** @throws ReadFailedError when the provider gives nothing */
async function prove(
  operation: "credentials" | "sts:AssumeRole",
  provider: CredentialsProvider,
  signal: AbortSignal,
): Promise<void> {
  try {
    await untilAborted(provider(), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const failure = classifyFailure(error, { operation, atHome: true, home: "not_asked" });
    // Whatever stops the machine's own chain, there are no credentials; only a role can be refused.
    const isOwn = operation === "credentials" && failure.reason !== "unreachable";
    throw new ReadFailedError(isOwn ? { ...failure, reason: "credentials" } : failure);
  }
}

interface Caller {
  readonly accountId: string;
  readonly arn: string;
}

const wireCaller = z
  .object({ Account: awsText, Arn: awsText })
  .transform(({ Account, Arn }): Caller => ({ accountId: Account, arn: Arn }));

/** Who AWS says the caller is; needs no permission. @throws ReadFailedError */
async function identifyCaller(ask: Ask, clients: AwsClients, home: HomeRegion): Promise<Caller> {
  const identify = (region: string) =>
    attempt(() =>
      ask.one("sts:GetCallerIdentity", wireCaller, (options) =>
        clients.sts(region).send(new GetCallerIdentityCommand({}), options),
      ),
    );
  const atHome = await identify(home.name);
  const elsewhere = globalRegionOf(home.name);
  if (atHome.kind === "read" || atHome.failure.reason !== "credentials" || elsewhere === home.name)
    return valueOrThrow(atHome);
  // AWS says the same of unknown credentials and of a region that is switched off: another region tells.
  const there = elsewhere === null ? atHome : await identify(elsewhere);
  if (there.kind === "failed") return valueOrThrow(atHome);
  throw new ReadFailedError({ ...atHome.failure, reason: "region_disabled" });
}

async function askHome(clients: AwsClients, region: string): Promise<HomeAnswer> {
  try {
    await clients.sts(region).send(new GetCallerIdentityCommand({}));
    return "accepts";
  } catch (error) {
    const operation = "sts:GetCallerIdentity";
    const { reason } = classifyFailure(error, { operation, atHome: true, home: "not_asked" });
    return reason === "credentials" ? "refuses" : "unreachable";
  }
}

/** Who asks while the same is being asked already waits for that answer. */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= ask().finally(() => {
      asked = null;
    });
    return asked;
  };
}
