import { type FloorId, floorOf } from "../../../lib/posture/house.ts";
import type { ControlAssessment, Posture } from "../../../lib/posture/posture.ts";
import { countControls, ratioOf } from "../../../lib/posture/roll-up.ts";
import { pillarIds } from "../../../lib/posture/vocabulary.ts";
import { BestPractices } from "../../_components/best-practices.tsx";
import { ControlGroup } from "../../_components/control-group.tsx";
import { GroupSteps } from "../../_components/group-steps.tsx";
import { NothingDeployed } from "../../_components/nothing-deployed.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { Score } from "../../_components/score.tsx";
import { WhyCounted } from "../../_components/why-counted.tsx";
import { catalogueHref, controlsHref, findingsHref } from "../../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../../_words/names.ts";
import { WithoutFolds } from "../../controls/without-folds.tsx";

/** One of your items, or the operations floor: its score, then its controls by pillar. */
export function CustomerFloor({
  id,
  posture,
}: {
  readonly id: FloorId;
  readonly posture: Posture;
}) {
  const controls = posture.controls.filter(
    (control) => control.pillars.length > 0 && floorOf(control) === id,
  );
  const item = posture.responsibilities.find((each) => each.side === "customer" && each.id === id);
  const judged = item?.side === "customer" ? item : null;
  const counts = countControls(controls);
  const groups = byPillar(id, controls);
  const { name, covers } = floorNamed(id);
  return (
    <>
      <PageHeading crumbs={[{ name: "Overview", href: "/" }]} title={name}>
        Yours: {covers}.
      </PageHeading>
      <Score
        findings={judged?.findings ?? null}
        findingsHrefOf={(severity) =>
          findingsHref({ severity, responsibility: id === "operations" ? undefined : id })
        }
        hrefOf={(status) => controlsHref({ responsibility: id, status })}
        of={judged ?? { controls: counts, ...ratioOf(counts) }}
        status={judged?.status ?? null}
      >
        <WithoutFolds controls={controls} query={{ responsibility: id }} />
      </Score>
      {controls.length === 0 && <NothingDeployed what={name} />}
      <GroupSteps
        aside={
          <a className="link text-mute text-sm" href={catalogueHref({ responsibility: id })}>
            What AWS offers for it
          </a>
        }
        groups={groups}
        missing={[]}
        title="By pillar"
      />
      <div className="gap-4 lg:columns-2">
        {groups.map((group) => (
          <ControlGroup
            controls={group.controls}
            id={group.anchor}
            key={group.anchor}
            query={group.query}
            title={group.name}
          >
            <BestPractices controls={group.controls} pillar={group.query.pillar} />
          </ControlGroup>
        ))}
      </div>
      <WhyCounted controls={controls} query={{ responsibility: id }}>
        <li>A control is in one item only; it may count in several pillars, once in each.</li>
      </WhyCounted>
    </>
  );
}

/** The item's controls by pillar, the most failing first. */
function byPillar(id: FloorId, controls: readonly ControlAssessment[]) {
  return pillarIds
    .map((pillar) => ({
      name: pillarNamed(pillar).name,
      anchor: `pillar-${pillar}`,
      controls: controls.filter((control) => control.pillars.includes(pillar)),
      query: { responsibility: id, pillar },
    }))
    .filter((group) => group.controls.length > 0)
    .sort((a, b) => countControls(b.controls).failing - countControls(a.controls).failing);
}
