import { anyRead } from "../../lib/posture/coverage.ts";
import type { House } from "../../lib/posture/house.ts";
import type { ControlCounts, Posture, Ratio, SeverityCounts } from "../../lib/posture/posture.ts";
import { ratioOf } from "../../lib/posture/roll-up.ts";
import { CountsLine, Measured } from "../_components/measured.tsx";
import { RatioBar } from "../_components/ratio-bar.tsx";
import { countedSeverities, SeverityCount } from "../_components/severity.tsx";
import { pillarHref, responsibilityHref } from "../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { count } from "../_words/numbers.ts";

/** The house on a narrow screen: the pillars one under the other, then the items. */
export function HouseList({ posture, plan }: { readonly posture: Posture; readonly plan: House }) {
  const blind = !anyRead(posture.coverage, "config");
  return (
    <div className="lg:hidden">
      <h3 className="px-4 pt-1 text-mute text-xs sm:px-5">By pillar</h3>
      <ul className="divide-y divide-line px-4 sm:px-5">
        {posture.pillars.map((pillar) => (
          <Row
            blind={blind}
            findings={pillar.findings}
            href={pillarHref(pillar.id)}
            key={pillar.id}
            name={pillarNamed(pillar.id).name}
            of={pillar}
          />
        ))}
      </ul>
      <h3 className="border-line border-t px-4 pt-3 text-mute text-xs sm:px-5">
        By responsibility
      </h3>
      <ul className="divide-y divide-line px-4 pb-3 sm:px-5">
        {plan.floors.map((floor) => (
          <Row
            blind={blind}
            findings={null}
            href={responsibilityHref(floor.id)}
            key={floor.id}
            name={floorNamed(floor.id).name}
            of={{ controls: floor.counts, ...ratioOf(floor.counts) }}
          />
        ))}
      </ul>
    </div>
  );
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
  return (
    <li>
      <a
        className="grid grid-cols-[1fr_auto] items-center gap-x-4 py-2.5 hover:bg-well"
        href={href}
      >
        <span>
          <span className="block font-medium">{name}</span>
          <RatioBar blind={blind} className="my-1.5 h-2" counts={of.controls} />
          <CountsLine counts={of.controls} />
          {findings !== null && (
            <span className="flex flex-wrap gap-x-2.5">
              {countedSeverities(findings).map((severity) => (
                <SeverityCount
                  key={severity}
                  severity={severity}
                  value={count(findings[severity])}
                />
              ))}
            </span>
          )}
        </span>
        <span className="w-20 text-right">
          <Measured className="text-2xl" of={of} />
        </span>
      </a>
    </li>
  );
}
