/** GuardDuty's answers as they come: these neither reshape nor swallow. */
import {
  type FindingCriteria,
  GetDetectorCommand,
  GetFindingsCommand,
  GetFindingsStatisticsCommand,
  type GuardDutyClient,
  paginateListDetectors,
  paginateListFindings,
} from "@aws-sdk/client-guardduty";
import type { SendOptions } from "../ask-aws.ts";

export const fetchDetectorIds = (client: GuardDutyClient, options: SendOptions) =>
  paginateListDetectors({ client, pageSize: 50 }, {}, options);

export const fetchDetector = (client: GuardDutyClient, detectorId: string, options: SendOptions) =>
  client.send(new GetDetectorCommand({ DetectorId: detectorId }), options);

/** Which findings are meant. */
export interface FindingChoice {
  readonly detectorId: string;
  /** Where the account administers others, its detector holds their findings too: those are left out. */
  readonly accountId: string;
  /** Only the archived ones, or only the others; both when left out. */
  readonly archived?: boolean;
  /** Only those updated then or later. */
  readonly updatedFrom?: Date;
  /** Only these, at most {@link findingsPerAnswer}. */
  readonly ids?: readonly string[];
}

function criteriaOf({ accountId, archived, updatedFrom, ids }: FindingChoice): FindingCriteria {
  return {
    Criterion: {
      accountId: { Equals: [accountId] },
      ...(archived !== undefined && { "service.archived": { Equals: [String(archived)] } }),
      ...(updatedFrom && { updatedAt: { GreaterThanOrEqual: updatedFrom.getTime() } }),
      ...(ids && { id: { Equals: [...ids] } }),
    },
  };
}

/**
 * Ids of findings, oldest update first: what is updated while the list is read moves to its end and comes
 * again, and what was read when a listing broke off is all there was until some instant.
 */
export const fetchFindingIds = (
  client: GuardDutyClient,
  choice: FindingChoice,
  options: SendOptions,
) =>
  paginateListFindings(
    { client, pageSize: 50 },
    {
      DetectorId: choice.detectorId,
      FindingCriteria: criteriaOf(choice),
      SortCriteria: { AttributeName: "updatedAt", OrderBy: "ASC" },
    },
    options,
  );

/** At most this many findings may be asked for at once. */
export const findingsPerAnswer = 50;

/** Those that have vanished in the meantime are not in the answer. */
export const fetchFindings = (
  client: GuardDutyClient,
  asked: { readonly detectorId: string; readonly ids: readonly string[] },
  options: SendOptions,
) =>
  client.send(
    new GetFindingsCommand({ DetectorId: asked.detectorId, FindingIds: [...asked.ids] }),
    options,
  );

/** How many findings there are of each severity. Numbers run from 1.0 to 10.0, so all have their place in one answer. */
export const fetchSeverityCounts = (
  client: GuardDutyClient,
  choice: FindingChoice,
  options: SendOptions,
) =>
  client.send(
    new GetFindingsStatisticsCommand({
      DetectorId: choice.detectorId,
      FindingCriteria: criteriaOf(choice),
      GroupBy: "SEVERITY",
      MaxResults: 100,
    }),
    options,
  );
