/** GuardDuty: detectors and filters of a region. Members are camelCase on the wire. */
import { badRequest } from "./finding-criteria.ts";
import { detectorOf, pageOfFifty } from "./guardduty-paging.ts";
import { type Call, epochSeconds, type JsonOperation } from "./operation.ts";
import type { FakeDetector, JsonObject } from "./state.ts";

const detectorIdsIn = ({ region }: Call): readonly string[] =>
  region.detector === null ? [] : [region.detector.id];

const listDetectors: JsonOperation = (call) => {
  const page = pageOfFifty(call, () => detectorIdsIn(call));
  return { detectorIds: page.items };
};

const legacyPlans = (detector: FakeDetector): JsonObject => {
  const statusOf = (name: string): JsonObject => ({
    status: detector.features.find((feature) => feature.name === name)?.status ?? "DISABLED",
  });
  return {
    cloudTrail: statusOf("CLOUD_TRAIL"),
    dnsLogs: statusOf("DNS_LOGS"),
    flowLogs: statusOf("FLOW_LOGS"),
    s3Logs: statusOf("S3_DATA_EVENTS"),
    kubernetes: { auditLogs: statusOf("EKS_AUDIT_LOGS") },
    malwareProtection: {
      scanEc2InstanceWithFindings: { ebsVolumes: statusOf("EBS_MALWARE_PROTECTION") },
    },
  };
};

const getDetector: JsonOperation = (call) => {
  const detector = detectorOf(call);
  const updatedAt = epochSeconds(detector.updatedAt);
  return {
    createdAt: detector.createdAt.toISOString(),
    findingPublishingFrequency: detector.publishingFrequency,
    serviceRole: call.account.arn(
      "iam",
      "",
      "role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty",
    ),
    status: detector.status,
    updatedAt: detector.updatedAt.toISOString(),
    dataSources: legacyPlans(detector),
    tags: {},
    features: detector.features.map(({ name, status, additional }) => ({
      name,
      status,
      updatedAt,
      ...(additional.length === 0
        ? {}
        : { additionalConfiguration: additional.map((each) => ({ ...each, updatedAt })) }),
    })),
  };
};

const listFilters: JsonOperation = (call) => {
  const page = pageOfFifty(call, () => detectorOf(call).filters.map(({ name }) => name));
  return { filterNames: page.items, nextToken: page.nextToken ?? "" };
};

const getFilter: JsonOperation = (call) => {
  const name = call.input.requiredText("filterName");
  const filter = detectorOf(call).filters.find((each) => each.name === name);
  if (filter === undefined) throw badRequest("the input filterName does not exist");
  return {
    name: filter.name,
    description: filter.description,
    action: filter.action,
    rank: filter.rank,
    findingCriteria: { criterion: filter.criterion },
    tags: {},
    createdAt: epochSeconds(filter.createdAt),
    updatedAt: epochSeconds(filter.createdAt),
  };
};

export const detectorOperations: Readonly<Record<string, JsonOperation>> = {
  ListDetectors: listDetectors,
  GetDetector: getDetector,
  ListFilters: listFilters,
  GetFilter: getFilter,
};
