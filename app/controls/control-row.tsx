import { floorOf } from "../../lib/posture/house.ts";
import type { ControlAssessment } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Age } from "../_components/moment.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { StatusWord } from "../_components/status.tsx";
import { controlHref } from "../_links/hrefs.ts";
import { requestedAt } from "../_posture/posture-door.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { count } from "../_words/numbers.ts";

/** One control in a list. */
export function ControlRow({ control }: { readonly control: ControlAssessment }) {
  return (
    <tr>
      <td>
        <SeverityWord narrow="shape" severity={control.severity} />
      </td>
      <th scope="row">
        <a className="font-medium hover:underline" href={controlHref(control.key)}>
          <AwsText text={control.title} />
        </a>
        <AwsText
          className="block font-mono text-2xs text-mute max-md:line-clamp-1"
          text={control.key}
        />
        <span className="mt-0.5 block md:hidden">
          <Standing control={control} />
        </span>
        {control.classifiedBy === "rule_of_thumb" && (
          <span className="text-2xs text-amber">classified by rule of thumb</span>
        )}
      </th>
      <td className="max-md:hidden">
        <Standing control={control} />
      </td>
      <td className="whitespace-nowrap text-right">
        <Resources control={control} />
      </td>
      <td className="max-md:hidden">
        {control.primaryPillar === null ? (
          <span className="text-amber">unmapped</span>
        ) : (
          <>
            {pillarNamed(control.primaryPillar).name}
            {control.pillars.length > 1 && (
              <span className="text-mute"> +{control.pillars.length - 1}</span>
            )}
            <span className="block text-mute text-xs">{floorNamed(floorOf(control)).name}</span>
          </>
        )}
      </td>
      <td className="whitespace-nowrap text-right max-md:hidden">
        <Regions control={control} />
      </td>
      <td className="whitespace-nowrap text-right max-md:hidden">
        {control.oldestEvidenceAt === null ? (
          "–"
        ) : (
          <Age at={control.oldestEvidenceAt} now={requestedAt()} />
        )}
      </td>
    </tr>
  );
}

function Standing({ control }: { readonly control: ControlAssessment }) {
  return (
    <>
      <StatusWord status={control.status} />
      {control.status !== "notEvaluated" && control.unseen.length > 0 && (
        <span className="block text-2xs text-mute">in part not seen</span>
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
  if (status !== "failing") return regions.length;
  return (
    <span title={`fails in ${failingRegions.join(", ")}`}>
      <b className="font-semibold">{failingRegions.length}</b>
      <span className="text-mute"> of {regions.length}</span>
    </span>
  );
}

function Resources({ control }: { readonly control: ControlAssessment }) {
  const { compliantResources, nonCompliantResources, exceptedResources } = control;
  const all = compliantResources + nonCompliantResources + exceptedResources;
  if (all === 0) return <span className="text-mute">–</span>;
  return (
    <>
      <b className={nonCompliantResources > 0 ? "font-semibold" : "font-normal text-mute"}>
        {count(nonCompliantResources)}
      </b>
      <span className="text-mute"> of {count(all)}</span>
    </>
  );
}
