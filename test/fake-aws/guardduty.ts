/** GuardDuty: detectors, findings, statistics and filters of a region. Members are camelCase on the wire. */
import { attributeOf, badRequest, findingsAskedFor, sortFindings } from "./finding-criteria.ts";
import { hashOf } from "./fingerprint.ts";
import { type Call, epochSeconds, type JsonOperation, pageFor } from "./operation.ts";
import type { Page } from "./paging.ts";
import type { FakeDetector, FakeFinding, JsonObject } from "./state.ts";

const fifty = 50;

const invalidToken = () => badRequest("the input nextToken is invalid");

function pageOfFifty<T>(call: Call, list: () => readonly T[]): Page<T> {
  const limit = call.input.whole("maxResults", { min: 1, max: fifty, fallback: fifty });
  return pageFor(call, list, { limit, tokenName: "nextToken", refuse: invalidToken });
}

/** The region's detector, if its id is the one asked about. */
function detectorOf(call: Call): FakeDetector {
  const id = call.input.requiredText("detectorId");
  const { detector } = call.region;
  if (detector === null || detector.id !== id)
    throw badRequest("the input detectorId is not owned by the current account");
  return detector;
}

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

const listFindings: JsonOperation = (call) => {
  const { findings } = detectorOf(call);
  const page = pageOfFifty(call, () =>
    sortFindings(call.input, findingsAskedFor(call.input, findings.values())),
  );
  // The last page has an empty token, not none.
  return { findingIds: page.items.map(({ id }) => id), nextToken: page.nextToken ?? "" };
};

const getFindings: JsonOperation = (call) => {
  const { findings } = detectorOf(call);
  const ids = call.input.texts("findingIds");
  if (ids === null || ids.length === 0) throw badRequest("the parameter findingIds is required");
  if (ids.length > fifty)
    throw badRequest("the parameter findingIds has more than the maximum number of 50 values");
  const found = ids
    .map((id) => findings.get(id))
    // An id that has vanished is just missing.
    .filter((finding) => finding !== undefined)
    // Nobody may count on the order of the ids.
    .toSorted((a, b) => hashOf(a.id) - hashOf(b.id));
  return { findings: sortFindings(call.input, found) };
};

/** How a group is named in the answer, and what puts a finding into it. */
const groupings: Readonly<
  Record<string, { list: string; key: (finding: FakeFinding) => JsonObject }>
> = {
  SEVERITY: { list: "groupedBySeverity", key: ({ severity }) => ({ severity }) },
  FINDING_TYPE: { list: "groupedByFindingType", key: ({ type }) => ({ findingType: type }) },
  ACCOUNT: { list: "groupedByAccount", key: ({ accountId }) => ({ accountId }) },
  DATE: {
    list: "groupedByDate",
    key: ({ updatedAt, severity }) => ({
      date: Date.parse(`${updatedAt.slice(0, 10)}T00:00:00Z`) / 1000,
      severity,
    }),
  },
  RESOURCE: {
    list: "groupedByResource",
    key: (finding) => ({
      accountId: finding.accountId,
      resourceType: String(attributeOf(finding, ["resource", "resourceType"])[0] ?? ""),
      resourceId: String(
        attributeOf(finding, ["resource", "instanceDetails", "instanceId"])[0] ??
          attributeOf(finding, ["resource", "s3BucketDetails", "name"])[0] ??
          attributeOf(finding, ["resource", "accessKeyDetails", "principalId"])[0] ??
          "",
      ),
    }),
  },
};

const getStatistics: JsonOperation = (call) => {
  const { input } = call;
  const asked = findingsAskedFor(input, detectorOf(call).findings.values());
  const groupBy = input.text("groupBy");
  const types = input.texts("findingStatisticTypes");
  if ((groupBy === null) === (types === null))
    throw badRequest("either groupBy or findingStatisticTypes must be given, not both");
  if (groupBy === null) {
    const counts: Record<string, number> = {};
    for (const { severity } of asked)
      counts[severity.toFixed(1)] = (counts[severity.toFixed(1)] ?? 0) + 1;
    return { findingStatistics: { countBySeverity: counts } };
  }
  const grouping = groupings[groupBy];
  if (grouping === undefined) throw badRequest("the parameter groupBy is not valid");
  const limit = input.whole("maxResults", { min: 1, max: 100, fallback: 25 });
  const groups = new Map<string, { key: JsonObject; total: number; last: number }>();
  for (const finding of asked) {
    const key = grouping.key(finding);
    const name = JSON.stringify(key);
    const group = groups.get(name) ?? { key, total: 0, last: 0 };
    group.total += 1;
    group.last = Math.max(group.last, Date.parse(finding.updatedAt) / 1000);
    groups.set(name, group);
  }
  const ascending = input.text("orderBy") === "ASC";
  const rows = [...groups.values()]
    .sort((a, b) => (ascending ? a.total - b.total : b.total - a.total))
    .slice(0, limit)
    .map(({ key, total, last }) => ({ ...key, lastGeneratedAt: last, totalFindings: total }));
  return { findingStatistics: { [grouping.list]: rows } };
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

export const guardDutyOperations: Readonly<Record<string, JsonOperation>> = {
  ListDetectors: listDetectors,
  GetDetector: getDetector,
  ListFindings: listFindings,
  GetFindings: getFindings,
  GetFindingsStatistics: getStatistics,
  ListFilters: listFilters,
  GetFilter: getFilter,
};
