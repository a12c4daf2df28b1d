/** GuardDuty's answers as they come: these neither reshape nor swallow. */
import {
  GetDetectorCommand,
  GetFindingsCommand,
  type GuardDutyClient,
  paginateListDetectors,
  paginateListFindings,
} from "@aws-sdk/client-guardduty";
import type { SendOptions } from "../ask-aws.ts";

export const fetchDetectorIds = (client: GuardDutyClient, options: SendOptions) =>
  paginateListDetectors({ client, pageSize: 50 }, {}, options);

export const fetchDetector = (client: GuardDutyClient, detectorId: string, options: SendOptions) =>
  client.send(new GetDetectorCommand({ DetectorId: detectorId }), options);

/**
 * Ids of the account's own findings, archived ones too, oldest update first: what is updated while the
 * list is read moves to its end and is not missed. Where the account administers others, theirs are left out.
 */
export const fetchFindingIds = (
  client: GuardDutyClient,
  asked: { readonly detectorId: string; readonly accountId: string },
  options: SendOptions,
) =>
  paginateListFindings(
    { client, pageSize: 50 },
    {
      DetectorId: asked.detectorId,
      FindingCriteria: { Criterion: { accountId: { Equals: [asked.accountId] } } },
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
