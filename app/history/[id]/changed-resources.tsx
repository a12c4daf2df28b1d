import type { ResourceChange } from "../../../lib/read-history.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Card } from "../../_components/card.tsx";
import { DataTable } from "../../_components/data-table.tsx";
import { VerdictWord } from "../../_components/verdict.tsx";
import { changedResourcesHref } from "../../_links/history-href.ts";
import { resourceHref } from "../../_links/hrefs.ts";
import { resourceChanges } from "../../_posture/history-door.ts";
import type { Compared } from "./changed-controls.tsx";

const rowsShown = 25;

/** The verdicts that are others than they were, of all controls or of one. */
export async function ChangedResources({
  since,
  until,
  control,
  after,
  compared,
}: {
  readonly since: string;
  readonly until: string;
  readonly control: string | undefined;
  readonly after: string | undefined;
  readonly compared: Compared;
}) {
  const { page } = await resourceChanges({
    since,
    until,
    limit: rowsShown,
    ...(control === undefined ? {} : { control }),
    ...(after === undefined ? {} : { after }),
  });
  const { id } = compared;
  return (
    <Card
      aside={
        control !== undefined && (
          <a className="link text-brand" href={changedResourcesHref(id, { since: compared.since })}>
            Of all controls
          </a>
        )
      }
      className="mt-6"
      id="resources"
      title="Resources that changed"
    >
      {control !== undefined && (
        <p className="mb-2 text-sm">
          Under <AwsText className="font-medium" text={control} />
        </p>
      )}
      {page === null || page.rows.length === 0 ? (
        <p className="text-mute text-sm">
          No resource’s verdict is another than it was
          {control === undefined
            ? "."
            : " under this control: the cause lies elsewhere, as said above."}
        </p>
      ) : (
        <ResourceTable rows={page.rows} />
      )}
      <Steps
        first={after === undefined ? null : { since: compared.since, control }}
        id={id}
        next={page?.next ? { since: compared.since, control, after: page.next } : null}
      />
    </Card>
  );
}

function ResourceTable({ rows }: { readonly rows: readonly ResourceChange[] }) {
  return (
    <DataTable
      caption="Resources that changed"
      columns={[
        { name: "Resource" },
        { name: "Was" },
        { name: "Is" },
        { name: "Rule", narrow: "hide" },
        { name: "AWS’s words", narrow: "hide" },
      ]}
    >
      {rows.map((row) => (
        <tr
          key={`${row.ruleRegion} ${row.ruleName} ${row.resourceType} ${row.resourceId} ${row.control}`}
        >
          <th scope="row">
            <a
              className="link inline-flex min-h-6 items-center break-all"
              data-row=""
              href={resourceHref(row)}
            >
              <AwsText text={row.resourceId} />
            </a>
            <span className="block text-mute text-xs">
              <AwsText text={row.resourceType} /> · {row.region}
            </span>
          </th>
          <td>
            <Verdict of={row.before} />
          </td>
          <td>
            <Verdict of={row.after} />
          </td>
          <td className="max-md:hidden">
            <AwsText className="break-all" text={row.ruleName} />
            <span className="block text-mute text-xs">{row.ruleRegion}</span>
          </td>
          <td className="max-md:hidden">
            {row.annotation !== null && <AwsText text={row.annotation} />}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function Verdict({ of }: { readonly of: ResourceChange["before"] }) {
  return of === null ? <span className="text-mute">none</span> : <VerdictWord compliance={of} />;
}

type Place = Parameters<typeof changedResourcesHref>[1];

function Steps({
  id,
  first,
  next,
}: {
  readonly id: string;
  readonly first: Place | null;
  readonly next: Place | null;
}) {
  const step =
    "inline-flex min-h-8 items-center rounded-md border border-edge bg-card px-3 hover:bg-well";
  if (first === null && next === null) return null;
  return (
    <nav
      aria-label="Pages of resources"
      className="mt-3 flex justify-end gap-2 text-sm print:hidden"
    >
      {first !== null && (
        <a className={step} href={changedResourcesHref(id, first)}>
          First
        </a>
      )}
      {next !== null && (
        <a className={step} href={changedResourcesHref(id, next)} rel="next">
          Next
        </a>
      )}
    </nav>
  );
}
