import "server-only";
import { explainFindingType } from "../../../../lib/explain-mapping.ts";
import { findingResources } from "../../../../lib/posture/finding-resource.ts";
import type { Posture } from "../../../../lib/posture/posture.ts";
import type { DetailedFinding, Finding } from "../../../../lib/posture/snapshot.ts";
import { findingHref } from "../../../_links/hrefs.ts";
import { readFinding } from "../../../_posture/lists.ts";
import { describeFinding } from "../../_describe/describe-finding.ts";
import {
  describeSequence,
  firstSeenOf,
  type SequenceDescription,
} from "../../_describe/describe-sequence.ts";
import { investigate } from "../../_describe/investigate.ts";
import { loadOpenDoors } from "../../_parts/load-open-doors.ts";

/** All that the page of one finding shows. Null: the store has none by that id. */
export async function loadFindingView(posture: Posture, place: { region: string; id: string }) {
  const accountId = posture.account.id;
  const finding = await readFinding({ accountId, ...place });
  if (finding === null) return null;
  const resources = findingResources(finding.detail, { accountId, region: finding.region });
  const sequence = describeSequence(finding.detail);
  return {
    finding: { ...finding, firstSeenAt: firstSeenOf(finding, sequence) },
    sequence,
    description: describeFinding(finding.detail, finding.resourceId),
    mapping: explainFindingType(finding.type),
    commands: investigate(finding.detail, resources, finding.region),
    doors: await loadOpenDoors(posture, resources),
    partOf: await sequenceAround(finding),
    findingHrefs: sequence === null ? new Map() : await signalPages(finding, sequence),
  };
}

/** The attack sequence that this finding is a signal of; null when there is none, or it is not kept. */
async function sequenceAround({
  accountId,
  region,
  attackSequenceArn,
}: DetailedFinding): Promise<Finding | null> {
  const id = attackSequenceArn?.split("/").at(-1);
  return id === undefined ? null : readFinding({ accountId, region, id });
}

/** Pages of those signals that are findings and are kept, by the signals' ids. */
async function signalPages(
  { accountId, region }: DetailedFinding,
  { signals }: SequenceDescription,
): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const { type, uid } of signals) {
    if (type !== "FINDING" || uid === null) continue;
    // GuardDuty writes a finding's id alone, or its whole ARN.
    const id = uid.split("/").at(-1) ?? uid;
    const finding = await readFinding({ accountId, region, id });
    if (finding !== null) pages.set(uid, findingHref(finding));
  }
  return pages;
}
