import { type FloorId, floorOf } from "../../../lib/posture/house.ts";
import type { ControlAssessment, Posture } from "../../../lib/posture/posture.ts";
import { countControls, ratioOf } from "../../../lib/posture/roll-up.ts";
import { pillarIds } from "../../../lib/posture/vocabulary.ts";
import { ControlGroup } from "../../_components/control-group.tsx";
import { NothingDeployed } from "../../_components/nothing-deployed.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { Score } from "../../_components/score.tsx";
import { controlsHref, findingsHref } from "../../_links/hrefs.ts";
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
      <ByPillar controls={controls} id={id} />
    </>
  );
}

function ByPillar({
  id,
  controls,
}: {
  readonly id: FloorId;
  readonly controls: readonly ControlAssessment[];
}) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {pillarIds.map((pillar) => {
        const members = controls.filter((control) => control.pillars.includes(pillar));
        return members.length === 0 ? null : (
          <ControlGroup
            controls={members}
            id={`pillar-${pillar}`}
            key={pillar}
            query={{ responsibility: id, pillar }}
            title={pillarNamed(pillar).name}
          />
        );
      })}
    </div>
  );
}
