/** What a recorder sees, in our words. Pure. */
import type { Recorder } from "../../posture/snapshot.ts";
import type { WireRecorder, WireRecorderStatus } from "./wire-schema.ts";

/** The recorder with whether it is recording now. */
export function translateRecorder(
  wire: WireRecorder,
  status: WireRecorderStatus | null,
  region: string,
): Recorder {
  const group = wire.recordingGroup;
  const strategy = group?.recordingStrategy?.useOnly ?? null;
  const excluded = group?.exclusionByResourceTypes?.resourceTypes ?? [];
  const included = group?.resourceTypes ?? [];
  const failed = /^failure$/i.test(status?.lastStatus ?? "");
  const base = {
    region,
    name: wire.name,
    recording: status?.recording ?? false,
    includesGlobalTypes: group?.includeGlobalResourceTypes ?? false,
    lastError: failed ? wordsOf(status?.lastErrorCode, status?.lastErrorMessage) : null,
  };
  if (strategy === "EXCLUSION_BY_RESOURCE_TYPES")
    return { ...base, records: "all_but", resourceTypes: excluded };
  // Recorders from before strategies existed say only `allSupported`; one that says nothing records everything.
  const all =
    strategy === "ALL_SUPPORTED_RESOURCE_TYPES" ||
    (strategy === null && (group?.allSupported ?? included.length === 0));
  return all
    ? { ...base, records: "all", resourceTypes: [] }
    : { ...base, records: "only", resourceTypes: included };
}

/** AWS's code and words of an error, whichever of them it gave. */
export function wordsOf(
  code: string | null | undefined,
  message: string | null | undefined,
): string {
  const words = [code, message].filter(
    (word) => word !== null && word !== undefined && word !== "",
  );
  return words.length === 0 ? "AWS gave no words" : words.join(": ");
}

/** The types that are recorded only where a recorder asks for global ones. */
const globalTypes: ReadonlySet<string> = new Set([
  "AWS::IAM::User",
  "AWS::IAM::Group",
  "AWS::IAM::Role",
  "AWS::IAM::Policy",
]);

/** Whether a recorder, while it is recording, sees resources of this type. */
export function recordsType(recorder: Recorder, resourceType: string): boolean {
  switch (recorder.records) {
    case "all":
      return recorder.includesGlobalTypes || !globalTypes.has(resourceType);
    case "only":
      return recorder.resourceTypes.includes(resourceType);
    case "all_but":
      return !recorder.resourceTypes.includes(resourceType);
    default:
      return recorder.records satisfies never;
  }
}
