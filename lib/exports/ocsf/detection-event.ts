import type { FindingTypeMapping } from "../../posture/control.ts";
import { severityOfScore } from "../../posture/severity.ts";
import type { Finding } from "../../posture/snapshot.ts";
import type { Stamp } from "./ocsf-stamp.ts";
import { detectionFinding, life, roles, severityMembers, timeOf } from "./ocsf-words.ts";

/** An active finding of GuardDuty's. */
export function detectionEvent(
  finding: Finding,
  mapping: FindingTypeMapping,
  stamp: Stamp,
): object {
  const firstSeen = finding.firstSeenAt ?? finding.createdAt;
  const lastSeen = finding.lastSeenAt ?? finding.updatedAt;
  const { attackSequenceArn } = finding;
  return {
    ...detectionFinding,
    time: timeOf(finding.updatedAt),
    time_dt: finding.updatedAt,
    ...severityMembers(severityOfScore(finding.severityScore)),
    ...life.open,
    message: finding.title,
    count: finding.count,
    is_alert: true,
    finding_info: {
      uid: finding.arn,
      title: finding.title,
      desc: finding.description,
      types: [finding.type],
      created_time: timeOf(finding.createdAt),
      modified_time: timeOf(finding.updatedAt),
      first_seen_time: timeOf(firstSeen),
      last_seen_time: timeOf(lastSeen),
      product: { name: "GuardDuty", vendor_name: "AWS" },
      data_sources: ["GuardDuty"],
      ...(attackSequenceArn === null ? {} : { related_events: [{ uid: attackSequenceArn }] }),
    },
    resources: [
      {
        ...(finding.resourceId === null
          ? { name: "not named by GuardDuty" }
          : { uid: finding.resourceId }),
        type: finding.resourceType,
        region: finding.region,
        owner: { account: stamp.account },
        ...(finding.resourceRole === null ? {} : roles[finding.resourceRole]),
      },
    ],
    remediation: { desc: mapping.firstStep },
    cloud: stamp.cloud(finding.region),
    metadata: stamp.metadata,
    unmapped: {
      severity_score: finding.severityScore,
      pillars: mapping.pillars.toSorted(),
      responsibility: mapping.responsibility,
    },
  };
}
