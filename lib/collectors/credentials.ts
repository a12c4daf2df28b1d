/** Whose credentials: the SDK's default chain, with a role on top when one is named. One provider for all clients. */
import { fromNodeProviderChain, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import {
  doesIdentityRequireRefresh,
  isIdentityExpired,
  memoizeIdentityProvider,
} from "@smithy/core";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity, Logger } from "@smithy/types";
import type { Pacer } from "./pacer.ts";
import { readOnlyGuard } from "./read-only-guard.ts";

export type CredentialsProvider = () => Promise<AwsCredentialIdentity>;

export interface CredentialSettings {
  /** Where a role is assumed: credentials of the global endpoint do not hold in opt-in regions. */
  readonly region: string;
  readonly roleArn: string | null;
  readonly externalId: string | null;
  readonly requestHandler: NodeHttpHandler;
  /** Sees the calls that assume the role, too. */
  readonly pacer: Pacer;
}

export interface Credentials {
  /** The chain alone: what the machine itself has. @throws CredentialsProviderError and its like */
  readonly own: CredentialsProvider;
  /** What calls are signed with: the role's where one is named, else the machine's. */
  readonly acting: CredentialsProvider;
  /** The sources the chain has tried so far, in order, with the reason why one gave nothing. */
  readonly tried: () => readonly string[];
}

export function findCredentials(settings: CredentialSettings): Credentials {
  const { region, roleArn, externalId, requestHandler, pacer } = settings;
  const journal = createJournal();
  const chain = fromNodeProviderChain({
    logger: journal.logger,
    clientConfig: { region, requestHandler },
    // The metadata address of a machine that has none swallows packets: one short try.
    timeout: 1_000,
    maxRetries: 0,
  });
  const own: CredentialsProvider = () => chain();
  if (roleArn === null) return { own, acting: own, tried: journal.tried };
  const role = fromTemporaryCredentials({
    masterCredentials: own,
    params: {
      RoleArn: roleArn,
      RoleSessionName: "demarc",
      DurationSeconds: 3_600,
      ...(externalId === null ? {} : { ExternalId: externalId }),
    },
    clientConfig: { region, requestHandler, maxAttempts: 3 },
    clientPlugins: [readOnlyGuard("sts", "assume_role"), pacer.plugin("sts", region)],
  });
  // Each client would assume the role anew: remembered here, it is assumed once and renewed in time.
  const remembered = memoizeIdentityProvider(role, isIdentityExpired, doesIdentityRequireRefresh);
  const acting: CredentialsProvider = () => (remembered ?? role)();
  return { own, acting, tried: journal.tried };
}

/** How the chain's steps are called in the SDK's log, and what a person calls them. */
const sources: readonly (readonly [mark: string, name: string])[] = [
  ["defaultProvider::fromEnv", "environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"],
  ["defaultProvider::fromIni", "AWS configuration and credentials files"],
  ["defaultProvider::fromProcess", "credential_process of the profile"],
  ["defaultProvider::fromTokenFile", "web identity token file"],
  ["remoteProvider::fromHttp", "container credentials"],
  ["remoteProvider::fromInstanceMetadata", "EC2 instance metadata"],
  // Where AWS_EC2_METADATA_DISABLED is set, the step has no name, only this reason.
  ["EC2 Instance Metadata Service access disabled", "EC2 instance metadata"],
];

/** The chain tells its steps only to a logger. Nothing but their names and reasons is kept. */
function createJournal(): { readonly logger: Logger; readonly tried: () => readonly string[] } {
  const steps: { readonly name: string; readonly reasons: string[] }[] = [];
  const note = (line: unknown) => {
    const text = String(line);
    const source = sources.find(([mark]) => text.includes(mark));
    if (source !== undefined) steps.push({ name: source[1], reasons: [] });
    const reason = /^@smithy\/property-provider (?:->|\(!\)) (.*)$/.exec(text)?.[1];
    if (reason !== undefined && !reason.includes("checking config file next"))
      steps.at(-1)?.reasons.push(reason.replace(/\.$/, ""));
  };
  const quiet = () => {};
  return {
    logger: { debug: note, trace: quiet, info: quiet, warn: quiet, error: quiet },
    tried: () =>
      steps.map(({ name, reasons: [reason] }) =>
        reason === undefined ? name : `${name}: ${reason}`,
      ),
  };
}
