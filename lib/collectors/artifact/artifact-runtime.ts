/** What the Artifact client is made of under Node: endpoint, signing, protocol and the SDK's own settings. */
import type { AccountClientConfig } from "@aws-sdk/client-account";
import {
  createDefaultUserAgentProvider,
  NODE_APP_ID_CONFIG_OPTIONS,
  partition,
  resolveHostHeaderConfig,
  resolveUserAgentConfig,
} from "@aws-sdk/core/client";
import {
  AwsSdkSigV4Signer,
  NODE_AUTH_SCHEME_PREFERENCE_OPTIONS,
  resolveAwsSdkSigV4Config,
} from "@aws-sdk/core/httpAuthSchemes";
import { AwsRestJsonProtocol } from "@aws-sdk/core/protocols";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { Sha256 } from "@smithy/core/checksum";
import { getSmithyContext, NoOpLogger, normalizeProvider } from "@smithy/core/client";
import {
  loadConfig,
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
  NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS,
  NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS,
  resolveRegionConfig,
} from "@smithy/core/config";
import { resolveEndpointConfig } from "@smithy/core/endpoints";
import { parseUrl } from "@smithy/core/protocols";
import {
  NODE_MAX_ATTEMPT_CONFIG_OPTIONS,
  NODE_RETRY_MODE_CONFIG_OPTIONS,
  resolveRetryConfig,
} from "@smithy/core/retry";
import { calculateBodyLength, fromBase64, fromUtf8, toBase64, toUtf8 } from "@smithy/core/serde";
import { NodeHttpHandler, streamCollector } from "@smithy/node-http-handler";
import type {
  EndpointParameters,
  EndpointV2,
  HandlerExecutionContext,
  IdentityProviderConfig,
  NodeHttpHandlerOptions,
  Provider,
} from "@smithy/types";
import { artifactNamespace, errorRegistries } from "./artifact-errors.ts";

/** The settings Demarc gives; the official client takes these and more. */
export interface ArtifactClientConfig
  extends Pick<
    AccountClientConfig,
    | "credentials"
    | "endpoint"
    | "maxAttempts"
    | "profile"
    | "region"
    | "retryMode"
    | "useDualstackEndpoint"
    | "useFipsEndpoint"
  > {
  readonly requestHandler?: NodeHttpHandler | NodeHttpHandlerOptions;
}

/** The settings once the runtime has filled them in from the environment and the configuration files. */
export type ArtifactClientResolvedConfig = ReturnType<typeof resolveArtifactConfig>;

const apiVersion = "2018-05-10";
const signingName = "artifact";

/** One host for a whole partition, signed for the partition's first region, whatever region the client is in. */
function artifactEndpoint(parameters: EndpointParameters): EndpointV2 {
  const { Endpoint: custom, Region: region, UseFIPS: fips, UseDualStack: dualStack } = parameters;
  if (typeof custom === "string") {
    if (fips === true || dualStack === true)
      throw new Error("A custom endpoint cannot be combined with FIPS or dual-stack endpoints.");
    return { url: new URL(custom), properties: {}, headers: {} };
  }
  const home = partition(typeof region === "string" ? region : "");
  if (!("implicitGlobalRegion" in home) || typeof home.implicitGlobalRegion !== "string")
    throw new Error(`The AWS runtime knows no global region for ${String(region)}.`);
  const suffix = dualStack === true ? home.dualStackDnsSuffix : home.dnsSuffix;
  const host = `artifact${fips === true ? "-fips" : ""}.${home.implicitGlobalRegion}.${suffix}`;
  return {
    url: new URL(`https://${host}`),
    properties: {
      authSchemes: [
        { name: "sigv4", signingName, signingRegion: home.implicitGlobalRegion, properties: {} },
      ],
    },
    headers: {},
  };
}

const sigV4 = {
  schemeId: "aws.auth#sigv4",
  identityProvider: (identities: IdentityProviderConfig) =>
    identities.getIdentityProvider("aws.auth#sigv4"),
  signer: new AwsSdkSigV4Signer(),
};

/** What chooses a signature: nothing but the region. */
export async function authSchemeParameters(
  config: { readonly region: string | Provider<string> },
  context: HandlerExecutionContext,
): Promise<{ operation: string; region: string | undefined }> {
  const operation: unknown = getSmithyContext(context).operation;
  return { operation: String(operation), region: await normalizeProvider(config.region)() };
}

const authSchemeOptions = ({ region }: { region?: string | undefined }) => [
  {
    schemeId: sigV4.schemeId,
    signingProperties: { name: signingName, region },
    propertiesExtractor: (config: object, context: HandlerExecutionContext) => ({
      signingProperties: { config, context },
    }),
  },
];

/** Folds the SDK's own resolvers over the settings, in the order its generated clients do. */
export function resolveArtifactConfig(given: ArtifactClientConfig) {
  const runtime = runtimeConfigOf(given);
  const addressed = resolveEndpointConfig(
    resolveHostHeaderConfig(
      resolveRegionConfig(resolveRetryConfig(resolveUserAgentConfig(runtime))),
    ),
  );
  return Object.assign(resolveAwsSdkSigV4Config(addressed), {
    authSchemePreference: normalizeProvider(runtime.authSchemePreference),
  });
}

/** The caller's settings over the SDK's: environment and configuration files fill what the caller leaves out. */
function runtimeConfigOf(given: ArtifactClientConfig) {
  // An undefined member would hide the default under it: `region: undefined` must still find AWS_REGION.
  const settings: ArtifactClientConfig = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  const source = settings.profile === undefined ? {} : { profile: settings.profile };
  return {
    apiVersion,
    authSchemePreference: loadConfig(NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, source),
    base64Decoder: fromBase64,
    base64Encoder: toBase64,
    bodyLengthChecker: calculateBodyLength,
    credentialDefaultProvider: defaultProvider,
    defaultSigningName: signingName,
    defaultUserAgentProvider: createDefaultUserAgentProvider({
      serviceId: "Artifact",
      clientVersion: apiVersion,
    }),
    disableHostPrefix: false,
    endpointProvider: artifactEndpoint,
    httpAuthSchemeProvider: authSchemeOptions,
    httpAuthSchemes: [sigV4],
    logger: new NoOpLogger(),
    maxAttempts: loadConfig(NODE_MAX_ATTEMPT_CONFIG_OPTIONS, source),
    protocol: new AwsRestJsonProtocol({
      defaultNamespace: artifactNamespace,
      errorTypeRegistries: errorRegistries(),
    }),
    region: loadConfig(NODE_REGION_CONFIG_OPTIONS, {
      ...NODE_REGION_CONFIG_FILE_OPTIONS,
      ...source,
    }),
    retryMode: loadConfig(NODE_RETRY_MODE_CONFIG_OPTIONS, source),
    runtime: "node",
    serviceId: "Artifact",
    sha256: Sha256,
    streamCollector,
    urlParser: parseUrl,
    useDualstackEndpoint: loadConfig(NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, source),
    useFipsEndpoint: loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, source),
    userAgentAppId: loadConfig(NODE_APP_ID_CONFIG_OPTIONS, source),
    utf8Decoder: fromUtf8,
    utf8Encoder: toUtf8,
    ...settings,
    requestHandler: NodeHttpHandler.create(settings.requestHandler),
  };
}
