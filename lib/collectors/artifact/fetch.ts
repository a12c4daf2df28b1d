/** Artifact's answers as they come: these neither reshape nor swallow. Metadata only, never a document. */
import type { SendOptions } from "../ask-aws.ts";
import {
  type ArtifactClient,
  paginateListCustomerAgreements,
  paginateListReports,
} from "./artifact-client.ts";

const pageSize = 300;

export const fetchReports = (client: ArtifactClient, options: SendOptions) =>
  paginateListReports({ client, pageSize }, {}, options);

export const fetchAgreements = (client: ArtifactClient, options: SendOptions) =>
  paginateListCustomerAgreements({ client, pageSize }, {}, options);
