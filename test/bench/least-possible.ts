/**
 * The least that any reader of the account has to ask, and the least time that takes under the limits.
 *
 * Calls: pages at the largest size AWS allows; a listing of more than two pages has one empty page,
 * because the sandbox gives it one. Details of failures are asked for whole packs and, outside packs, for
 * each failing rule; in a following collection only where a verdict on the resource has changed, in the
 * cheapest of three ways for each pack: the whole pack, some of its rules, some of its resources.
 *
 * Time: all regions at once; in a region every chain of calls begins as soon as what it needs is known.
 * A page needs the page before it, so a chain of n takes n times the latency, or longer where its
 * operation's rate is lower. Asking, judging and saving take no time at all.
 */
import { type Allowance, carefulLimits } from "../fake-aws/careful-limits.ts";
import type { AccountShape, PackShape, RegionShape } from "./account-shape.ts";

export type Collection = "first" | "following";

/** By service and operation: `config:DescribeConfigRules`. */
type Calls = Readonly<Record<string, number>>;

export interface Least {
  readonly calls: number;
  readonly byOperation: Calls;
  readonly seconds: number;
  /** The region whose critical path is the longest, and what is the longest in it. */
  readonly longest: { readonly region: string; readonly chain: string };
}

/** Seconds from request to answer. */
export const latencySeconds = 0.05;

const pageSizes = { rules: 25, states: 50, rows: 100, findings: 50, reports: 300, regions: 50 };
const packsPerPage = 20;
const packsPerSummary = 5;
const rulesPerFilter = 10;
const resourcesPerFilter = 5;

/** Pages of a listing; at least one, and an empty one more when it is longer than two. */
export function pagesOf(items: number, size: number): number {
  return Math.max(1, Math.ceil(items / size)) + (items > size * 2 ? 1 : 0);
}

/** Seconds for calls that each need the one before. */
export function chainSeconds(calls: number, limit: Allowance): number {
  return calls === 0 ? 0 : Math.max(calls * latencySeconds, togetherSeconds(calls, limit));
}

/** Seconds for calls that need not wait for one another. */
export function togetherSeconds(calls: number, { perSecond, burst }: Allowance): number {
  return calls === 0 ? 0 : latencySeconds + Math.max(0, calls - burst) / perSecond;
}

interface Path {
  readonly chain: string;
  readonly seconds: number;
}

interface Part {
  readonly calls: Calls;
  readonly paths: readonly Path[];
}

export function leastPossible(shape: AccountShape, collection: Collection): Least {
  const regions = shape.regions.map((region) => {
    const parts = [leastOfConfig(region, collection), leastOfGuardDuty(region, collection)];
    const paths = parts.flatMap((part) => part.paths);
    const [longest = { chain: "none", seconds: 0 }] = paths.toSorted(
      (a, b) => b.seconds - a.seconds,
    );
    return { name: region.name, calls: parts.map(({ calls }) => calls), longest };
  });
  const byOperation = added([
    startup,
    {
      "artifact:ListReports": pagesOf(shape.reports, pageSizes.reports),
      "artifact:ListCustomerAgreements": pagesOf(shape.agreements, pageSizes.reports),
    },
    ...regions.flatMap(({ calls }) => calls),
  ]);
  const [last] = regions.toSorted((a, b) => b.longest.seconds - a.longest.seconds);
  const longest = last?.longest ?? { chain: "none", seconds: 0 };
  return {
    calls: totalOf(Object.values(byOperation)),
    byOperation,
    seconds: totalOf(Object.values(startup)) * latencySeconds + longest.seconds,
    longest: { region: last?.name ?? "", chain: longest.chain },
  };
}

/** Who are we, which regions are there: the one after the other, before all else. */
const startup: Calls = { "sts:GetCallerIdentity": 1, "account:ListRegions": 1 };

const totalOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0);

function added(parts: readonly Calls[]): Calls {
  const sums: Record<string, number> = {};
  for (const part of parts)
    for (const [name, calls] of Object.entries(part)) sums[name] = (sums[name] ?? 0) + calls;
  return Object.fromEntries(Object.entries(sums).filter(([, calls]) => calls > 0));
}

