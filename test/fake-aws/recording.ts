/** What a recorder can see. */
import type { FakeRecorder } from "./state.ts";

/** Recorded in one region only, and only by a recorder that asks for them. */
const globalTypes: ReadonlySet<string> = new Set([
  "AWS::IAM::User",
  "AWS::IAM::Group",
  "AWS::IAM::Role",
  "AWS::IAM::Policy",
]);

/** Whether the recorder keeps resources of this type. */
export function recordsType(recorder: FakeRecorder | null, type: string): boolean {
  if (recorder === null) return false;
  switch (recorder.strategy) {
    case "all":
      return recorder.includesGlobalTypes || !globalTypes.has(type);
    case "inclusion":
      return recorder.resourceTypes.includes(type);
    case "exclusion":
      return !recorder.resourceTypes.includes(type);
    default:
      return recorder.strategy satisfies never;
  }
}
