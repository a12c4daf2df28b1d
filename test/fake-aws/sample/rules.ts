/** The rules of the sample account that no pack deployed: the company's own, and those services brought. */
import type { FakeRule } from "../state.ts";

/** Managed rules the company deployed by itself, by region. */
const basics = ["INCOMING_SSH_DISABLED", "ENCRYPTED_VOLUMES", "S3_BUCKET_PUBLIC_READ_PROHIBITED"];

const standalone: Readonly<Record<string, readonly string[]>> = {
  "us-east-1": [
    ...basics,
    "REQUIRED_TAGS",
    "EIP_ATTACHED",
    "EC2_VOLUME_INUSE_CHECK",
    "EC2_STOPPED_INSTANCE",
    "S3_LIFECYCLE_POLICY_CHECK",
    "DESIRED_INSTANCE_TYPE",
    "LAMBDA_FUNCTION_SETTINGS_CHECK",
    "CLOUDFORMATION_STACK_DRIFT_DETECTION_CHECK",
    "AUTOSCALING_MULTIPLE_AZ",
    "AUTOSCALING_LAUNCH_TEMPLATE",
    "ECR_PRIVATE_TAG_IMMUTABILITY_ENABLED",
    "EKS_CLUSTER_SUPPORTED_VERSION",
    "GUARDDUTY_NON_ARCHIVED_FINDINGS",
    "RDS_INSTANCE_DEFAULT_ADMIN_CHECK",
  ],
  "eu-west-1": [
    ...basics,
    "REQUIRED_TAGS",
    "EIP_ATTACHED",
    "S3_LIFECYCLE_POLICY_CHECK",
    "EC2_TOKEN_HOP_LIMIT_CHECK",
  ],
  "us-west-2": [...basics, "EIP_ATTACHED", "EC2_VOLUME_INUSE_CHECK", "APPROVED_AMIS_BY_TAG"],
  "eu-central-1": [
    ...basics,
    "S3_BUCKET_VERSIONING_ENABLED",
    "RDS_STORAGE_ENCRYPTED",
    "RDS_MULTI_AZ_SUPPORT",
    "EC2_EBS_ENCRYPTION_BY_DEFAULT",
    "EC2_IMDSV2_CHECK",
    "EBS_OPTIMIZED_INSTANCE",
    "LAMBDA_CONCURRENCY_CHECK",
    "EIP_ATTACHED",
  ],
  "ap-southeast-2": [...basics, "RDS_STORAGE_ENCRYPTED", "EC2_IMDSV2_CHECK", "LAMBDA_DLQ_CHECK"],
  "ca-central-1": [...basics, "RDS_INSTANCE_PUBLIC_ACCESS_CHECK", "EC2_EBS_ENCRYPTION_BY_DEFAULT"],
  "eu-west-2": [
    ...basics,
    "RDS_STORAGE_ENCRYPTED",
    "EC2_IMDSV2_CHECK",
    "EC2_PARAVIRTUAL_INSTANCE_CHECK",
  ],
  "ap-southeast-1": basics,
};

/** Identifiers Security Hub checks with rules of its own. */
const securityHub = [
  "ACCESS_KEYS_ROTATED",
  "CLOUD_TRAIL_ENCRYPTION_ENABLED",
  "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED",
  "CMK_BACKING_KEY_ROTATION_ENABLED",
  "CODEBUILD_PROJECT_ENVIRONMENT_PRIVILEGED_CHECK",
  "DYNAMODB_PITR_ENABLED",
  "EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK",
  "EC2_EBS_ENCRYPTION_BY_DEFAULT",
  "EC2_IMDSV2_CHECK",
  "EC2_INSTANCE_NO_PUBLIC_IP",
  "ELB_DELETION_PROTECTION_ENABLED",
  "ENCRYPTED_VOLUMES",
  "IAM_PASSWORD_POLICY",
  "IAM_ROOT_ACCESS_KEY_CHECK",
  "INCOMING_SSH_DISABLED",
  "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED",
  "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS",
  "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
  "RDS_MULTI_AZ_SUPPORT",
  "RDS_SNAPSHOTS_PUBLIC_PROHIBITED",
  "RDS_STORAGE_ENCRYPTED",
  "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
  "S3_BUCKET_SSL_REQUESTS_ONLY",
  "SECRETSMANAGER_ROTATION_ENABLED_CHECK",
  "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
  "VPC_FLOW_LOGS_ENABLED",
];

