/** The sample account's regions and what is set up where. */
import type { RegionOptStatus } from "../state.ts";

/** Regions every account has. */
const byDefault = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

/** Opted into. */
const enabled = ["eu-south-1"];

/** Opt-in regions left alone: they know no credentials of this account. */
const disabled = [
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-south-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-west-1",
  "eu-central-2",
  "eu-south-2",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
];

export const regionStatuses: readonly (readonly [string, RegionOptStatus])[] = [
  ...byDefault.map((name) => [name, "ENABLED_BY_DEFAULT"] as const),
  ...enabled.map((name) => [name, "ENABLED"] as const),
  ...disabled.map((name) => [name, "DISABLED"] as const),
];

/** AWS's documentation account number: nobody has it. */
export const sampleAccountId = "111122223333";

export const homeRegion = "us-east-1";
/** Where a service control policy forbids everything. */
export const forbiddenRegion = "sa-east-1";
/** Where the caller's own policy leaves GuardDuty out. */
export const regionWithoutGuardDutyPermission = "ca-central-1";
/** Where the recorder was stopped two months ago. */
export const regionWithStoppedRecorder = "ap-southeast-1";
/** Where the detector was suspended, longer ago than findings are kept. */
export const regionWithSuspendedDetector = "eu-north-1";

export interface RecorderPlan {
  readonly strategy: "all" | "inclusion" | "exclusion";
  readonly resourceTypes?: readonly string[];
  readonly includesGlobalTypes?: boolean;
  readonly legacy?: boolean;
  readonly daily?: boolean;
}

/** Recorders by region; a region that is not here has none. */
export const recorderPlans: Readonly<Record<string, RecorderPlan>> = {
  "us-east-1": { strategy: "all", includesGlobalTypes: true },
  // IAM recorded a second time: set up before 2022, never cleaned up.
  "eu-west-1": { strategy: "all", includesGlobalTypes: true },
  "us-west-2": { strategy: "all", daily: true },
  "eu-central-1": { strategy: "all" },
  "ca-central-1": { strategy: "all", legacy: true },
  "ap-southeast-2": {
    strategy: "inclusion",
    resourceTypes: [
      "AWS::Config::ResourceCompliance",
      "AWS::EC2::Instance",
      "AWS::EC2::SecurityGroup",
      "AWS::EC2::Volume",
      "AWS::Lambda::Function",
      "AWS::S3::Bucket",
    ],
  },
  // Everything but its own verdicts, to save money.
  "eu-west-2": { strategy: "exclusion", resourceTypes: ["AWS::Config::ResourceCompliance"] },
  "ap-southeast-1": { strategy: "all" },
};

/** Detectors by region with the number of findings each holds; 200 in all. */
export const findingCounts: Readonly<Record<string, number>> = {
  "us-east-1": 104,
  "eu-west-1": 42,
  "us-west-2": 22,
  "eu-central-1": 12,
  "ap-southeast-2": 8,
  "eu-west-2": 6,
  "us-east-2": 4,
  "ap-northeast-1": 2,
  "eu-west-3": 0,
  "ca-central-1": 0,
  "eu-north-1": 0,
};
