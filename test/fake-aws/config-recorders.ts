/** AWS Config: the recorder, and what it has recorded. */
import { AwsError } from "./aws-error.ts";
import { complianceDocuments } from "./config-documents.ts";
import { configPage, limitOf } from "./config-paging.ts";
import { type Call, epochSeconds, type JsonOperation } from "./operation.ts";
import { recordsType } from "./recording.ts";
import type { FakeRecorder, JsonObject } from "./state.ts";

/** The recorder the call asks about; null when there is none and none was named. */
function recorderAskedFor(call: Call): FakeRecorder | null {
  const names = call.input.texts("ConfigurationRecorderNames");
  const [first] = names ?? [];
  if (names !== null && names.length > 1)
    throw new AwsError(
      "ValidationException",
      "You can specify only one configuration recorder name at a time.",
    );
  const { recorder } = call.region;
  if (first !== undefined && first !== recorder?.name)
    throw new AwsError(
      "NoSuchConfigurationRecorderException",
      `Cannot find configuration recorder with the specified name '${first}'.`,
    );
  return recorder;
}

const strategyNames: Record<FakeRecorder["strategy"], string> = {
  all: "ALL_SUPPORTED_RESOURCE_TYPES",
  inclusion: "INCLUSION_BY_RESOURCE_TYPES",
  exclusion: "EXCLUSION_BY_RESOURCE_TYPES",
};

function recordingGroupOf(recorder: FakeRecorder): JsonObject {
  const { strategy, resourceTypes } = recorder;
  return {
    allSupported: strategy === "all",
    includeGlobalResourceTypes: recorder.includesGlobalTypes,
    resourceTypes: strategy === "inclusion" ? resourceTypes : [],
    exclusionByResourceTypes: { resourceTypes: strategy === "exclusion" ? resourceTypes : [] },
    ...(recorder.legacy ? {} : { recordingStrategy: { useOnly: strategyNames[strategy] } }),
  };
}

const describeRecorders: JsonOperation = (call) => {
  const recorder = recorderAskedFor(call);
  if (recorder === null) return { ConfigurationRecorders: [] };
  return {
    ConfigurationRecorders: [
      {
        arn: call.account.arn(
          "config",
          call.region.name,
          `configuration-recorder/${recorder.name}`,
        ),
        name: recorder.name,
        roleARN: recorder.roleArn,
        recordingGroup: recordingGroupOf(recorder),
        recordingMode: {
          recordingFrequency: recorder.daily ? "DAILY" : "CONTINUOUS",
          recordingModeOverrides: [],
        },
        recordingScope: "PAID",
      },
    ],
  };
};

const describeRecorderStatus: JsonOperation = (call) => {
  const recorder = recorderAskedFor(call);
  if (recorder === null) return { ConfigurationRecordersStatus: [] };
  return {
    ConfigurationRecordersStatus: [
      {
        arn: call.account.arn(
          "config",
          call.region.name,
          `configuration-recorder/${recorder.name}`,
        ),
        name: recorder.name,
        lastStartTime: epochSeconds(recorder.startedAt),
        ...(recorder.stoppedAt === null ? {} : { lastStopTime: epochSeconds(recorder.stoppedAt) }),
        recording: recorder.recording,
        lastStatus: recorder.lastStatus,
        ...(recorder.lastError === null
          ? {}
          : {
              lastErrorCode: recorder.lastError.code,
              lastErrorMessage: recorder.lastError.message,
            }),
        lastStatusChangeTime: epochSeconds(recorder.stoppedAt ?? recorder.startedAt),
      },
    ],
  };
};

const countResources: JsonOperation = (call) => {
  const { region, input } = call;
  const asked = input.texts("resourceTypes", { max: 20 });
  const limit = limitOf(
    call,
    { max: 100, fallback: 100, refusal: "InvalidLimitException" },
    "limit",
  );
  const counts = new Map<string, number>();
  const count = (type: string): void => {
    if (
      recordsType(region.recorder, type) &&
      (asked === null || asked.length === 0 || asked.includes(type))
    )
      counts.set(type, (counts.get(type) ?? 0) + 1);
  };
  for (const { type } of region.resources.values()) count(type);
  for (const { resourceType } of complianceDocuments(call.account, region)) count(resourceType);
  const rows = [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  return {
    totalDiscoveredResources: rows.reduce((total, [, number]) => total + number, 0),
    ...configPage(
      call,
      "resourceCounts",
      () => rows,
      limit,
      ([resourceType, number]) => ({ resourceType, count: number }),
      "nextToken",
    ),
  };
};

export const recorderOperations: Readonly<Record<string, JsonOperation>> = {
  DescribeConfigurationRecorders: describeRecorders,
  DescribeConfigurationRecorderStatus: describeRecorderStatus,
  GetDiscoveredResourceCounts: countResources,
};
