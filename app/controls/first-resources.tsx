import { excusesByControl } from "../../lib/posture/exceptions.ts";
import type { ControlAssessment, Posture } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { controlHref, resourceHref } from "../_links/hrefs.ts";
import { controlResources } from "../_posture/lists.ts";
import { count, counted } from "../_words/numbers.ts";
import { readableId } from "../_words/readable-id.ts";

const rowsShown = 5;

/** The first resources that fail a control, and the way to all of them. Silent where none fails. */
export async function FirstResources({
  control,
  posture,
}: {
  readonly control: ControlAssessment;
  readonly posture: Posture;
}) {
  const { nonCompliantResources: failing, exceptedResources: excepted } = control;
  if (failing + excepted === 0) return null;
  if (failing === 0) return <OnlyExcepted control={control} />;
  const { page } = await controlResources({
    accountId: posture.account.id,
    control: control.key,
    compliance: "NON_COMPLIANT",
    excuses: excusesByControl(posture.exceptions).get(control.key),
    excepted: false,
    limit: rowsShown,
  });
  return (
    <section aria-labelledby="panel-resources">
      <h3 className="font-semibold text-sm" id="panel-resources">
        {counted(failing, "resource")} {failing === 1 ? "fails" : "fail"} it
        <span className="font-normal text-mute"> in {control.failingRegions.join(", ")}</span>
      </h3>
      <ul className="mt-1.5 divide-y divide-line border-line border-y">
        {page.rows.map((resource) => (
          <li
            className="py-1.5"
            key={`${resource.region} ${resource.resourceType} ${resource.resourceId}`}
          >
            <a
              className="inline-block min-h-6 font-medium hover:underline"
              href={resourceHref(resource)}
            >
              <AwsText text={readableId(resource.resourceId)} />
            </a>
            <span className="block text-mute text-xs">
              {resource.resourceType} · {resource.region}
            </span>
          </li>
        ))}
      </ul>
      {failing > page.rows.length && (
        <a
          className="link mt-1 inline-flex min-h-6 items-center text-sm"
          href={`${controlHref(control.key)}#resources`}
        >
          All {count(failing)}
        </a>
      )}
      {excepted > 0 && <ExceptedLine control={control} />}
    </section>
  );
}

function OnlyExcepted({ control }: { readonly control: ControlAssessment }) {
  return (
    <section aria-labelledby="panel-resources">
      <h3 className="font-semibold text-sm" id="panel-resources">
        Nothing fails it without an exception
      </h3>
      <ExceptedLine control={control} />
    </section>
  );
}

/** How many more fail, under an exception, and the way to them. */
function ExceptedLine({ control }: { readonly control: ControlAssessment }) {
  const href = controlHref(control.key, { compliance: "EXCEPTED" });
  return (
    <p className="mt-1 text-sm">
      <a className="link inline-flex min-h-6 items-center" href={`${href}#resources`}>
        {counted(control.exceptedResources, "resource")} under an exception
      </a>
    </p>
  );
}
