import type { ReactNode } from "react";
import type { ProtectionPlanAssessment } from "../../../lib/posture/posture.ts";
import { ExternalLink } from "../../_components/external-link.tsx";
import { guardDutySettingsPage } from "../../_links/console-links.ts";
import { coverageHref } from "../../_links/hrefs.ts";

/** The regions behind a plan's numbers, each with the way to change or to see more. */
export function PlanRegions({
  plan,
  partition,
}: {
  readonly plan: ProtectionPlanAssessment;
  readonly partition: string;
}) {
  const { on, off, withoutDetector, notRead, notOffered } = plan;
  const switchedOff = off.filter((region) => !withoutDetector.includes(region));
  const noDetector = off.filter((region) => withoutDetector.includes(region));
  const toCoverage = (region: string) => (
    <a className="link" href={coverageHref(region, "guardduty")}>
      {region}
    </a>
  );
  return (
    <details className="text-sm max-sm:mt-1">
      <summary className="min-h-6 text-mute">Which regions, and where to switch it on</summary>
      <dl className="mt-1.5 grid gap-x-6 gap-y-1.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <Regions
          regions={switchedOff}
          show={(region) => (
            <ExternalLink href={guardDutySettingsPage({ partition, region })}>
              {region}
            </ExternalLink>
          )}
          word="Off"
        />
        <Regions regions={noDetector} show={toCoverage} word="No detector is on" />
        <Regions regions={notRead} show={toCoverage} word="Not read" />
        <Regions regions={on} show={(region) => region} word="On" />
        <Regions regions={notOffered} show={(region) => region} word="Not offered" />
      </dl>
    </details>
  );
}

function Regions({
  word,
  regions,
  show,
}: {
  readonly word: string;
  readonly regions: readonly string[];
  readonly show: (region: string) => ReactNode;
}) {
  if (regions.length === 0) return null;
  return (
    <>
      <dt className="text-mute">
        {word} ({regions.length})
      </dt>
      <dd className="flex flex-wrap gap-x-4">
        {regions.map((region) => (
          <span className="inline-flex min-h-6 items-center" key={region}>
            {show(region)}
          </span>
        ))}
      </dd>
    </>
  );
}
