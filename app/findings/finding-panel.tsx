import { AwsText } from "../_components/aws-text.tsx";
import { Moment } from "../_components/moment.tsx";
import { findingHref } from "../_links/hrefs.ts";
import { ListPanel } from "../_lists/list-panel.tsx";
import { closeHref } from "../_lists/row-link.tsx";
import { counted } from "../_words/numbers.ts";
import { FactGroup } from "./_parts/fact-list.tsx";
import { FindingMarks } from "./_parts/finding-marks.tsx";
import { type FindingListing, findingPanelHref, findingRowKey } from "./finding-listing.ts";
import type { ShownFinding } from "./load-panel.ts";

const factsShown = 6;

/** One finding beside its list: who did what to what, what to do first, which doors were open. */
export function FindingPanel({
  shown: { finding, description, sentence, mapping, doors },
  listing,
}: {
  readonly shown: ShownFinding;
  readonly listing: FindingListing;
}) {
  const href = findingHref(finding);
  const judged = doors.doors.some((door) => door.judged > 0);
  const failing = new Set(doors.doors.flatMap((door) => door.failing.map(({ key }) => key))).size;
  return (
    <ListPanel
      close={closeHref(findingPanelHref(listing), findingRowKey(finding))}
      kicker={finding.type}
      title={<AwsText text={finding.title} />}
      whole={{ href, name: "Open the finding" }}
    >
      <FindingMarks finding={finding} />
      <p>
        <AwsText text={sentence === null ? finding.description : `${sentence}.`} />
      </p>
      <p className="text-mute text-sm">
        {finding.firstSeenAt !== null && (
          <>
            First seen <Moment at={finding.firstSeenAt} />.{" "}
          </>
        )}
        {finding.lastSeenAt !== null && (
          <>
            Last seen <Moment at={finding.lastSeenAt} />.
          </>
        )}
      </p>
      <p className="text-sm">
        <a className="link font-medium" href={`${href}#open-doors`}>
          {judged ? counted(failing, "failing control") : "No rule has judged"}
        </a>{" "}
        {judged ? "on" : ""} the resources it names.
      </p>
      <section aria-labelledby="panel-first">
        <h3 className="font-semibold text-sm" id="panel-first">
          What to do first
        </h3>
        <p className="mt-1">
          <AwsText text={mapping.firstStep} />
        </p>
      </section>
      <FactGroup facts={description.actor.slice(0, factsShown)} title="Who" />
      <FactGroup facts={description.resource.slice(1, factsShown)} title="To what" />
    </ListPanel>
  );
}
