import type { ControlCounts, CoverageSummary, Posture, SeverityCounts } from "./posture.ts";
import { countControls } from "./roll-up.ts";
import type { PillarId } from "./vocabulary.ts";

/** The few numbers of a posture that a history of hundreds is drawn from. Ratios are made of the counts. */
export interface PostureSummary {
  readonly controls: ControlCounts;
  readonly pillars: Readonly<
    Record<PillarId, { readonly controls: ControlCounts; readonly findings: SeverityCounts }>
  >;
  readonly findings: SeverityCounts;
  readonly coverage: CoverageSummary;
}

export function summarisePosture(
  posture: Pick<Posture, "controls" | "pillars" | "findings" | "coverageSummary">,
): PostureSummary {
  const { critical, high, medium, low } = posture.findings;
  return {
    controls: countControls(posture.controls),
    // Every posture has a row for each of the six.
    pillars: Object.fromEntries(
      posture.pillars.map(({ id, controls, findings }) => [id, { controls, findings }]),
    ) as PostureSummary["pillars"],
    findings: { critical, high, medium, low },
    coverage: posture.coverageSummary,
  };
}
