import { byTextOf, distinct } from "./order.ts";
import type { Posture, ReportAssessment, SeverityCounts } from "./posture.ts";
import type {
  CoverageChange,
  FindingChange,
  PostureChanges,
  ReportChange,
} from "./posture-changes.ts";
import { bySeverity } from "./severity.ts";
import type { KeptCoverage } from "./snapshot.ts";
import type { CoverageState } from "./vocabulary.ts";

type Findings = Pick<Posture, "findings" | "findingGroups" | "coverage">;

/** Active findings by severity, and the types of which there are more or fewer. */
export function compareFindings(before: Findings, after: Findings): PostureChanges["findings"] {
  const difference = (severity: keyof SeverityCounts) =>
    after.findings[severity] - before.findings[severity];
  return {
    counts: {
      critical: difference("critical"),
      high: difference("high"),
      medium: difference("medium"),
      low: difference("low"),
    },
    groups: compareGroups(before, after),
  };
}

function compareGroups(before: Findings, after: Findings): FindingChange[] {
  const groupsOf = ({ findingGroups }: Findings) =>
    new Map(findingGroups.map((group) => [group.type, group]));
  const [was, is] = [groupsOf(before), groupsOf(after)];
  const [heardBefore, heardAfter] = [heardRegions(before), heardRegions(after)];
  return distinct([...was.keys(), ...is.keys()])
    .flatMap((type): FindingChange[] => {
      const [old, now] = [was.get(type), is.get(type)];
      const shown = now ?? old;
      if (shown === undefined || old?.count === now?.count) return [];
      const regions = [...(old?.regions ?? []), ...(now?.regions ?? [])];
      const sameSight = regions.every(
        (region) => heardBefore.has(region) === heardAfter.has(region),
      );
      return [
        {
          type,
          title: shown.title,
          severity: shown.severity,
          before: old?.count ?? 0,
          after: now?.count ?? 0,
          cause: sameSight ? "activity" : "coverage",
        },
      ];
    })
    .sort((a, b) => bySeverity(a.severity, b.severity));
}

function heardRegions({ coverage }: Findings): ReadonlySet<string> {
  const heard = coverage.filter(({ source, state }) => source === "guardduty" && state === "read");
  return new Set(heard.map(({ region }) => region));
}

/** Reports that came, went, or stopped speaking in between. */
export function compareReports(
  before: readonly ReportAssessment[],
  after: readonly ReportAssessment[],
): ReportChange[] {
  const keyOf = (report: ReportAssessment) => `${report.id}:${report.version}`;
  const was = new Map(before.map((report) => [keyOf(report), report]));
  const is = new Set(after.map(keyOf));
  const changes = [
    ...after.flatMap((report): ReportChange[] => {
      const old = was.get(keyOf(report));
      if (old === undefined) return [{ kind: "new", report }];
      const ended = report.validity === "expired" && old.validity !== "expired";
      return ended ? [{ kind: "expired", report }] : [];
    }),
    ...before.flatMap((report): ReportChange[] =>
      is.has(keyOf(report)) ? [] : [{ kind: "gone", report }],
    ),
  ];
  return changes.sort(byTextOf(({ report }) => keyOf(report)));
}

/** Readings that are whole and were not, or the other way round, or that are not whole for another reason. */
export function compareCoverage(
  before: readonly KeptCoverage[],
  after: readonly KeptCoverage[],
): CoverageChange[] {
  const keyOf = ({ region, source }: KeptCoverage) => `${region}\u0000${source}`;
  const [was, is] = [
    new Map(before.map((row) => [keyOf(row), row])),
    new Map(after.map((row) => [keyOf(row), row])),
  ];
  return distinct([...was.keys(), ...is.keys()]).flatMap((key): CoverageChange[] => {
    const [old, now] = [was.get(key) ?? null, is.get(key) ?? null];
    const shown = now ?? old;
    if (shown === null || (old?.state === now?.state && old?.reason === now?.reason)) return [];
    const { region, source } = shown;
    return [{ kind: kindOf(old?.state, now?.state), region, source, before: old, after: now }];
  });
}

function kindOf(
  before: CoverageState | undefined,
  after: CoverageState | undefined,
): CoverageChange["kind"] {
  if (before === "read") return after === "read" ? "changed" : "lost";
  return after === "read" ? "gained" : "changed";
}
