/**
 * AWS Artifact's client, as far as Demarc reads it: two listings of metadata. What asks for a document is
 * in a file of its own. It stands in for `@aws-sdk/client-artifact`, under that package's own names and on the same runtime, until the
 * package can be installed; then an import of it replaces this file.
 */
import {
  getHostHeaderPlugin,
  getLoggerPlugin,
  getRecursionDetectionPlugin,
  getUserAgentPlugin,
} from "@aws-sdk/core/client";
import {
  createPaginator,
  DefaultIdentityProviderConfig,
  getHttpAuthSchemeEndpointRuleSetPlugin,
  getHttpSigningPlugin,
} from "@smithy/core";
import { Client, makeBuilder } from "@smithy/core/client";
import { getEndpointPlugin } from "@smithy/core/endpoints";
import { getContentLengthPlugin } from "@smithy/core/protocols";
import { getRetryPlugin } from "@smithy/core/retry";
import { getSchemaSerdePlugin } from "@smithy/core/schema";
import type { PaginationConfiguration } from "@smithy/types";
import {
  type ArtifactClientConfig,
  type ArtifactClientResolvedConfig,
  authSchemeParameters,
  resolveArtifactConfig,
} from "./artifact-runtime.ts";
import {
  type GetReportCommandInput,
  type GetReportCommandOutput,
  type GetTermForReportCommandInput,
  type GetTermForReportCommandOutput,
  type ListCustomerAgreementsCommandInput,
  type ListCustomerAgreementsCommandOutput,
  type ListReportsCommandInput,
  type ListReportsCommandOutput,
  listCustomerAgreementsSchema,
  listReportsSchema,
} from "./artifact-schemas.ts";

export {
  AccessDeniedException,
  ArtifactServiceException,
  InternalServerException,
  ResourceNotFoundException,
  ThrottlingException,
  ValidationException,
} from "./artifact-errors.ts";

type ServiceInputTypes =
  | ListReportsCommandInput
  | ListCustomerAgreementsCommandInput
  | GetTermForReportCommandInput
  | GetReportCommandInput;
type ServiceOutputTypes =
  | ListReportsCommandOutput
  | ListCustomerAgreementsCommandOutput
  | GetTermForReportCommandOutput
  | GetReportCommandOutput;

/** Signs, sends, retries and times out as every other client of the SDK does, and by the same settings. */
export class ArtifactClient extends Client<
  { abortSignal?: AbortSignal },
  ServiceInputTypes,
  ServiceOutputTypes,
  ArtifactClientResolvedConfig
> {
  constructor(configuration: ArtifactClientConfig = {}) {
    const config = resolveArtifactConfig(configuration);
    super(config);
    this.middlewareStack.use(getSchemaSerdePlugin(config));
    this.middlewareStack.use(getUserAgentPlugin(config));
    this.middlewareStack.use(getRetryPlugin(config));
    this.middlewareStack.use(getContentLengthPlugin(config));
    this.middlewareStack.use(getHostHeaderPlugin(config));
    this.middlewareStack.use(getLoggerPlugin(config));
    this.middlewareStack.use(getRecursionDetectionPlugin(config));
    this.middlewareStack.use(
      getHttpAuthSchemeEndpointRuleSetPlugin(config, {
        httpAuthSchemeParametersProvider: authSchemeParameters,
        identityProviderConfigProvider: async () =>
          new DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials }),
      }),
    );
    this.middlewareStack.use(getHttpSigningPlugin(config));
  }
}

const builtIn = (name: string) => ({ type: "builtInParams" as const, name });

/** Makes the commands of this client. */
export const command = makeBuilder<
  ArtifactClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>(
  {
    UseFIPS: builtIn("useFipsEndpoint"),
    Endpoint: builtIn("endpoint"),
    Region: builtIn("region"),
    UseDualStack: builtIn("useDualstackEndpoint"),
  },
  "Artifact",
  "ArtifactClient",
  getEndpointPlugin,
);

/** Lists the reports the account may see: latest versions, metadata only. */
export class ListReportsCommand extends command<ListReportsCommandInput, ListReportsCommandOutput>(
  {},
  () => [],
  "ListReports",
  listReportsSchema,
) {}

/** Lists the agreements that apply to the caller's account. */
export class ListCustomerAgreementsCommand extends command<
  ListCustomerAgreementsCommandInput,
  ListCustomerAgreementsCommandOutput
>({}, () => [], "ListCustomerAgreements", listCustomerAgreementsSchema) {}

interface ArtifactPaginationConfiguration extends PaginationConfiguration {
  client: ArtifactClient;
}

export const paginateListReports = createPaginator<
  ArtifactPaginationConfiguration,
  ListReportsCommandInput,
  ListReportsCommandOutput
>(ArtifactClient, ListReportsCommand, "nextToken", "nextToken", "maxResults");

export const paginateListCustomerAgreements = createPaginator<
  ArtifactPaginationConfiguration,
  ListCustomerAgreementsCommandInput,
  ListCustomerAgreementsCommandOutput
>(ArtifactClient, ListCustomerAgreementsCommand, "nextToken", "nextToken", "maxResults");
