import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { PillarId } from "../../../lib/posture/vocabulary.ts";
import { pillarIds } from "../../../lib/posture/vocabulary.ts";
import { ControlGroup } from "../../_components/control-group.tsx";
import { NoPosture } from "../../_components/no-posture.tsx";
import { NothingDeployed } from "../../_components/nothing-deployed.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { Score } from "../../_components/score.tsx";
import { controlsHref, findingsHref } from "../../_links/hrefs.ts";
import { currentPosture } from "../../_posture/posture-door.ts";
import { pillarNamed } from "../../_words/names.ts";
import { WithoutFolds } from "../../controls/without-folds.tsx";
import { byFocusArea } from "./focus-areas.ts";
import { FocusSteps } from "./focus-steps.tsx";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = pillarOf((await params).id);
  return { title: id === null ? "Not found" : pillarNamed(id).name };
}

export default async function PillarPage({ params }: Props) {
  const id = pillarOf((await params).id);
  if (id === null) notFound();
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const pillar = view.posture.pillars.find((each) => each.id === id);
  if (pillar === undefined) notFound();
  const controls = view.posture.controls.filter((control) => control.pillars.includes(id));
  const areas = byFocusArea(id, controls);
  const { name, covers } = pillarNamed(id);
  return (
    <>
      <PageHeading crumbs={[{ name: "Overview", href: "/" }]} title={name}>
        {covers[0]?.toUpperCase()}
        {covers.slice(1)}.
      </PageHeading>
      <Score
        findings={pillar.findings}
        findingsHrefOf={(severity) => findingsHref({ pillar: id, severity })}
        hrefOf={(status) => controlsHref({ pillar: id, status })}
        of={pillar}
        status={pillar.status}
      >
        <WithoutFolds controls={controls} query={{ pillar: id }} />
      </Score>
      {controls.length === 0 && <NothingDeployed what={name} />}
      <FocusSteps areas={areas} pillar={id} />
      <div className="grid gap-4 lg:grid-cols-2">
        {areas.map((area) => (
          <ControlGroup
            controls={area.controls}
            id={area.anchor}
            key={area.anchor}
            query={area.query}
            title={area.name}
          />
        ))}
      </div>
    </>
  );
}

function pillarOf(text: string): PillarId | null {
  return pillarIds.find((id) => id === text) ?? null;
}
