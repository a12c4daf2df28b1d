import { houseOf } from "../lib/posture/house.ts";
import { Card } from "./_components/card.tsx";
import { CoverageMap } from "./_components/coverage-map.tsx";
import { CoverageSums } from "./_components/coverage-sums.tsx";
import { NoPosture } from "./_components/no-posture.tsx";
import { DemarcationLine } from "./_overview/demarcation-line.tsx";
import { FindingsCard } from "./_overview/findings-card.tsx";
import { FixFirst } from "./_overview/fix-first.tsx";
import { Foundation } from "./_overview/foundation.tsx";
import { Freshness } from "./_overview/freshness.tsx";
import { House } from "./_overview/house.tsx";
import { HouseHeading } from "./_overview/house-heading.tsx";
import { HouseList } from "./_overview/house-list.tsx";
import { OpeningSentence } from "./_overview/opening.tsx";
import { PacksCard } from "./_overview/packs-card.tsx";
import { StandardsCard } from "./_overview/standards-card.tsx";
import { currentPosture, requestedAt } from "./_posture/posture-door.ts";

export default async function OverviewPage() {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const plan = houseOf(posture);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-10 gap-y-4">
        <OpeningSentence posture={posture} />
        <Freshness now={requestedAt()} posture={posture} />
      </div>
      <section
        aria-label="Shared responsibility, live"
        className="overflow-hidden rounded-xl border border-line bg-card"
      >
        <HouseHeading plan={plan} posture={posture} />
        <House plan={plan} posture={posture} />
        <HouseList plan={plan} posture={posture} />
        <DemarcationLine />
        <Foundation posture={posture} />
      </section>
      <div className="mt-4 grid gap-4 lg:grid-cols-2 xl:grid-cols-[1.2fr_1fr_1fr]">
        <FixFirst posture={posture} />
        <FindingsCard posture={posture} />
        <PacksCard posture={posture} />
      </div>
      <StandardsCard posture={posture} />
      <Card
        aside={
          <a className="link text-brand" href="/coverage">
            What to do, region by region
          </a>
        }
        className="mt-4"
        id="seen"
        title="What could be seen"
      >
        <div className="mb-3">
          <CoverageSums coverage={posture.coverage} />
        </div>
        <CoverageMap coverage={posture.coverage} />
      </Card>
    </>
  );
}
