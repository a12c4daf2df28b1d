import { Fragment } from "react";
import type { Posture } from "../../lib/posture/posture.ts";
import { severityOfScore } from "../../lib/posture/severity.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Card } from "../_components/card.tsx";
import { Age } from "../_components/moment.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { coverageHref, findingHref } from "../_links/hrefs.ts";
import { findings } from "../_posture/lists.ts";
import { requestedAt } from "../_posture/posture-door.ts";
import { counted } from "../_words/numbers.ts";
import { guardDutyReadings } from "./guardduty-readings.ts";
import type { ResourcePlace } from "./resource-listing.ts";

const shown = 10;

/** Active findings of GuardDuty that touch the same resource. */
export async function ResourceFindings({
  place,
  posture,
}: {
  readonly place: ResourcePlace;
  readonly posture: Posture;
}) {
  const { region, resourceId, resourceType } = place;
  const { page } = await findings({
    accountId: posture.account.id,
    resource: resourceId,
    configType: resourceType,
    ...(region === "global" ? {} : { region }),
    limit: shown,
  });
  if (page.rows.length === 0) return <NoFindings place={place} posture={posture} />;
  return (
    <Card
      aside={counted(page.total, "active finding")}
      id="findings"
      title="GuardDuty on the same resource"
    >
      <ul className="divide-y divide-line text-sm">
        {page.rows.map((finding) => (
          <li key={`${finding.region} ${finding.id}`}>
            <a
              className="grid grid-cols-[5rem_1fr_auto] items-baseline gap-x-3 py-1.5 hover:bg-well"
              href={findingHref(finding)}
            >
              <SeverityWord severity={severityOfScore(finding.severityScore)} />
              <AwsText text={finding.title} />
              <span className="whitespace-nowrap text-mute">
                <Age at={finding.updatedAt} now={requestedAt()} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** No finding says something only where a detector was read. */
function NoFindings({
  place,
  posture,
}: {
  readonly place: ResourcePlace;
  readonly posture: Posture;
}) {
  const { read, unread } = guardDutyReadings(posture.coverage, place.region);
  return (
    <p className="my-4 max-w-[96ch] text-mute text-sm">
      {read.length > 0 &&
        `GuardDuty has no active finding that names it${unread.length > 0 ? ` in ${counted(read.length, "region")}` : ""}. `}
      {unread.length > 0 && (
        <>
          {read.length === 0 ? "GuardDuty was not read" : "It was not read"} in{" "}
          <RegionLinks regions={unread} />: that no finding is shown says nothing there.
        </>
      )}
    </p>
  );
}

/** Each the way to what to do about it. */
function RegionLinks({ regions }: { readonly regions: readonly string[] }) {
  return regions.map((region, index) => (
    <Fragment key={region}>
      {index > 0 && ", "}
      <a className="link whitespace-nowrap" href={coverageHref(region, "guardduty")}>
        {region}
      </a>
    </Fragment>
  ));
}