function leastOfConfig(region: RegionShape, collection: Collection): Part {
  const { config, details } = carefulLimits;
  const setup = {
    "config:DescribeConfigurationRecorders": 1,
    "config:DescribeConfigRules": pagesOf(region.rules, pageSizes.rules),
    "config:DescribeConformancePacks": pagesOf(region.packs.length, packsPerPage),
  };
  // Three empty answers say that nothing is set up.
  if (!region.hasRecorder && region.rules === 0)
    return { calls: setup, paths: [{ chain: "setup", seconds: latencySeconds }] };
  const states = pagesOf(region.rules, pageSizes.states);
  const query = pagesOf(region.resources, pageSizes.rows);
  const doubts = Math.ceil(region.rulesWithoutRows / pageSizes.rules);
  const listed = detailCalls(region, collection);
  const queried = Math.max(chainSeconds(query, config), chainSeconds(states, config));
  return {
    calls: added([
      setup,
      callsForPacks(region.packs.length),
      {
        "config:DescribeConfigurationRecorderStatus": 1,
        "config:DescribeConfigRuleEvaluationStatus": states,
        "config:SelectResourceConfig": query,
        "config:DescribeComplianceByConfigRule": doubts,
        "config:GetConformancePackComplianceDetails": listed.inPacks,
        "config:GetComplianceDetailsByConfigRule": listed.ofRules,
      },
    ]),
    paths: [
      { chain: "rules", seconds: chainSeconds(setup["config:DescribeConfigRules"], config) },
      // Listed, then scored and judged by AWS.
      { chain: "packs", seconds: 2 * latencySeconds },
      { chain: "query", seconds: queried + togetherSeconds(doubts, config) },
      // Names of packs and rules are known after one answer.
      {
        chain: "details of packs",
        seconds: afterOneAnswer(togetherSeconds(listed.inPacks, details)),
      },
      {
        chain: "details of rules",
        seconds: afterOneAnswer(togetherSeconds(listed.ofRules, details)),
      },
    ],
  };
}

const afterOneAnswer = (seconds: number): number => (seconds === 0 ? 0 : latencySeconds + seconds);

function callsForPacks(packs: number): Calls {
  if (packs === 0) return {};
  return {
    "config:ListConformancePackComplianceScores": pagesOf(packs, packsPerPage),
    "config:GetConformancePackComplianceSummary": Math.ceil(packs / packsPerSummary),
  };
}

function detailCalls(
  { packs, ownRules }: RegionShape,
  collection: Collection,
): { readonly inPacks: number; readonly ofRules: number } {
  const failures = (failing: number) => (failing === 0 ? 0 : pagesOf(failing, pageSizes.rows));
  if (collection === "first")
    return {
      inPacks: totalOf(packs.map((pack) => failures(failingIn(pack)))),
      ofRules: totalOf(ownRules.map(({ failing }) => failures(failing))),
    };
  return {
    inPacks: totalOf(packs.map(cheapestOfPack)),
    ofRules: totalOf(ownRules.map(({ failing, due }) => (due === 0 ? 0 : failures(failing)))),
  };
}

const failingIn = ({ rules }: PackShape): number =>
  rules.reduce((sum, { failing }) => sum + failing, 0);

/** The fewest calls that tell all failures of a pack that are due. */
export function cheapestOfPack(pack: PackShape): number {
  const due = pack.rules.filter((rule) => rule.due > 0);
  if (due.length === 0) return 0;
  const rows = due.reduce((sum, { failing }) => sum + failing, 0);
  return Math.min(
    pagesOf(failingIn(pack), pageSizes.rows),
    // However the rules are grouped, it cannot be fewer.
    Math.max(Math.ceil(due.length / rulesPerFilter), Math.ceil(rows / pageSizes.rows)),
    pack.dueResources.reduce((sum, count) => sum + Math.ceil(count / resourcesPerFilter), 0),
  );
}

/**
 * First: the detector, its ids, their details. Later: what was updated, and the numbers of active and
 * archived findings by severity, without which nobody sees what was archived or is no more.
 */
function leastOfGuardDuty({ findings }: RegionShape, collection: Collection): Part {
  const { guardduty } = carefulLimits;
  const detectors = { "guardduty:ListDetectors": 1 };
  if (findings === null)
    return { calls: detectors, paths: [{ chain: "setup", seconds: latencySeconds }] };
  const wanted = collection === "first" ? findings.total : findings.changed;
  const ids = pagesOf(wanted, pageSizes.findings);
  const details = Math.ceil(wanted / pageSizes.findings);
  return {
    calls: {
      ...detectors,
      "guardduty:GetDetector": 1,
      "guardduty:GetFindingsStatistics": collection === "first" ? 0 : 2,
      "guardduty:ListFindings": ids,
      "guardduty:GetFindings": details,
    },
    paths: [
      {
        chain: "ids of findings",
        seconds:
          latencySeconds + chainSeconds(ids, guardduty) + (details === 0 ? 0 : latencySeconds),
      },
      { chain: "findings", seconds: 2 * latencySeconds + togetherSeconds(details, guardduty) },
    ],
  };
}
