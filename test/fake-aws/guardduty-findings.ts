/** GuardDuty: findings of a region, their ids, their details, their numbers. */
import { attributeOf, badRequest, findingsAskedFor, sortFindings } from "./finding-criteria.ts";
import { hashOf } from "./fingerprint.ts";
import { detectorOf, fifty, pageOfFifty } from "./guardduty-paging.ts";
import type { JsonOperation } from "./operation.ts";
import type { FakeFinding, JsonObject } from "./state.ts";

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

export const findingOperations: Readonly<Record<string, JsonOperation>> = {
  ListFindings: listFindings,
  GetFindings: getFindings,
  GetFindingsStatistics: getStatistics,
};
