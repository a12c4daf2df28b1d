/** One client for each service and region, kept and reused: retries and connections are learned per client. */
import { AccountClient } from "@aws-sdk/client-account";
import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import type { EC2Client } from "@aws-sdk/client-ec2";
import { GuardDutyClient } from "@aws-sdk/client-guardduty";
import { STSClient } from "@aws-sdk/client-sts";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { ArtifactClient } from "./artifact/artifact-client.ts";
import type { CredentialsProvider } from "./credentials.ts";
import type { Pacer } from "./pacer.ts";
import { readOnlyGuard } from "./read-only-guard.ts";

export interface AwsClients {
  readonly config: (region: string) => ConfigServiceClient;
  readonly guardduty: (region: string) => GuardDutyClient;
  readonly artifact: () => ArtifactClient;
  /** May ask for reports, where that is switched on, and nothing else. For the door alone. */
  readonly reports: () => ArtifactClient;
  readonly account: () => AccountClient;
  /** Its package is by far the largest, and seldom needed: loaded when it is. */
  readonly ec2: () => Promise<EC2Client>;
  readonly sts: (region: string) => STSClient;
  /** Lets go of idle connections. */
  readonly close: () => void;
}

export interface ClientSettings {
  readonly credentials: CredentialsProvider;
  /** Region of the services that have one address for all regions. */
  readonly homeRegion: string;
  readonly requestHandler: NodeHttpHandler;
  /** Whether the tags of custom rules may be asked for. */
  readonly ruleTags: boolean;
  /** Whether a person may ask for reports; not where left out. */
  readonly reportDownloads?: boolean;
  readonly pacer: Pacer;
}

/** In the place of a region, for services that have one address for all. */
export const globalRegion = "global";

/** Enough for the SDK's back-off to outlast a throttled minute. */
const attemptsWhileReading = 6;
/** A person is waiting for these. */
const attemptsWhileConnecting = 3;
/** AWS takes down each request for a report: a person makes one, so one is sent. */
const attemptsForReports = 1;

export function createAwsClients(settings: ClientSettings): AwsClients {
  const { credentials, homeRegion, requestHandler, ruleTags, pacer } = settings;
  const { reportDownloads = false } = settings;
  const during = (maxAttempts: number) => (region: string) => ({
    region,
    credentials,
    requestHandler,
    maxAttempts,
  });
  const reading = during(attemptsWhileReading);
  const connecting = during(attemptsWhileConnecting);
  const config = onceForEach((region) => {
    const client = new ConfigServiceClient(reading(region));
    client.middlewareStack.use(readOnlyGuard("config", ruleTags ? "rule_tags" : null));
    client.middlewareStack.use(pacer.plugin("config", region));
    return client;
  });
  const guardduty = onceForEach((region) => {
    const client = new GuardDutyClient(reading(region));
    client.middlewareStack.use(readOnlyGuard("guardduty"));
    client.middlewareStack.use(pacer.plugin("guardduty", region));
    return client;
  });
  const artifact = onceForEach((region) => {
    const client = new ArtifactClient(reading(region));
    client.middlewareStack.use(readOnlyGuard("artifact"));
    client.middlewareStack.use(pacer.plugin("artifact", globalRegion));
    return client;
  });
  const reports = onceForEach((region) => {
    const client = new ArtifactClient(during(attemptsForReports)(region));
    client.middlewareStack.use(
      readOnlyGuard("artifact", reportDownloads ? "report_downloads" : null),
    );
    client.middlewareStack.use(pacer.plugin("artifact", globalRegion));
    return client;
  });
  const account = onceForEach((region) => {
    const client = new AccountClient(connecting(region));
    client.middlewareStack.use(readOnlyGuard("account"));
    client.middlewareStack.use(pacer.plugin("account", globalRegion));
    return client;
  });
  const ec2 = onceForEach(async (region) => {
    const { EC2Client } = await import("@aws-sdk/client-ec2");
    const client = new EC2Client(connecting(region));
    client.middlewareStack.use(readOnlyGuard("ec2"));
    client.middlewareStack.use(pacer.plugin("ec2", region));
    return client;
  });
  const sts = onceForEach((region) => {
    const client = new STSClient(connecting(region));
    client.middlewareStack.use(readOnlyGuard("sts"));
    client.middlewareStack.use(pacer.plugin("sts", region));
    return client;
  });
  return {
    config,
    guardduty,
    artifact: () => artifact(homeRegion),
    reports: () => reports(homeRegion),
    account: () => account(homeRegion),
    ec2: () => ec2(homeRegion),
    sts,
    close: () => requestHandler.destroy(),
  };
}

function onceForEach<Client>(create: (region: string) => Client): (region: string) => Client {
  const kept = new Map<string, Client>();
  return (region) => {
    const client = kept.get(region) ?? create(region);
    kept.set(region, client);
    return client;
  };
}
