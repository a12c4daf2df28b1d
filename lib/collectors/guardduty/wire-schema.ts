/** GuardDuty's answers, unknown to typed: required members stop, optional ones are null when missing. */
import { z } from "zod";
import {
  awsText,
  optionalText,
  optionalWrittenInstant,
  pageToken,
  writtenInstant,
} from "../wire-text.ts";

export const wireDetectorIdsPage = z
  .object({ DetectorIds: z.array(awsText), NextToken: pageToken })
  .transform((page) => ({ rows: page.DetectorIds, nextToken: page.NextToken }));

export const wireDetector = z.object({
  // A third word is neither on nor suspended: what it would mean for the account, nobody knows.
  Status: z.enum(["ENABLED", "DISABLED"]),
  Features: z
    .array(z.object({ Name: awsText, Status: awsText }))
    .nullish()
    .transform((features) => features ?? []),
});
export type WireDetector = z.infer<typeof wireDetector>;

export const wireFindingIdsPage = z
  .object({ FindingIds: z.array(awsText), NextToken: pageToken })
  .transform((page) => ({ rows: page.FindingIds, nextToken: page.NextToken }));

/** How many findings there are of each severity number. Null without the list: not told is not none. */
export const wireSeverityCounts = z
  .object({
    FindingStatistics: z.object({
      GroupedBySeverity: z
        .array(z.object({ Severity: z.number(), TotalFindings: z.number() }))
        .nullish(),
    }),
  })
  .transform(({ FindingStatistics: { GroupedBySeverity: groups } }) =>
    groups == null
      ? null
      : new Map(groups.map(({ Severity, TotalFindings }) => [Severity, TotalFindings])),
  );

/** The one name that each kind of resource goes by, where a finding gives it. */
const named = <const Member extends string>(member: Member) =>
  z
    .looseObject({ [member]: optionalText })
    .nullish()
    .transform((details) => textIn(details, member));
const firstNamed = (member: string) =>
  z
    .array(z.looseObject({ [member]: optionalText }))
    .nullish()
    .transform((all) => textIn(all?.[0], member));

function textIn(details: Readonly<Record<string, unknown>> | null | undefined, member: string) {
  const text = details?.[member];
  return typeof text === "string" && text !== "" ? text : null;
}

/** In the order in which they name the resource best. */
const wireResource = z.object({
  ResourceType: optionalText,
  InstanceDetails: named("InstanceId"),
  S3BucketDetails: firstNamed("Name"),
  EksClusterDetails: named("Name"),
  EcsClusterDetails: named("Name"),
  LambdaDetails: named("FunctionName"),
  RdsDbInstanceDetails: named("DbInstanceIdentifier"),
  RdsLimitlessDbDetails: named("DbShardGroupIdentifier"),
  EbsSnapshotDetails: named("SnapshotArn"),
  Ec2ImageDetails: named("ImageArn"),
  RecoveryPointDetails: named("RecoveryPointArn"),
  ContainerDetails: named("Name"),
  AccessKeyDetails: named("UserName"),
});
export type WireResource = z.infer<typeof wireResource>;

const wireService = z.object({
  Archived: z.boolean().nullish(),
  Count: z.number().nullish(),
  EventFirstSeen: optionalWrittenInstant,
  EventLastSeen: optionalWrittenInstant,
  ResourceRole: optionalText,
  AdditionalInfo: z.object({ Value: optionalText }).nullish(),
});

const wireFinding = z.object({
  Id: awsText,
  Arn: awsText,
  AccountId: awsText,
  Type: awsText,
  Severity: z.number(),
  Title: optionalText,
  Description: optionalText,
  CreatedAt: writtenInstant,
  UpdatedAt: writtenInstant,
  AssociatedAttackSequenceArn: optionalText,
  Resource: wireResource,
  Service: wireService.nullish(),
});
export type WireFinding = z.infer<typeof wireFinding>;

/** Each finding parsed, beside all that AWS said of it. */
export const wireFindings = z
  .object({
    Findings: z.array(
      z.unknown().transform((raw, context) => {
        const parsed = wireFinding.safeParse(raw);
        if (parsed.success) return { raw, parsed: parsed.data };
        for (const { path, message } of parsed.error.issues)
          context.addIssue({ code: "custom", path: [...path], message });
        return z.NEVER;
      }),
    ),
  })
  .transform((answer) => answer.Findings);
