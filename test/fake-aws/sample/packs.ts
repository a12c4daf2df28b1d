/** Which of AWS's sample conformance packs are deployed where. Their contents are AWS's own. */
import contents from "../facts/conformance-packs.json" with { type: "json" };

export type PackName = keyof typeof contents;

export const deployedPacks: readonly { readonly region: string; readonly name: PackName }[] = [
  {
    region: "us-east-1",
    name: "Operational-Best-Practices-for-AWS-Well-Architected-Security-Pillar",
  },
  { region: "us-east-1", name: "Operational-Best-Practices-for-CIS-AWS-v1.4-Level2" },
  {
    region: "eu-west-1",
    name: "Operational-Best-Practices-for-PCI-DSS-v4.0-including-global-resourcetypes",
  },
  {
    region: "eu-west-1",
    name: "Operational-Best-Practices-for-AWS-Well-Architected-Reliability-Pillar",
  },
  { region: "us-west-2", name: "Operational-Best-Practices-for-HIPAA-Security" },
  { region: "eu-west-2", name: "Operational-Best-Practices-for-Amazon-S3" },
];

/** Managed identifiers of a pack's rules. */
export const identifiersOf = (pack: PackName): readonly string[] => contents[pack];

/** The manual checks of the CIS pack: rules that nothing evaluates, a person attests. */
export const processChecks: Readonly<Partial<Record<PackName, readonly string[]>>> = {
  "Operational-Best-Practices-for-CIS-AWS-v1.4-Level2": [
    "account-contact-details-configured",
    "account-security-contact-configured",
    "account-security-questions-configured",
    "root-account-regular-use",
    "iam-user-console-and-api-access-at-creation",
    "iam-user-single-access-key",
    "iam-expired-certificates",
    "iam-access-analyzer-enabled",
    "alarm-unauthorized-api-calls",
    "alarm-sign-in-without-mfa",
    "alarm-root-account-use",
    "alarm-iam-policy-change",
    "alarm-cloudtrail-config-change",
    "alarm-console-auth-failures",
    "alarm-kms-disable-or-delete-cmk",
    "alarm-s3-bucket-policy-change",
    "alarm-aws-config-change",
    "alarm-vpc-security-group-change",
    "alarm-vpc-nacl-change",
    "alarm-vpc-network-gateway-change",
    "alarm-vpc-route-table-change",
    "alarm-vpc-change",
    "alarm-organizations-change",
    "vpc-networkacl-open-admin-ports",
    "vpc-peering-least-access",
  ],
};

/** What a pack asks of its rules where it differs from the rule's own default. */
const stricter: Readonly<
  Partial<Record<PackName, Readonly<Record<string, Record<string, string>>>>>
> = {
  "Operational-Best-Practices-for-CIS-AWS-v1.4-Level2": {
    IAM_USER_UNUSED_CREDENTIALS_CHECK: { maxCredentialUsageAge: "45" },
  },
  "Operational-Best-Practices-for-PCI-DSS-v4.0-including-global-resourcetypes": {
    IAM_PASSWORD_POLICY: {
      MinimumPasswordLength: "12",
      PasswordReusePrevention: "4",
      MaxPasswordAge: "90",
    },
  },
};

/** Parameters managed rules are deployed with; rules that need none are not here. */
const parameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ACCESS_KEYS_ROTATED: { maxAccessKeyAge: "90" },
  ACM_CERTIFICATE_EXPIRATION_CHECK: { daysToExpiration: "90" },
  BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK: {
    requiredFrequencyUnit: "days",
    requiredFrequencyValue: "1",
    requiredRetentionDays: "35",
  },
  BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK: { requiredRetentionDays: "35" },
  CLOUDWATCH_ALARM_ACTION_CHECK: {
    alarmActionRequired: "TRUE",
    insufficientDataActionRequired: "TRUE",
    okActionRequired: "FALSE",
  },
  EC2_STOPPED_INSTANCE: { AllowedDays: "30" },
  EC2_VOLUME_INUSE_CHECK: { deleteOnTermination: "TRUE" },
  IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS: {
    blockedActionsPatterns: "kms:Decrypt,kms:ReEncryptFrom",
  },
  IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS: {
    blockedActionsPatterns: "kms:Decrypt,kms:ReEncryptFrom",
  },
  IAM_PASSWORD_POLICY: {
    MaxPasswordAge: "90",
    MinimumPasswordLength: "14",
    PasswordReusePrevention: "24",
    RequireLowercaseCharacters: "true",
    RequireNumbers: "true",
    RequireSymbols: "true",
    RequireUppercaseCharacters: "true",
  },
  IAM_USER_UNUSED_CREDENTIALS_CHECK: { maxCredentialUsageAge: "90" },
  REDSHIFT_CLUSTER_CONFIGURATION_CHECK: { clusterDbEncrypted: "TRUE", loggingEnabled: "TRUE" },
  REQUIRED_TAGS: { tag1Key: "owner", tag2Key: "cost-center" },
  RESTRICTED_INCOMING_TRAFFIC: {
    blockedPort1: "20",
    blockedPort2: "21",
    blockedPort3: "3389",
    blockedPort4: "3306",
    blockedPort5: "4333",
  },
  VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS: { authorizedTcpPorts: "443" },
};

/** What a managed rule is deployed with, in a pack or on its own. */
export const parametersOf = (
  identifier: string,
  pack: PackName | null = null,
): Readonly<Record<string, string>> =>
  (pack === null ? undefined : stricter[pack]?.[identifier]) ?? parameters[identifier] ?? {};
