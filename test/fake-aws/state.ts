/**
 * What the sandbox account holds: the types of its state. Handlers read it, `truth.ts` reads it on its
 * own, tests change it through the methods of `FakeAccount`. Words are AWS's.
 */

export type ServiceName = "sts" | "account" | "ec2" | "config" | "guardduty" | "artifact";

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json | undefined;
}

export type RegionOptStatus =
  | "ENABLED"
  | "ENABLED_BY_DEFAULT"
  | "ENABLING"
  | "DISABLING"
  | "DISABLED";

/** A standing refusal: what a service control policy or the caller's own policies leave out. */
export interface Denial {
  readonly service: ServiceName | "*";
  /** Absent: every operation of the service. */
  readonly operation?: string;
  readonly by: "service_control_policy" | "identity_policy" | "permissions_boundary";
}

export type Verdict = "COMPLIANT" | "NON_COMPLIANT" | "NOT_APPLICABLE";

/** AWS Config's verdict on one resource under one rule. */
export interface FakeRow {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly verdict: Verdict;
  /** At most 256 characters, as AWS keeps them. */
  readonly annotation: string | null;
  /** When the verdict last changed. */
  readonly inStateSince: Date;
  /** When this result was recorded. */
  readonly evaluatedAt: Date;
  readonly mode: "DETECTIVE" | "PROACTIVE";
}

export type RuleTrigger = "change" | "periodic" | "both";

export interface FakeRule {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly owner: "AWS" | "CUSTOM_LAMBDA" | "CUSTOM_POLICY";
  /** Managed identifier, function ARN, or null for a policy. */
  readonly identifier: string | null;
  readonly description: string;
  /** Service principal of a service-linked rule. */
  readonly createdBy: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** The types its scope names; empty when it judges the account as a whole. */
  readonly resourceTypes: readonly string[];
  readonly trigger: RuleTrigger;
  state: "ACTIVE" | "EVALUATING" | "DELETING" | "DELETING_RESULTS";
  /** Id of the pack that deployed it. */
  readonly packId: string | null;
  readonly activatedAt: Date;
  firstEvaluationStarted: boolean;
  lastSuccessAt: Date | null;
  lastFailure: { readonly at: Date; readonly code: string; readonly message: string } | null;
  /** Keyed by `rowKey`. */
  readonly rows: Map<string, FakeRow>;
}

export interface FakePack {
  readonly name: string;
  /** `conformance-pack-` and 9 characters: also the suffix of its rules' names. */
  readonly id: string;
  readonly arn: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly createdBy: string | null;
  readonly deployedAt: Date;
  /** AWS refreshes the published score on its own schedule. */
  scoreUpdatedAt: Date;
  state: "CREATE_COMPLETE" | "CREATE_FAILED" | "CREATE_IN_PROGRESS" | "DELETE_IN_PROGRESS";
  stateReason: string | null;
}

export interface FakeRecorder {
  readonly name: string;
  readonly roleArn: string;
  recording: boolean;
  readonly strategy: "all" | "inclusion" | "exclusion";
  /** Recorded with `inclusion`, left out with `exclusion`, ignored with `all`. */
  readonly resourceTypes: readonly string[];
  readonly includesGlobalTypes: boolean;
  /** Recorders from before strategies existed answer without `recordingStrategy`. */
  readonly legacy: boolean;
  readonly daily: boolean;
  readonly startedAt: Date;
  stoppedAt: Date | null;
  lastStatus: "Pending" | "Success" | "Failure" | "NotApplicable";
  lastError: { readonly code: string; readonly message: string } | null;
}

/** Something that exists in the account, whether or not AWS Config records it. */
export interface FakeResource {
  readonly type: string;
  readonly id: string;
}

/** A finding as GuardDuty puts it on the wire, camelCase. */
export interface FakeFinding extends JsonObject {
  readonly id: string;
  readonly arn: string;
  readonly type: string;
  readonly severity: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly service: FakeFindingService;
  readonly resource: JsonObject;
}
interface FakeFindingService extends JsonObject {
  readonly archived: boolean;
  readonly count: number;
}

export interface FakeFilter {
  readonly name: string;
  readonly description: string;
  readonly action: "ARCHIVE" | "NOOP";
  readonly rank: number;
  readonly criterion: JsonObject;
  readonly createdAt: Date;
}

export interface FakeDetector {
  readonly id: string;
  status: "ENABLED" | "DISABLED";
  readonly createdAt: Date;
  updatedAt: Date;
  readonly publishingFrequency: "FIFTEEN_MINUTES" | "ONE_HOUR" | "SIX_HOURS";
  readonly features: readonly {
    readonly name: string;
    readonly status: "ENABLED" | "DISABLED";
    readonly additional: readonly { readonly name: string; readonly status: string }[];
  }[];
  /** Keyed by finding id. */
  readonly findings: Map<string, FakeFinding>;
  readonly filters: readonly FakeFilter[];
}

export interface FakeRegion {
  readonly name: string;
  optStatus: RegionOptStatus;
  readonly denials: Denial[];
  recorder: FakeRecorder | null;
  readonly rules: Map<string, FakeRule>;
  readonly packs: Map<string, FakePack>;
  /** Keyed by `rowKey`. */
  readonly resources: Map<string, FakeResource>;
  detector: FakeDetector | null;
  /** Moves with every change, so that an answer made of the whole region can be kept in between. */
  changes: number;
}

/** One version of a report as Artifact puts it on the wire; every member may be missing. */
export interface FakeReport extends JsonObject {
  readonly id: string;
  readonly version: number;
}

export interface FakeArtifact {
  /** Every version; the newest version of an id is the one that is listed. */
  readonly reports: FakeReport[];
  readonly agreements: JsonObject[];
  readonly notifications: "SUBSCRIBED" | "NOT_SUBSCRIBED";
  /** Whether the caller's policy has the statement that allows asking for reports. */
  mayDownload: boolean;
  /** Tokens of terms that were asked for; one that is taken out has expired. */
  readonly termTokens: Map<string, { readonly reportId: string; readonly version: number }>;
  /** Documents that were fetched by their short-lived address, by name. */
  readonly opened: string[];
}

/** A role that the account's caller may assume. */
export interface FakeRole {
  readonly arn: string;
  readonly externalId: string | null;
}

/** Who an access key speaks for. */
export interface FakeCredential {
  readonly callerArn: string;
  readonly userId: string;
  /** Present on temporary credentials: the request must carry it. */
  readonly sessionToken: string | null;
  readonly expiresAt: Date | null;
}

/** The key of a resource within a region or a rule; NUL cannot occur in a name. */
export const rowKey = (resourceType: string, resourceId: string): string =>
  `${resourceType}\u0000${resourceId}`;
