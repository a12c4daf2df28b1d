import type { FloorId } from "../../lib/posture/house.ts";
import type { ControlCounts, Posture, Ratio, SeverityCounts } from "../../lib/posture/posture.ts";
import { ratioOf } from "../../lib/posture/roll-up.ts";
import { CountsLine, Measured } from "../_components/measured.tsx";
import { RatioBar } from "../_components/ratio-bar.tsx";
import { countedSeverities, SeverityCount } from "../_components/severity.tsx";
import { pillarHref, responsibilityHref } from "../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { count } from "../_words/numbers.ts";
import { BeamCounts } from "./house-beam.tsx";
import type { HousePlan } from "./plan-house.ts";

/** The house on a narrow screen: the beam, then a street of pillars and one of items. */
export function HouseList({
  posture,
  plan,
}: {
  readonly posture: Posture;
  readonly plan: HousePlan;
}) {
  return (
    <div className="mb-9 rounded-xl border border-line bg-card house:hidden print:hidden">
      <div className="px-4 pt-3.5 pb-2 sm:px-5">
        <RatioBar blind={plan.blind} className="h-3" counts={plan.counts} />
        <BeamCounts plan={plan} />
      </div>
      <div className="grid border-line border-t md:grid-cols-2 md:divide-x md:divide-line">
        <Street name="By pillar">
          {posture.pillars.map((pillar) => (
            <Row
              blind={plan.blind}
              findings={pillar.findings}
              href={pillarHref(pillar.id)}
              key={pillar.id}
              name={pillarNamed(pillar.id).name}
              of={pillar}
            />
          ))}
        </Street>
        <Street name="By responsibility">
          {plan.floors.map((floor) => (
            <Row
              blind={plan.blind}
              findings={findingsOf(floor.id, posture)}
              href={responsibilityHref(floor.id)}
              key={floor.id}
              name={floorNamed(floor.id).name}
              of={{ controls: floor.counts, ...ratioOf(floor.counts) }}
            />
          ))}
        </Street>
      </div>
    </div>
  );
}

function Street({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="px-4 pt-3 max-md:not-first:border-line max-md:not-first:border-t sm:px-5">
      <h3 className="text-mute text-xs">{name}</h3>
      <ul className="divide-y divide-line">{children}</ul>
    </div>
  );
}

function findingsOf(id: FloorId, posture: Posture): SeverityCounts | null {
  const item = posture.responsibilities.find((each) => each.id === id);
  return item?.side === "customer" ? item.findings : null;
}

function Row({
  name,
  href,
  of,
  findings,
  blind,
}: {
  readonly name: string;
  readonly href: string;
  readonly of: Ratio & { readonly controls: ControlCounts };
  readonly findings: SeverityCounts | null;
  readonly blind: boolean;
}) {
  const counted = findings === null ? [] : countedSeverities(findings);
  return (
    <li>
      <a className="grid grid-cols-[1fr_auto] items-center gap-x-4 py-2 hover:bg-well" href={href}>
        <span>
          <span className="block font-medium">{name}</span>
          <RatioBar blind={blind} className="my-1 h-2" counts={of.controls} />
          <CountsLine counts={of.controls} />
          {findings !== null && counted.length > 0 && (
            <span className="flex flex-wrap gap-x-2.5">
              {counted.map((severity) => (
                <SeverityCount
                  key={severity}
                  severity={severity}
                  value={count(findings[severity])}
                />
              ))}
              <span className="text-mute text-xs">findings</span>
            </span>
          )}
        </span>
        <span className="min-w-16 text-right">
          <Measured className="text-2xl" of={of} />
        </span>
      </a>
    </li>
  );
}
