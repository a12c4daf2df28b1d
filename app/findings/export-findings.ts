import type { Posture } from "../../lib/posture/posture.ts";
import { severityOfScore } from "../../lib/posture/severity.ts";
import type { Finding } from "../../lib/posture/snapshot.ts";
import { readPosture } from "../../lib/read-posture.ts";
import type { ListExporter } from "../_lists/list-exporter.ts";
import { findings } from "../_posture/lists.ts";
import { type FindingListing, readFindingListing } from "./finding-listing.ts";
import { storeQueryOf } from "./store-query.ts";

const columns = [
  "severity",
  "severity_score",
  "type",
  "title",
  "resource_type",
  "resource",
  "role",
  "region",
  "count",
  "first_seen_at",
  "last_seen_at",
  "created_at",
  "updated_at",
  "archived",
  "sample",
  "attack_sequence",
  "arn",
] as const;

const rowsAtOnce = 500;

/** The findings that the page's filters leave, all of them and one by one, the worst first. */
export const exportFindings: ListExporter = (posture, parameters) => {
  const listing = { ...readFindingListing(parameters), after: undefined };
  if (listing.unused.length > 0) {
    return { kind: "refused", message: `Nothing is known by this ${listing.unused.join(", ")}.` };
  }
  return { kind: "list", list: { posture, columns, rows: rowsOf(posture, listing) } };
};

async function* rowsOf(posture: Posture, listing: FindingListing) {
  let after: string | undefined;
  do {
    const { page } = await findings(storeQueryOf(posture, { ...listing, after }, rowsAtOnce));
    await requireStillNewest(posture);
    for (const finding of page.rows) yield rowOf(finding);
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/**
 * Pages of two collections do not make one list: what moved up between them would be in neither. The transfer
 * is broken off then, as after any reading that fails.
 */
async function requireStillNewest({ snapshot }: Posture): Promise<void> {
  const newest = await readPosture();
  if (newest.kind !== "posture" || newest.posture.snapshot.id !== snapshot.id)
    throw new Error("A collection was saved while its findings were written: ask for them again");
}

function rowOf(
  finding: Finding,
): Partial<Record<(typeof columns)[number], string | number | null>> {
  return {
    severity: severityOfScore(finding.severityScore),
    severity_score: finding.severityScore,
    type: finding.type,
    title: finding.title,
    resource_type: finding.resourceType,
    resource: finding.resourceId,
    role: finding.resourceRole,
    region: finding.region,
    count: finding.count,
    first_seen_at: finding.firstSeenAt,
    last_seen_at: finding.lastSeenAt,
    created_at: finding.createdAt,
    updated_at: finding.updatedAt,
    archived: finding.archived ? "yes" : "no",
    sample: finding.sample ? "yes" : "no",
    attack_sequence: finding.attackSequenceArn,
    arn: finding.arn,
  };
}
