import { floorOf } from "../../lib/posture/house.ts";
import type { ControlAssessment } from "../../lib/posture/posture.ts";
import type { ListExporter } from "../_lists/list-exporter.ts";
import { readListing } from "./control-listing.ts";
import { matchControls, sectionsOf } from "./list-controls.ts";

const columns = [
  "control",
  "title",
  "status",
  "severity",
  "failing_resources",
  "passing_resources",
  "excepted_resources",
  "pillars",
  "focus_area",
  "responsibility",
  "regions",
  "failing_regions",
  "packs",
  "rules",
  "classified_by",
  "not_seen",
  "oldest_evidence_at",
] as const;

/** The list of controls as its page shows it, in its order; what the page folds stands here one by one. */
export const exportControls: ListExporter = (posture, parameters) => {
  const listing = readListing(parameters);
  if (listing.unused.length > 0) {
    return { kind: "refused", message: `Nothing is known by this ${listing.unused.join(", ")}.` };
  }
  const matches = matchControls(posture.controls, listing.query);
  const inOrder = sectionsOf(matches, listing).flatMap(({ controls }) => controls);
  return { kind: "list", list: { posture, columns, rows: inOrder.map(rowOf) } };
};

function rowOf(control: ControlAssessment): Partial<Record<(typeof columns)[number], string>> {
  return {
    control: control.key,
    title: control.title,
    status: control.status,
    severity: control.severity,
    failing_resources: String(control.nonCompliantResources),
    passing_resources: String(control.compliantResources),
    excepted_resources: String(control.exceptedResources),
    pillars: control.pillars.join(" "),
    focus_area: control.focusArea ?? "",
    responsibility: control.pillars.length === 0 ? "" : floorOf(control),
    regions: control.regions.join(" "),
    failing_regions: control.failingRegions.join(" "),
    packs: control.packs.join(" "),
    rules: String(control.ruleCount),
    classified_by: control.classifiedBy,
    not_seen: control.unseen
      .map((reason) => `${reason.kind} in ${reason.regions.join(" ")}`)
      .join("; "),
    oldest_evidence_at: control.oldestEvidenceAt ?? "",
  };
}
