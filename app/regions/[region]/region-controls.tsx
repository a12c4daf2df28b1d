import type { ReactNode } from "react";
import { Abbreviated } from "../../_components/abbreviated.tsx";
import { AwsText } from "../../_components/aws-text.tsx";
import { ControlKey } from "../../_components/control-key.tsx";
import { DataTable } from "../../_components/data-table.tsx";
import { EmptyState } from "../../_components/empty-state.tsx";
import { SeverityWord } from "../../_components/severity.tsx";
import { StatusMark } from "../../_components/status.tsx";
import { controlHref, controlsHref } from "../../_links/hrefs.ts";
import { count, counted } from "../../_words/numbers.ts";
import type { ControlHere, RegionView } from "./view-region.ts";

const shown = 8;

/** The worst of the controls that fail in a region, with their resources there. */
export function RegionControls({
  here,
  region,
}: {
  readonly here: RegionView;
  readonly region: string;
}) {
  const { failing, unseen } = here;
  const cut = failing.length > shown;
  return (
    <section aria-labelledby="controls" className="mt-8">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-lg" id="controls">
          {failing.length === 0 ? "Controls" : `${failWords(failing.length)} here`}
          {cut && (
            <span className="font-normal text-base text-mute">, the worst {shown} first</span>
          )}
        </h2>
        {cut && (
          <a className="link text-brand" href={controlsHref({ failing: region })}>
            All {count(failing.length)} that fail
          </a>
        )}
      </div>
      {failing.length === 0 ? (
        <NothingFails here={here} />
      ) : (
        <DataTable
          caption={`Controls that fail in ${region}`}
          columns={[
            { name: <Abbreviated short="Sev." word="Severity" /> },
            { name: "Control" },
            { name: "Failing resources", numeric: true },
          ]}
        >
          {failing.slice(0, shown).map((row) => (
            <Row key={row.control.key} region={region} row={row} />
          ))}
        </DataTable>
      )}
      {unseen.length > 0 && (
        <details className="mt-3 text-sm" id="unseen">
          <summary className="min-h-6">
            <StatusMark status="notEvaluated" /> {counted(unseen.length, "control")} not seen here
          </summary>
          <ul className="mt-1 space-y-0.5 pl-5">
            {unseen.map((control) => (
              <li key={control.key}>
                <a className="hover:underline" href={`${controlHref(control.key)}#unseen`}>
                  <AwsText text={control.title} />
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** `1 control fails`, `4 controls fail`. */
function failWords(failing: number): string {
  return `${counted(failing, "control")} ${failing === 1 ? "fails" : "fail"}`;
}

function Row({ row, region }: { readonly row: ControlHere; readonly region: string }) {
  const { control, failing, passing } = row;
  return (
    <tr>
      <td>
        <SeverityWord narrow="shape" severity={control.severity} />
      </td>
      <th scope="row">
        <a className="font-medium hover:underline" href={controlHref(control.key, { region })}>
          <AwsText text={control.title} />
        </a>
        <ControlKey text={control.key} />
      </th>
      <td className="whitespace-nowrap text-right">
        <a
          className="link font-semibold"
          href={`${controlHref(control.key, { region, compliance: "NON_COMPLIANT" })}#resources`}
        >
          {count(failing)}
        </a>
        <span className="text-mute"> of {count(failing + passing)}</span>
      </td>
    </tr>
  );
}

/** Nothing failing is good only where something was judged. */
function NothingFails({ here }: { readonly here: RegionView }): ReactNode {
  if (here.resources.passing > 0 && here.unseen.length === 0 && here.configRead) {
    return <p className="text-mute">Every control that judged something here passes.</p>;
  }
  return (
    <EmptyState title="No control is known to fail here">
      <p>
        {here.resources.passing > 0
          ? "Nothing fails where it could be looked; the rest is not known."
          : "Nothing was judged here, so nothing is known to pass either."}
      </p>
    </EmptyState>
  );
}
