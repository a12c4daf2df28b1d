import "server-only";
import { explainFindingType } from "../../lib/explain-mapping.ts";
import { findingResources } from "../../lib/posture/finding-resource.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { readFinding } from "../_posture/lists.ts";
import { describeFinding } from "./_describe/describe-finding.ts";
import { describeSequence, firstSeenOf } from "./_describe/describe-sequence.ts";
import { saySequence } from "./_describe/say-sequence.ts";
import { loadOpenDoors } from "./_parts/load-open-doors.ts";

/**
 * The essentials of one finding beside its list.
 *
 * @param shown `region/id`, as the address has it
 * @returns null when the address names none, or none that is kept
 */
export async function loadPanel(posture: Posture, shown: string | undefined) {
  const [region = "", id = ""] = shown?.split("/") ?? [];
  if (region === "" || id === "") return null;
  const accountId = posture.account.id;
  const finding = await readFinding({ accountId, region, id });
  if (finding === null) return null;
  const resources = findingResources(finding.detail, { accountId, region });
  const sequence = describeSequence(finding.detail);
  const description = describeFinding(finding.detail, finding.resourceId);
  return {
    finding: { ...finding, firstSeenAt: firstSeenOf(finding, sequence) },
    description,
    sentence: sequence === null ? description.sentence : saySequence(sequence),
    mapping: explainFindingType(finding.type),
    doors: await loadOpenDoors(posture, resources),
  };
}

export type ShownFinding = NonNullable<Awaited<ReturnType<typeof loadPanel>>>;
