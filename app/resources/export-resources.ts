import { streamResources } from "../../lib/read-resources.ts";
import type { ListExporter } from "../_lists/list-exporter.ts";
import { readListing } from "./resource-listing.ts";
import { storedFilterOf } from "./stored-filter.ts";

const columns = [
  "resource_type",
  "resource_id",
  "region",
  "status",
  "failing_controls",
  "passing_controls",
] as const;

/** The list of resources as its page shows it, in its order, all pages of it. */
export const exportResources: ListExporter = (posture, parameters) => {
  const listing = readListing(parameters);
  if (listing.unused.length > 0) {
    return { kind: "refused", message: `Nothing is known by this ${listing.unused.join(", ")}.` };
  }
  const rows = rowsOf({ ...storedFilterOf(posture.account.id, listing), sort: listing.sort });
  return { kind: "list", list: { posture, columns, rows } };
};

async function* rowsOf(query: Parameters<typeof streamResources>[0]) {
  for await (const row of streamResources(query)) {
    yield {
      resource_type: row.resourceType,
      resource_id: row.resourceId,
      region: row.region,
      status: row.failing > 0 ? "failing" : "passing",
      failing_controls: row.failing,
      passing_controls: row.passing,
    };
  }
}