/** How many of them by region: each region has another set of standards switched on. */
const securityHubCounts: Readonly<Record<string, number>> = {
  "us-east-1": securityHub.length,
  "eu-west-1": 18,
  "us-west-2": 10,
  "eu-central-1": 10,
  "ap-southeast-2": 8,
  "ca-central-1": 12,
};

export const standaloneIn = (region: string): readonly string[] => standalone[region] ?? [];

export const securityHubIn = (region: string): readonly string[] =>
  securityHub.slice(0, securityHubCounts[region] ?? 0);

export interface CustomRule {
  readonly name: string;
  readonly owner: Exclude<FakeRule["owner"], "AWS">;
  readonly description: string;
  readonly resourceTypes: readonly string[];
  readonly parameters?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The company's own rules, by region. Some carry the company's word on what they are about; one a slip of it. */
export const customRulesIn = (region: string): readonly CustomRule[] => customRules[region] ?? [];

const customRules: Readonly<Record<string, readonly CustomRule[]>> = {
  "us-east-1": [
    {
      name: "s3-bucket-owner-tag-matches-hr-directory",
      owner: "CUSTOM_LAMBDA",
      description: "The owner tag of a bucket names someone who still works here.",
      resourceTypes: ["AWS::S3::Bucket"],
      tags: {
        team: "data-platform",
        "demarc:pillar": "operational-excellence",
        "demarc:severity": "low",
      },
    },
    {
      name: "rds-maintenance-window-outside-business-hours",
      owner: "CUSTOM_LAMBDA",
      description: "Databases are maintained at night, in the time zone of their users.",
      resourceTypes: ["AWS::RDS::DBInstance"],
      parameters: { timeZone: "America/New_York" },
      tags: { team: "databases" },
    },
    {
      name: "lambda-runtime-not-deprecated",
      owner: "CUSTOM_POLICY",
      description: "Functions run on a runtime that still gets security updates.",
      resourceTypes: ["AWS::Lambda::Function"],
    },
    {
      name: "payment-card-data-classification",
      owner: "CUSTOM_LAMBDA",
      description: "Tables and buckets with card data are labelled as such.",
      resourceTypes: ["AWS::DynamoDB::Table", "AWS::S3::Bucket"],
      tags: {
        "demarc:pillar": "security",
        "demarc:responsibility": "data-protection",
        "demarc:severity": "urgent",
      },
    },
  ],
  "eu-west-1": [
    {
      name: "personal-data-stays-in-europe",
      owner: "CUSTOM_POLICY",
      description: "Buckets with personal data replicate to European regions only.",
      resourceTypes: ["AWS::S3::Bucket"],
      tags: {
        "demarc:pillar": "security",
        "demarc:responsibility": "data-protection",
        "demarc:severity": "high",
      },
    },
    {
      name: "ec2-instance-started-from-golden-image",
      owner: "CUSTOM_LAMBDA",
      description: "Instances run an image the platform team built.",
      resourceTypes: ["AWS::EC2::Instance"],
    },
  ],
  "ca-central-1": [
    {
      name: "queue-has-dead-letter-queue",
      owner: "CUSTOM_POLICY",
      description: "Queues hand failed messages to a dead-letter queue.",
      resourceTypes: ["AWS::SQS::Queue"],
    },
  ],
};

/** A rule that somebody is deleting right now: AWS still lists it, and still has its rows. */
export const ruleOnItsWayOut = { region: "eu-central-1", name: "ebs-optimized-instance" };

/** Rules whose evaluation fails, by the start of their name, with AWS's words. */
export const failingToEvaluate: Readonly<Record<string, { code: string; message: string }>> = {
  "payment-card-data-classification": {
    code: "AccessDenied",
    message:
      "The AWS Lambda function arn:aws:lambda:us-east-1:111122223333:function:config-payment-card-data cannot be invoked. Check the specified function ARN, and check the function's permissions.",
  },
  "approved-amis-by-tag": {
    code: "InvalidParameterValueException",
    message: "Required parameter [amisByTagKeyAndValue] is not in the expected format.",
  },
  "redshift-cluster-maintenancesettings-check": {
    code: "InternalError",
    message: "An internal error occurred during the evaluation of the rule.",
  },
};
