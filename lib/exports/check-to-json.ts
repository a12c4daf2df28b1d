/** The gate's answer for programs, `demarc.check/1`. It grows by new members; none changes its meaning. */

import type { PostureCheck } from "../posture/check-posture.ts";
import { countControls } from "../posture/roll-up.ts";
import { gapInWords } from "./check-words.ts";
import { cutRatio } from "./cut-ratio.ts";
import type { ExportedPosture } from "./exported-posture.ts";
import { sortedFilter } from "./filter-words.ts";

/** What failed, what was asked, and of what; the same posture gives the same bytes but for `generatedAt`. */
export function checkToJson(
  { posture, filter, generatedAt }: ExportedPosture,
  check: PostureCheck,
): string {
  const { account, asOf, sample, coverageSummary } = posture;
  const document = {
    schema: "demarc.check/1",
    generatedAt,
    passed: check.passed,
    failOn: check.failOn,
    minCoverage: check.minCoverage,
    filter: sortedFilter(filter),
    account: { id: account.id, alias: account.alias, partition: account.partition },
    sample,
    asOf,
    coverageSummary: { read: coverageSummary.read, total: coverageSummary.total },
    controlCounts: countControls(posture.controls),
    controls: check.controls.map((control) => ({
      key: control.key,
      title: control.title,
      severity: control.severity,
      failingResources: control.nonCompliantResources,
      regions: control.failingRegions,
      pillars: control.pillars,
      responsibility: control.responsibility,
    })),
    findings: check.findings.map((group) => ({
      type: group.type,
      title: group.title,
      severity: group.severity,
      count: group.count,
      regions: group.regions,
    })),
    gaps: check.gaps.map((gap) => ({
      kind: gap.kind,
      share: gap.kind === "nothing_judged" ? null : cutRatio(gap.share),
      message: gapInWords(gap),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
