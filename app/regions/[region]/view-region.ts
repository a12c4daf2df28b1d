import { wasRead } from "../../../lib/posture/coverage.ts";
import type { ControlAssessment, Posture } from "../../../lib/posture/posture.ts";
import { worstFirst } from "../../_components/control-rows.tsx";
import type { countResources, readRegion } from "../../_posture/lists.ts";

/** A control and how many resources it judged in one region. */
export interface ControlHere {
  readonly control: ControlAssessment;
  readonly failing: number;
  readonly passing: number;
}

/** What is known of one region. */
export type RegionView = ReturnType<typeof viewRegion>;

/** Takes from the posture and from the sums what is one region's. */
export function viewRegion(
  posture: Posture,
  region: string,
  { controls, findings }: Awaited<ReturnType<typeof readRegion>>,
  resources: Awaited<ReturnType<typeof countResources>>,
) {
  const inRegion = (row: { readonly region: string }) => row.region === region;
  const deployed = posture.controls.filter((control) => control.regions.includes(region));
  const sums = new Map(controls.map((row) => [row.control, row]));
  const failing = deployed
    .flatMap((control): ControlHere[] => {
      const sum = sums.get(control.key);
      return sum === undefined || sum.failing === 0
        ? []
        : [{ control, failing: sum.failing, passing: sum.passing }];
    })
    .sort((a, b) => worstFirst(a.control, b.control));
  const unseen = deployed.filter((control) =>
    control.unseen.some(({ regions }) => regions.includes(region)),
  );
  const here = resources.filter(inRegion);
  const coverage = posture.coverage.filter(inRegion);
  return {
    coverage,
    recorders: posture.recorders.filter(inRegion),
    packs: posture.conformancePacks.filter(inRegion),
    deployed,
    /** The worst first. */
    failing,
    unseen,
    resources: {
      failing: here.reduce((sum, row) => sum + row.failing, 0),
      passing: here.reduce((sum, row) => sum + row.passing, 0),
    },
    findings,
    /** Silence of GuardDuty says something. */
    detectorRead: coverage.some((row) => row.source === "guardduty" && wasRead(row)),
    configRead: coverage.some((row) => row.source === "config" && wasRead(row)),
  };
}
