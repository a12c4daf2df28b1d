import type { ListRow } from "../../../lib/exports/list-to-csv.ts";
import { streamControlResources } from "../../../lib/read-posture.ts";
import { textOf } from "../../_links/search-params.ts";
import type { ListExporter } from "../../_lists/list-exporter.ts";
import { readResourceListing, storeQueryOf } from "./resource-listing.ts";

const columns = [
  "control",
  "title",
  "severity",
  "region",
  "resource_type",
  "resource_id",
  "status",
  "since",
  "evaluated_at",
  "rules",
  "annotation",
] as const;

type Row = ListRow<(typeof columns)[number]>;

/** A control's resources as its page lists them, straight from the store, however many there are. */
export const exportControlResources: ListExporter = async (posture, parameters) => {
  const key = textOf(parameters, "control");
  const control = posture.controls.find((each) => each.key === key);
  if (control === undefined) return { kind: "refused", message: "There is no such control." };
  const listing = readResourceListing(parameters, control, posture);
  if (listing.unused.length > 0) {
    return { kind: "refused", message: `Nothing is known by this ${listing.unused.join(", ")}.` };
  }
  const resources = await streamControlResources({
    accountId: posture.account.id,
    control: control.key,
    asOf: posture.snapshot.finishedAt,
    ...storeQueryOf(listing, { control, posture }),
  });
  const about = { control: control.key, title: control.title, severity: control.severity };
  async function* rows(): AsyncGenerator<Row> {
    for await (const resource of resources) {
      yield {
        ...about,
        region: resource.region,
        resource_type: resource.resourceType,
        resource_id: resource.resourceId,
        status: listing.compliance === "EXCEPTED" ? "EXCEPTED" : resource.compliance,
        since: resource.inStateSince,
        evaluated_at: resource.evaluatedAt,
        rules: resource.ruleNames.join(" "),
        annotation: resource.annotation,
      };
    }
  }
  return { kind: "list", list: { posture, columns, rows: rows() } };
};
