import type { Metadata } from "next";
import type { PillarId } from "../../../lib/posture/vocabulary.ts";
import { pillarIds } from "../../../lib/posture/vocabulary.ts";
import { nothingHere } from "../../_answers/nothing-here.tsx";
import { BestPractices } from "../../_components/best-practices.tsx";
import { ControlGroup } from "../../_components/control-group.tsx";
import { NoPosture } from "../../_components/no-posture.tsx";
import { NothingDeployed } from "../../_components/nothing-deployed.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { Score } from "../../_components/score.tsx";
import { WhyCounted } from "../../_components/why-counted.tsx";
import { controlsHref, findingsHref } from "../../_links/hrefs.ts";
import { currentPosture } from "../../_posture/posture-door.ts";
import { pillarNamed } from "../../_words/names.ts";
import { counted } from "../../_words/numbers.ts";
import { WithoutFolds } from "../../controls/without-folds.tsx";
import { byFocusArea, elsewhere, type FocusArea } from "./focus-areas.ts";
import { FocusSteps } from "./focus-steps.tsx";
import { Resilience } from "./resilience.tsx";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = pillarOf((await params).id);
  return { title: id === null ? "Not found" : pillarNamed(id).name };
}

export default async function PillarPage({ params }: Props) {
  const id = pillarOf((await params).id);
  if (id === null) return nothingHere();
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const pillar = view.posture.pillars.find((each) => each.id === id);
  if (pillar === undefined) return nothingHere();
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
      {id === "reliability" && <Resilience controls={controls} posture={view.posture} />}
      <div className="gap-4 lg:columns-2">
        {areas.map((area) => (
          <ControlGroup
            controls={area.controls}
            id={area.anchor}
            key={area.anchor}
            query={area.query}
            title={area.name}
          >
            <BestPractices controls={area.controls} pillar={id} />
          </ControlGroup>
        ))}
      </div>
      <WhyCounted controls={controls} query={{ pillar: id }}>
        <AlsoHere areas={areas} name={name} />
      </WhyCounted>
    </>
  );
}

/** Controls that are at home in another pillar and count in this one too. */
function AlsoHere({
  areas,
  name,
}: {
  readonly areas: readonly FocusArea[];
  readonly name: string;
}) {
  const also = areas.find((area) => area.query.focus === elsewhere);
  if (also === undefined) return null;
  return (
    <li>
      <a className="link" href={controlsHref(also.query)}>
        {counted(also.controls.length, "control")}
      </a>{" "}
      of these {also.controls.length === 1 ? "is" : "are"} at home in another pillar and{" "}
      {also.controls.length === 1 ? "counts" : "count"} in {name} too.
    </li>
  );
}

function pillarOf(text: string): PillarId | null {
  return pillarIds.find((id) => id === text) ?? null;
}
