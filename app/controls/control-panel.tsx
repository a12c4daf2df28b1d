import { explainControl } from "../../lib/explain-mapping.ts";
import { floorOf } from "../../lib/posture/house.ts";
import type { ControlAssessment, Posture } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Command } from "../_components/command.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { StatusWord } from "../_components/status.tsx";
import { newExceptionHref } from "../_links/exceptions-href.ts";
import { controlHref, responsibilityHref } from "../_links/hrefs.ts";
import { searchHref } from "../_links/search-href.ts";
import { GonePanel } from "../_lists/gone-panel.tsx";
import { ListPanel } from "../_lists/list-panel.tsx";
import { closeHref } from "../_lists/row-link.tsx";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { WhyUnseen } from "./[key]/why-unseen.tsx";
import { type ControlListing, panelHref } from "./control-listing.ts";
import { FirstResources } from "./first-resources.tsx";

/** The panel of the control that the address names; null where it names none. */
export function controlPanelOf(posture: Posture, listing: ControlListing) {
  const { shown } = listing;
  if (shown === undefined) return null;
  const control = posture.controls.find(({ key }) => key === shown);
  if (control !== undefined)
    return <ControlPanel control={control} listing={listing} posture={posture} />;
  const close = panelHref(listing, undefined);
  return <GonePanel close={close} named={shown} search={searchHref(shown)} what="control" />;
}

/** One control beside its list: where it stands, what fails it, what to do. */
function ControlPanel({
  control,
  listing,
  posture,
}: {
  readonly control: ControlAssessment;
  readonly listing: ControlListing;
  readonly posture: Posture;
}) {
  const rules = posture.rules.filter((rule) => rule.control === control.key);
  const { meaning, remediation, command } = explainControl(control, rules);
  const isUnseen = control.status === "notEvaluated";
  return (
    <ListPanel
      close={closeHref(panelHref(listing, undefined), control.key)}
      kicker="Control"
      title={<AwsText text={control.title} />}
      whole={{ href: controlHref(control.key), name: "Open the control" }}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm">
        <StatusWord status={control.status} />
        <SeverityWord severity={control.severity} />
        {control.primaryPillar !== null && (
          <span className="text-mute">
            {pillarNamed(control.primaryPillar).name} ·{" "}
            <a className="link" href={responsibilityHref(floorOf(control))}>
              {floorNamed(floorOf(control)).name}
            </a>
          </span>
        )}
      </div>
      {isUnseen && <WhyUnseen control={control} />}
      <FirstResources control={control} posture={posture} />
      {control.nonCompliantResources > 0 && (
        <a
          className="link inline-flex min-h-6 items-center text-brand text-sm print:hidden"
          href={newExceptionHref(control.key)}
        >
          Accept this deviation
        </a>
      )}
      <section aria-labelledby="panel-meaning">
        <h3 className="font-semibold text-sm" id="panel-meaning">
          What a failure means
        </h3>
        <p className="mt-1">
          <AwsText text={meaning} />
        </p>
      </section>
      <section aria-labelledby="panel-fix">
        <h3 className="font-semibold text-sm" id="panel-fix">
          What to do
        </h3>
        <p className="mt-1">
          <AwsText text={remediation} />
        </p>
        {command !== null && (
          <Command label="To start from; read it before you run it" text={command} />
        )}
      </section>
      {!isUnseen && <WhyUnseen control={control} />}
    </ListPanel>
  );
}
