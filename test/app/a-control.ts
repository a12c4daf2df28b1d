import type { ControlAssessment } from "../../lib/posture/posture.ts";

/** A failing control of medium severity in Security; say only how yours differs. */
export function aControl(given: Partial<ControlAssessment> = {}): ControlAssessment {
  return {
    key: "S3_BUCKET_VERSIONING_ENABLED",
    identifier: "S3_BUCKET_VERSIONING_ENABLED",
    parameters: {},
    title: "S3 bucket keeps no versions",
    severity: "medium",
    pillars: ["security"],
    primaryPillar: "security",
    focusArea: "Data protection",
    responsibility: "data-protection",
    group: null,
    classifiedBy: "catalogue",
    because: null,
    status: "failing",
    compliantResources: 3,
    nonCompliantResources: 1,
    exceptedResources: 0,
    unseen: [],
    regions: ["eu-west-1"],
    failingRegions: ["eu-west-1"],
    packs: [],
    ruleCount: 1,
    oldestEvidenceAt: "2026-11-22T08:00:00.000Z",
    ...given,
  };
}
