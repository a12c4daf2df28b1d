/** Makes sense of GuardDuty's own JSON: what was done, by whom, to what, and how it is known. */
import { at, parsed } from "../../../lib/posture/walk-json.ts";
import { describeAction } from "./describe-action.ts";
import { describeActor } from "./describe-actor.ts";
import { describeEvidence } from "./describe-evidence.ts";
import { describeResource } from "./describe-resource.ts";
import type { Fact } from "./fact.ts";
import { sayFinding } from "./say-finding.ts";

export interface FindingDescription {
  /** Who did what to what, in one sentence; null when only GuardDuty's description says it. */
  readonly sentence: string | null;
  readonly actor: readonly Fact[];
  readonly action: readonly Fact[];
  readonly resource: readonly Fact[];
  readonly evidence: readonly Fact[];
}

/**
 * @param detail the finding as AWS's answer had it, JSON text; members may begin with either case, as
 *   they do on the wire and in the SDK. Unknown shapes give fewer lines.
 * @param resourceName what the finding's resource is called; null when it has no name
 */
export function describeFinding(detail: string, resourceName: string | null): FindingDescription {
  const finding = parsed(detail);
  return {
    sentence: sayFinding(finding, resourceName),
    actor: describeActor(finding),
    action: describeAction(finding),
    resource: describeResource(at(finding, "Resource")),
    evidence: describeEvidence(finding),
  };
}

/** The raw JSON, indented, with every character that hides or reorders text in its escaped form. */
export function rawJson(detail: string): string {
  const value = parsed(detail);
  const written = value === null ? detail : JSON.stringify(value, null, 2);
  return written.replaceAll(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
