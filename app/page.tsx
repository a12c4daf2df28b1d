import { Card } from "./_components/card.tsx";
import { CoverageLink } from "./_components/coverage-link.tsx";
import { CoverageMap } from "./_components/coverage-map.tsx";
import { CoverageReasons } from "./_components/coverage-reasons.tsx";
import { CoverageSums } from "./_components/coverage-sums.tsx";
import { NoPosture } from "./_components/no-posture.tsx";
import { ChangesCard } from "./_overview/changes-card.tsx";
import { DemarcationLine } from "./_overview/demarcation-line.tsx";
import { FindingsCard } from "./_overview/findings-card.tsx";
import { FirstSteps } from "./_overview/first-steps.tsx";
import { FixFirst } from "./_overview/fix-first.tsx";
import { Foundation } from "./_overview/foundation.tsx";
import { House } from "./_overview/house.tsx";
import { HouseHeading } from "./_overview/house-heading.tsx";
import { HouseList } from "./_overview/house-list.tsx";
import { OpeningSentence } from "./_overview/opening.tsx";
import { PacksCard } from "./_overview/packs-card.tsx";
import { planHouse } from "./_overview/plan-house.ts";
import { StandardsCard } from "./_overview/standards-card.tsx";
import { Standing } from "./_overview/standing.tsx";
import { TrendCard } from "./_overview/trend-card.tsx";
import { currentPosture, requestedAt } from "./_posture/posture-door.ts";
import { RunningOut } from "./exceptions/running-out.tsx";

export default async function OverviewPage() {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const plan = planHouse(posture);
  return (
    <>
      <div className="mb-7 flex flex-wrap items-end justify-between gap-x-10 gap-y-4">
        <OpeningSentence posture={posture} />
        <Standing now={requestedAt()} posture={posture} />
      </div>
      <RunningOut now={requestedAt()} posture={posture} />
      {plan.blind && <FirstSteps posture={posture} />}
      <section aria-label="Shared responsibility, live" className="mb-7">
        <HouseHeading />
        <House plan={plan} posture={posture} />
        <HouseList plan={plan} posture={posture} />
        <DemarcationLine />
        <Foundation posture={posture} />
      </section>
      <div className={`grid gap-4 ${plan.blind ? "" : "xl:grid-cols-[1.5fr_1fr]"}`}>
        {!plan.blind && <FixFirst posture={posture} />}
        <FindingsCard posture={posture} />
      </div>
      <div className="mt-4 grid gap-4 xl:grid-cols-[1.5fr_1fr]">
        <TrendCard posture={posture} />
        <ChangesCard posture={posture} />
      </div>
      <div className="mt-4 grid gap-4 xl:grid-cols-[1.5fr_1fr]">
        <StandardsCard posture={posture} />
        <PacksCard posture={posture} />
      </div>
      <Card aside={<CoverageLink />} className="mt-4" id="seen" title="What could be seen">
        <div className="mb-3">
          <CoverageSums coverage={posture.coverage} />
        </div>
        {/* On a phone it is a screen and a half of rows: the sums, the reasons and the way to it remain. */}
        <div className="max-md:hidden print:block">
          <CoverageMap coverage={posture.coverage} />
        </div>
        <CoverageReasons coverage={posture.coverage} />
      </Card>
    </>
  );
}
