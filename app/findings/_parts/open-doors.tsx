import type { ControlAssessment } from "../../../lib/posture/posture.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Card } from "../../_components/card.tsx";
import { SeverityShape } from "../../_components/severity.tsx";
import { controlHref, resourceHref } from "../../_links/hrefs.ts";
import { counted } from "../../_words/numbers.ts";
import type { DoorsOf, OpenDoors } from "./load-open-doors.ts";

/** The failing controls on the resources of a finding: which doors were open. */
export function OpenDoorsCard({ doors: { doors, leftOut } }: { readonly doors: OpenDoors }) {
  const failing = doors.filter((door) => door.failing.length > 0);
  const clean = doors.filter((door) => door.failing.length === 0 && door.judged > 0);
  const unseen = doors.filter((door) => door.judged === 0);
  const anyJudged = doors.some(({ judged }) => judged > 0);
  const total = new Set(failing.flatMap((door) => door.failing.map(({ key }) => key))).size;
  return (
    <Card
      aside={anyJudged ? counted(total, "failing control") : "not seen"}
      id="open-doors"
      title="The doors that were open"
    >
      {doors.length === 0 ? (
        <p className="hatched rounded-md px-3 py-2 text-sm">
          The finding names no resource that AWS Config knows, so Demarc cannot say which controls
          failed there.
        </p>
      ) : (
        <>
          <ul className="space-y-3.5">
            {failing.map((door) => (
              <Door door={door} key={`${door.resource.resourceType} ${door.resource.resourceId}`} />
            ))}
          </ul>
          {failing.length === 0 && anyJudged && (
            <p className="text-sm">No control fails on the resources that rules have judged.</p>
          )}
          {!anyJudged && (
            <p className="hatched rounded-md px-3 py-2 text-sm">
              No rule has judged any resource that this finding names: whether a door was open,
              nobody knows.
            </p>
          )}
          <Others doors={clean} says="every control that judged it passes" />
          <Others doors={unseen} says="no rule has judged it" />
        </>
      )}
      {leftOut > 0 && (
        <p className="mt-2 text-mute text-xs">
          {counted(leftOut, "more resource")} in the JSON, not looked at here.
        </p>
      )}
    </Card>
  );
}

function Door({ door: { resource, failing } }: { readonly door: DoorsOf }) {
  return (
    <li>
      <ResourceLink resource={resource} />
      <ul className="mt-1 space-y-0.5 border-line border-l-2 pl-3">
        {failing.map((control) => (
          <FailingControl control={control} key={control.key} />
        ))}
      </ul>
    </li>
  );
}

function FailingControl({ control }: { readonly control: ControlAssessment }) {
  return (
    <li className="flex items-baseline gap-2 text-sm">
      <SeverityShape severity={control.severity} />
      <span className="min-w-0">
        <a className="inline-block min-h-6 py-0.5 hover:underline" href={controlHref(control.key)}>
          <AwsText text={control.title} />
        </a>
        <span className="sr-only">, {control.severity}</span>
        {Object.keys(control.parameters).length > 0 && (
          <AwsText
            className="block text-2xs text-mute"
            text={Object.entries(control.parameters)
              .map(([name, value]) => `${name} ${value}`)
              .join(", ")}
          />
        )}
      </span>
    </li>
  );
}

/** A resource as Config knows it: its own page has every verdict and AWS's console. */
function ResourceLink({ resource }: { readonly resource: DoorsOf["resource"] }) {
  return (
    <p className="text-sm">
      <a className="link inline-block min-h-6 font-medium" href={resourceHref(resource)}>
        <AwsText text={resource.name ?? resource.resourceId} />
      </a>{" "}
      <span className="text-mute text-xs">
        {resource.resourceType.replace(/^AWS::/, "").replaceAll("::", " ")}
        {resource.relation === "beside" && ", beside it"}
      </span>
    </p>
  );
}

function Others({ doors, says }: { readonly doors: readonly DoorsOf[]; readonly says: string }) {
  if (doors.length === 0) return null;
  return (
    <details className="mt-2.5 text-sm">
      <summary className="min-h-6 text-mute">
        {counted(doors.length, "resource")}: {says}
      </summary>
      <ul className="mt-1 space-y-0.5">
        {doors.map(({ resource }) => (
          <li key={`${resource.resourceType} ${resource.resourceId}`}>
            <ResourceLink resource={resource} />
          </li>
        ))}
      </ul>
    </details>
  );
}
