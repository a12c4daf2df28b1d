/**
 * Every AWS operation Demarc can call, and why. The guard refuses whatever is not here, and the IAM
 * policy is made from the same list, so the two cannot drift apart.
 */

/** Topic of a statement in the IAM policy. */
export type PolicyStatement =
  | "DemarcConfig"
  | "DemarcGuardDutyAndContext"
  | "DemarcArtifactMetadata"
  | "DemarcRuleTags"
  | "DemarcReportDownloads";

export interface ReadOnlyOperation {
  /** The service's name in IAM actions. */
  readonly service: ReadOnlyService;
  readonly operation: string;
  /** The IAM action that allows it. */
  readonly action: `${ReadOnlyService}:${string}`;
  readonly statement: PolicyStatement;
  readonly why: string;
}

export const readOnlyServices = [
  "config",
  "guardduty",
  "artifact",
  "account",
  "ec2",
  "sts",
] as const;
export type ReadOnlyService = (typeof readOnlyServices)[number];

function of<const Operation extends string, const Service extends ReadOnlyService>(
  service: Service,
  operation: Operation,
  statement: PolicyStatement,
  why: string,
) {
  return { service, operation, action: `${service}:${operation}`, statement, why } as const;
}

export const readOnlyOperations = [
  of("config", "DescribeConfigurationRecorders", "DemarcConfig", "what rules can see at all"),
  of(
    "config",
    "DescribeConfigurationRecorderStatus",
    "DemarcConfig",
    "whether it is recording now",
  ),
  of("config", "DescribeConfigRules", "DemarcConfig", "which rules are deployed"),
  of("config", "DescribeConfigRuleEvaluationStatus", "DemarcConfig", "why a rule has no result"),
  of(
    "config",
    "DescribeComplianceByConfigRule",
    "DemarcConfig",
    "which rules have results, where no query can tell",
  ),
  of("config", "DescribeConformancePacks", "DemarcConfig", "which packs are deployed"),
  of(
    "config",
    "DescribeConformancePackCompliance",
    "DemarcConfig",
    "which rules are a pack's, where names do not tell",
  ),
  of("config", "GetConformancePackComplianceSummary", "DemarcConfig", "AWS's verdict on each pack"),
  of("config", "ListConformancePackComplianceScores", "DemarcConfig", "AWS's score of each pack"),
  of(
    "config",
    "GetConformancePackComplianceDetails",
    "DemarcConfig",
    "why resources fail under a pack, and when",
  ),
  of(
    "config",
    "GetComplianceDetailsByConfigRule",
    "DemarcConfig",
    "why resources fail under a rule of no pack, and when",
  ),
  of(
    "config",
    "SelectResourceConfig",
    "DemarcConfig",
    "every resource with every rule's verdict, in one query",
  ),
  of("guardduty", "ListDetectors", "DemarcGuardDutyAndContext", "whether GuardDuty is on"),
  of("guardduty", "GetDetector", "DemarcGuardDutyAndContext", "which protection plans are on"),
  of("guardduty", "ListFindings", "DemarcGuardDutyAndContext", "which findings there are"),
  of("guardduty", "GetFindings", "DemarcGuardDutyAndContext", "what each finding says"),
  of(
    "guardduty",
    "GetFindingsStatistics",
    "DemarcGuardDutyAndContext",
    "how many findings there are, which tells whether reading what changed is enough",
  ),
  of("account", "ListRegions", "DemarcGuardDutyAndContext", "which regions are enabled"),
  of(
    "ec2",
    "DescribeRegions",
    "DemarcGuardDutyAndContext",
    "which regions are enabled, where account:ListRegions is not allowed",
  ),
  of("sts", "GetCallerIdentity", "DemarcGuardDutyAndContext", "whose credentials these are"),
  of("artifact", "ListReports", "DemarcArtifactMetadata", "what evidences AWS's half"),
  of(
    "artifact",
    "ListCustomerAgreements",
    "DemarcArtifactMetadata",
    "which agreements stand, such as the BAA",
  ),
  of(
    "config",
    "ListTagsForResource",
    "DemarcRuleTags",
    "how a company classes its own rules; only where reading rule tags is switched on",
  ),
] as const satisfies readonly ReadOnlyOperation[];

/**
 * By which a person asks for a report: none of them is a read, so the guard refuses them to every client
 * but the one of the door, and to that one too unless downloads are switched on.
 */
export const reportDownloadOperations = [
  of("artifact", "GetTermForReport", "DemarcReportDownloads", "the terms of a report, on demand"),
  of("artifact", "GetReport", "DemarcReportDownloads", "a report, once its terms were accepted"),
] as const satisfies readonly ReadOnlyOperation[];

/** `config:DescribeConfigRules` and its like: how an operation is named wherever a person reads it. */
export type ReadOnlyAction = (typeof readOnlyOperations)[number]["action"];

/** Reads that are made only where they are asked for. */
export interface OptionalReads {
  /** The tags of custom rules. */
  readonly ruleTags: boolean;
}

/** The operations that may be called: all but the optional ones that nobody asked for. */
export function operationsWith({ ruleTags }: OptionalReads): readonly ReadOnlyOperation[] {
  return readOnlyOperations.filter(({ statement }) => ruleTags || statement !== "DemarcRuleTags");
}
