import type { Posture } from "../../../lib/posture/posture.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { DataTable } from "../../_components/data-table.tsx";
import { resourceHref } from "../../_links/hrefs.ts";
import { resourcesHref } from "../../_links/resources-href.ts";
import { resources } from "../../_posture/lists.ts";
import { count } from "../../_words/numbers.ts";
import type { RegionView } from "./view-region.ts";

const shown = 5;

/** The resources of a region on which the most controls fail. */
export async function RegionResources({
  here,
  posture,
  region,
}: {
  readonly here: RegionView;
  readonly posture: Posture;
  readonly region: string;
}) {
  if (here.resources.failing === 0) return null;
  const { page } = await resources({
    accountId: posture.account.id,
    region,
    status: "failing",
    sort: "worst",
    limit: shown,
  });
  return (
    <section aria-labelledby="resources" className="mt-8">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-lg" id="resources">
          Resources that most controls fail on
        </h2>
        <a className="link text-brand" href={resourcesHref({ region, status: "failing" })}>
          All {count(page.total)} that fail
        </a>
      </div>
      <DataTable
        caption={`Resources that most controls fail on in ${region}`}
        columns={[{ name: "Resource" }, { name: "Failing controls", numeric: true }]}
      >
        {page.rows.map((row) => (
          <tr key={`${row.region} ${row.resourceType} ${row.resourceId}`}>
            <th scope="row">
              <a className="font-medium hover:underline" href={resourceHref(row)}>
                <AwsText text={row.resourceId} />
              </a>
              <AwsText className="block text-mute text-xs" text={row.resourceType} />
            </th>
            <td className="whitespace-nowrap text-right">
              <b className="font-semibold">{count(row.failing)}</b>
              <span className="text-mute"> of {count(row.failing + row.passing)}</span>
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}
