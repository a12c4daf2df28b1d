import type { Metadata } from "next";
import { excusesByControl } from "../../../lib/posture/exceptions.ts";
import { nothingHere } from "../../_answers/nothing-here.tsx";
import { NoPosture } from "../../_components/no-posture.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { decodedSegment } from "../../_links/path-segment.ts";
import { countResources, readRegion } from "../../_posture/lists.ts";
import { currentPosture } from "../../_posture/posture-door.ts";
import { RecorderTable } from "../../coverage/recorder-table.tsx";
import { PackTable } from "../../packs/pack-table.tsx";
import { RegionControls } from "./region-controls.tsx";
import { RegionFacts } from "./region-facts.tsx";
import { RegionResources } from "./region-resources.tsx";
import { RegionSources } from "./region-sources.tsx";
import { UnknownRegion } from "./unknown-region.tsx";
import { viewRegion } from "./view-region.ts";

interface Props {
  readonly params: Promise<{ readonly region: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodedSegment((await params).region) ?? "Region" };
}

/** Everything that is known of one region. */
export default async function RegionPage({ params }: Props) {
  const region = decodedSegment((await params).region);
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const { account } = posture;
  const isKnown = posture.coverage.some((row) => row.region === region && row.source === "config");
  if (region === null || !isKnown) return nothingHere(<UnknownRegion />);
  const [counts, resources] = await Promise.all([
    readRegion({ accountId: account.id, region, excuses: excusesByControl(posture.exceptions) }),
    countResources(posture),
  ]);
  const here = viewRegion(posture, region, counts, resources);
  return (
    <>
      <PageHeading
        crumbs={[
          { name: "Overview", href: "/" },
          { name: `Account ${account.id}`, href: "/connection" },
          { name: "Regions", href: "/coverage" },
        ]}
        title={region}
      />
      <RegionFacts here={here} region={region} />
      <RegionSources here={here} posture={posture} />
      <RegionControls here={here} region={region} />
      {here.packs.length > 0 && (
        <section aria-labelledby="packs" className="mt-8">
          <h2 className="mb-2 font-semibold text-lg" id="packs">
            Conformance packs
          </h2>
          <PackTable packs={here.packs} partition={account.partition} />
        </section>
      )}
      <RegionResources here={here} posture={posture} region={region} />
      <RecorderTable recorders={here.recorders} />
    </>
  );
}
