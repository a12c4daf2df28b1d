import { floorOf } from "../../lib/posture/house.ts";
import type { ControlAssessment } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { ControlKey } from "../_components/control-key.tsx";
import { besideClass } from "../_components/data-table.tsx";
import { Age } from "../_components/moment.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { StatusWord } from "../_components/status.tsx";
import { RowLink } from "../_lists/row-link.tsx";
import { requestedAt } from "../_posture/posture-door.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { count } from "../_words/numbers.ts";
import type { ControlColumn } from "./control-columns.ts";
import { type ControlListing, panelHref } from "./control-listing.ts";

/** One control in a list; its title opens the panel. */
export function ControlRow({
  control,
  listing,
  hidden,
}: {
  readonly control: ControlAssessment;
  readonly listing: ControlListing;
  /** Columns that are left out. */
  readonly hidden: ReadonlySet<string>;
}) {
  const has = (column: ControlColumn) => !hidden.has(column);
  return (
    <tr>
      <td>
        <SeverityWord narrow="shape" severity={control.severity} />
      </td>
      <th scope="row">
        <RowLink href={panelHref(listing, control.key)} row={control.key} shown={listing.shown}>
          <AwsText text={control.title} />
        </RowLink>
        <ControlKey text={control.key} />
        <Standing className="mt-0.5 flex md:hidden" control={control} />
        {control.classifiedBy === "rule_of_thumb" && (
          <span className="text-2xs text-amber">classified by rule of thumb</span>
        )}
      </th>
      {has("status") && (
        <td className="max-md:hidden">
          <Standing control={control} />
        </td>
      )}
      {has("resources") && (
        <td className="of">
          <Resources control={control} />
        </td>
      )}
      {has("place") && (
        <td className={besideClass}>
          <Place control={control} />
        </td>
      )}
      {has("regions") && <Regions control={control} />}
      {has("evidence") && (
        <td className={`whitespace-nowrap text-right ${besideClass}`}>
          {control.oldestEvidenceAt === null ? (
            "–"
          ) : (
            <Age at={control.oldestEvidenceAt} now={requestedAt()} />
          )}
        </td>
      )}
    </tr>
  );
}

function Place({ control }: { readonly control: ControlAssessment }) {
  if (control.primaryPillar === null) return <span className="text-amber">unmapped</span>;
  return (
    <>
      {pillarNamed(control.primaryPillar).name}
      {control.pillars.length > 1 && (
        <span className="text-mute">{` +${control.pillars.length - 1}`}</span>
      )}
      <span className="block text-mute text-xs">{floorNamed(floorOf(control)).name}</span>
    </>
  );
}

function Standing({
  control,
  className,
}: {
  readonly control: ControlAssessment;
  readonly className?: string;
}) {
  const { status, unseen } = control;
  return (
    <>
      <StatusWord className={className} status={status} />
      {status !== "notEvaluated" && unseen.length > 0 && (
        <span
          className={`block whitespace-nowrap text-2xs text-mute ${className === undefined ? "" : "md:hidden"}`}
        >
          in part not seen
        </span>
      )}
    </>
  );
}

/** Where it is deployed and, when it fails, in how many of these regions. */
function Regions({
  control: { status, regions, failingRegions },
}: {
  readonly control: ControlAssessment;
}) {
  if (status !== "failing") {
    return <td className={`text-right ${besideClass}`}>{regions.length}</td>;
  }
  return (
    <td className={`of ${besideClass}`} title={`fails in ${failingRegions.join(", ")}`}>
      <b>{failingRegions.length}</b>
      {` of ${regions.length}`}
    </td>
  );
}

function Resources({ control }: { readonly control: ControlAssessment }) {
  const { compliantResources, nonCompliantResources, exceptedResources } = control;
  const all = compliantResources + nonCompliantResources + exceptedResources;
  if (all === 0) return "–";
  if (nonCompliantResources === 0) return `0 of ${count(all)}`;
  return (
    <>
      <b>{count(nonCompliantResources)}</b>
      {` of ${count(all)}`}
    </>
  );
}
