import type { Metadata } from "next";
import { coverageWords } from "../../lib/exports/coverage-words.ts";
import { groupGaps } from "../../lib/posture/group-gaps.ts";
import { Card } from "../_components/card.tsx";
import { CoverageMap } from "../_components/coverage-map.tsx";
import { CoverageSums } from "../_components/coverage-sums.tsx";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { currentPosture } from "../_posture/posture-door.ts";
import { GapCard } from "./gap-card.tsx";
import { RecorderTable } from "./recorder-table.tsx";

export const metadata: Metadata = { title: "Coverage" };

export default async function CoveragePage() {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const { read, total } = posture.coverageSummary;
  const groups = groupGaps(posture.coverage);
  return (
    <>
      <PageHeading
        title={
          read === total
            ? `All ${total} source readings are complete`
            : coverageWords(posture.coverageSummary, "page")
        }
      >
        A reading is one source in one region. What was not read is not good and not bad: it is not
        known, and it is never counted as passing.{" "}
        <a className="link" href="/connection">
          Whose credentials were used, and what was asked
        </a>
      </PageHeading>
      <Card
        aside={<CoverageSums coverage={posture.coverage} />}
        className="mb-4"
        id="map"
        title="Regions and sources"
      >
        <CoverageMap coverage={posture.coverage} />
      </Card>
      <div className="space-y-4">
        {groups.map((group) => (
          <GapCard group={group} key={group.key} posture={posture} />
        ))}
      </div>
      <RecorderTable recorders={posture.recorders} />
    </>
  );
}
