import type { ControlAssessment, Posture } from "../../../lib/posture/posture.ts";
import { countControls } from "../../../lib/posture/roll-up.ts";
import { Card } from "../../_components/card.tsx";
import { ControlRows } from "../../_components/control-rows.tsx";
import { CountsLine } from "../../_components/measured.tsx";
import { RatioBar } from "../../_components/ratio-bar.tsx";
import { standardHeadingHref } from "../../_links/hrefs.ts";
import { resourcesHref } from "../../_links/resources-href.ts";
import { countResources } from "../../_posture/lists.ts";
import { count } from "../../_words/numbers.ts";
import { controlsOf, type ResilienceKind, resilienceKinds } from "./resilience.ts";

/** Keeping running despite issues, apart from surviving the failure of a component, each with what it is built from. */
export async function Resilience({
  controls,
  posture,
}: {
  readonly controls: readonly ControlAssessment[];
  readonly posture: Posture;
}) {
  if (controls.length === 0) return null;
  const counts = await countResources(posture);
  const seen = new Map<string, number>();
  for (const { resourceType, whole, failing, passing } of counts) {
    if (whole) seen.set(resourceType, (seen.get(resourceType) ?? 0) + failing + passing);
  }
  return (
    <div className="mb-4 grid gap-4 lg:grid-cols-2">
      {resilienceKinds.map((kind) => (
        <Kind controls={controlsOf(kind, controls)} key={kind.id} kind={kind} seen={seen} />
      ))}
    </div>
  );
}

function Kind({
  kind,
  controls,
  seen,
}: {
  readonly kind: ResilienceKind;
  readonly controls: readonly ControlAssessment[];
  readonly seen: ReadonlyMap<string, number>;
}) {
  const counts = countControls(controls);
  return (
    <Card
      aside={kind.questions.map((id) => (
        <a
          className="link ml-3"
          href={standardHeadingHref("well-architected", "reliability", id)}
          key={id}
        >
          {id}
        </a>
      ))}
      id={kind.id}
      title={kind.name}
    >
      <p className="mb-2 max-w-[68ch] text-mute text-sm">{kind.asks}</p>
      <RatioBar className="mb-1 h-2" counts={counts} />
      {controls.length === 0 ? (
        <p className="text-mute text-sm">No control that is deployed here asks that.</p>
      ) : (
        <CountsLine counts={counts} />
      )}
      {counts.failing > 0 && (
        <div className="mt-2">
          <ControlRows controls={controls.filter(({ status }) => status === "failing")} />
        </div>
      )}
      <Blocks blocks={kind.blocks} seen={seen} />
    </Card>
  );
}

/** What it is built from, as far as a rule looks at it: an unjudged resource is not known here. */
function Blocks({
  blocks,
  seen,
}: {
  readonly blocks: ResilienceKind["blocks"];
  readonly seen: ReadonlyMap<string, number>;
}) {
  return (
    <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1 border-line border-t pt-2 text-sm">
      {blocks.map(({ type, name }) => {
        const some = seen.get(type) ?? 0;
        return (
          <div className="flex gap-1.5" key={type}>
            <dt className="text-mute">{name}</dt>
            <dd>
              {some === 0 ? (
                "none seen by a rule"
              ) : (
                <a className="link font-semibold" href={resourcesHref({ type })}>
                  {count(some)}
                </a>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
