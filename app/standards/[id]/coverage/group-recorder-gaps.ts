import type { Recorder } from "../../../../lib/posture/snapshot.ts";
import type { RecorderGap } from "../../../../lib/posture/standard-gaps.ts";

/** Regions whose recorders leave out the same types in the same way. */
export interface RecorderGapGroup {
  readonly key: string;
  readonly regions: readonly string[];
  readonly resourceTypes: readonly string[];
  /** Deployed rules that need them, in any of the regions. */
  readonly rules: readonly string[];
  readonly records: Recorder["records"];
}

/** Puts together what is missing in the same way in several regions. */
export function groupRecorderGaps(
  gaps: readonly RecorderGap[],
  recorders: readonly Pick<Recorder, "region" | "records">[],
): RecorderGapGroup[] {
  const recordsIn = new Map(recorders.map(({ region, records }) => [region, records]));
  const keyOf = (gap: RecorderGap) =>
    [recordsIn.get(gap.region) ?? "all", ...gap.resourceTypes].join(" ");
  return [...Map.groupBy(gaps, keyOf)].map(([key, members]) => ({
    key,
    regions: members.map(({ region }) => region),
    resourceTypes: members[0]?.resourceTypes ?? [],
    rules: [...new Set(members.flatMap(({ rules }) => rules))].sort(),
    records: recordsIn.get(members[0]?.region ?? "") ?? "all",
  }));
}

/** Where in the recorder's own settings the types belong. */
export const recorderActs: Readonly<Record<Recorder["records"], string>> = {
  all: "Switch on the recording of global resource types in one region: everything else is recorded.",
  only: "Add the types to the recorder’s list: it records only what is listed.",
  all_but: "Take the types off the recorder’s list of exclusions.",
};

const edits: Readonly<Record<Recorder["records"], string>> = {
  all: 'set "includeGlobalResourceTypes" to true',
  only: 'add the types to "resourceTypes"',
  all_but: 'take the types out of "exclusionByResourceTypes"',
};

/**
 * What changes a recorder: its recording group is replaced as a whole, so it is read, edited and put
 * back; so is how often it records, which would else become continuous. Source: PutConfigurationRecorder in the reference of the AWS command line.
 */
export function recorderCommand(records: Recorder["records"], region: string): string {
  const describe = `aws configservice describe-configuration-recorders --region ${region}`;
  return [
    `${describe} --query 'ConfigurationRecorders[0].recordingGroup' > recording-group.json`,
    `# in recording-group.json: ${edits[records]}`,
    `aws configservice put-configuration-recorder --region ${region} --recording-group file://recording-group.json --configuration-recorder "$(${describe} --query 'ConfigurationRecorders[0].{name:name,roleARN:roleARN,recordingMode:recordingMode}' --output json)"`,
  ].join("\n");
}
