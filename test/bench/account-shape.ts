/** What a collection has to do with an account, in numbers: all that the least possible is computed from. */
import type { FakeAccount } from "../fake-aws/account.ts";
import type { FakeRegion, FakeRule } from "../fake-aws/state.ts";

/** Failures of one rule. */
export interface FailuresShape {
  readonly failing: number;
  /** Those on resources of which some verdict changed since the last collection: details are due. */
  readonly due: number;
}

export interface PackShape {
  readonly rules: readonly FailuresShape[];
  /** For each type of resource, how many of its resources have failures that are due. */
  readonly dueResources: readonly number[];
}

export interface RegionShape {
  readonly name: string;
  readonly hasRecorder: boolean;
  readonly rules: number;
  /** Rules that ran well and judge nothing: whether rows are missing has to be asked. */
  readonly rulesWithoutRows: number;
  /** Distinct resources that some rule judges: rows of the one query. */
  readonly resources: number;
  readonly evaluations: number;
  readonly packs: readonly PackShape[];
  /** Rules outside packs that fail somewhere. */
  readonly ownRules: readonly FailuresShape[];
  /** Null without a detector; `changed` since the last collection, all of them if there was none. */
  readonly findings: { readonly total: number; readonly changed: number } | null;
}

export interface AccountShape {
  readonly regions: readonly RegionShape[];
  readonly reports: number;
  readonly agreements: number;
  readonly evaluations: number;
  readonly findings: number;
}

const keyOf = (row: { readonly resourceType: string; readonly resourceId: string }): string =>
  `${row.resourceType}/${row.resourceId}`;

/** @param since when the last collection began, by the account's clock; null: there was none */
export function shapeOf(account: FakeAccount, since: Date | null): AccountShape {
  const regions = [...account.regions.values()]
    .filter(({ optStatus }) => optStatus.startsWith("ENABLED"))
    .map((region) => regionShape(region, since));
  const sum = (of: (region: RegionShape) => number) =>
    regions.reduce((total, region) => total + of(region), 0);
  return {
    regions,
    reports: new Set(account.artifact.reports.map(({ id }) => id)).size,
    agreements: account.artifact.agreements.length,
    evaluations: sum(({ evaluations }) => evaluations),
    findings: sum(({ findings }) => findings?.total ?? 0),
  };
}

function regionShape(region: FakeRegion, since: Date | null): RegionShape {
  const rules = [...region.rules.values()];
  const resources = new Set<string>();
  const moved = new Set<string>();
  let evaluations = 0;
  for (const rule of rules)
    for (const row of rule.rows.values()) {
      evaluations += 1;
      resources.add(keyOf(row));
      if (since === null || row.inStateSince > since) moved.add(keyOf(row));
    }
  const failuresOf = (rule: FakeRule): FailuresShape => {
    const failing = failingRows(rule);
    return { failing: failing.length, due: failing.filter((row) => moved.has(keyOf(row))).length };
  };
  return {
    name: region.name,
    hasRecorder: region.recorder !== null,
    rules: rules.length,
    rulesWithoutRows: rules.filter(
      ({ rows, lastSuccessAt, lastFailure }) =>
        rows.size === 0 && lastSuccessAt !== null && lastFailure === null,
    ).length,
    resources: resources.size,
    evaluations,
    packs: [...region.packs.values()].map((pack) => {
      const ofPack = rules.filter(({ packId }) => packId === pack.id);
      return { rules: ofPack.map(failuresOf), dueResources: dueResources(ofPack, moved) };
    }),
    ownRules: rules
      .filter(({ packId }) => packId === null)
      .map(failuresOf)
      .filter(({ failing }) => failing > 0),
    findings: findingsShape(region, since),
  };
}

const failingRows = ({ rows }: FakeRule) =>
  [...rows.values()].filter(({ verdict }) => verdict === "NON_COMPLIANT");

function dueResources(rules: readonly FakeRule[], moved: ReadonlySet<string>): readonly number[] {
  const due = new Map<string, Set<string>>();
  for (const rule of rules)
    for (const row of failingRows(rule)) {
      if (!moved.has(keyOf(row))) continue;
      const ofType = due.get(row.resourceType) ?? new Set();
      due.set(row.resourceType, ofType.add(row.resourceId));
    }
  return [...due.values()].map(({ size }) => size);
}

function findingsShape({ detector }: FakeRegion, since: Date | null): RegionShape["findings"] {
  if (detector === null) return null;
  const all = [...detector.findings.values()];
  const changed = all.filter(
    ({ updatedAt }) => since === null || Date.parse(updatedAt) > since.getTime(),
  );
  return { total: all.length, changed: changed.length };
}
