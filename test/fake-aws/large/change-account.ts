/** A day in a large account: some resources go, some come, some change, and GuardDuty sees more. */
import type { FakeAccount } from "../account.ts";
import { deleteResource } from "../config-changes.ts";
import {
  type FakeDetector,
  type FakeFinding,
  type FakeRegion,
  type FakeResource,
  type FakeRow,
  type FakeRule,
  rowKey,
} from "../state.ts";
import { diceOf } from "./dice.ts";
import { copyOf, findingId } from "./findings.ts";
import { wordsFor } from "./resources.ts";

export interface Changed {
  /** Verdicts that are new, gone or another. */
  readonly evaluations: number;
  /** Findings that are new, archived or happened again. */
  readonly findings: number;
}

interface Judged {
  readonly rule: FakeRule;
  readonly row: FakeRow;
}

/** Of the resources that change, this share is replaced by new ones. */
const replacedShare = 0.1;

function verdictNow(
  { rule, row }: Judged,
  told: { readonly resourceId: string; readonly fails: boolean; readonly now: Date },
): void {
  const { resourceId, fails, now } = told;
  rule.rows.set(rowKey(row.resourceType, resourceId), {
    ...row,
    resourceId,
    verdict: fails ? "NON_COMPLIANT" : "COMPLIANT",
    annotation: fails ? wordsFor(rule, resourceId) : null,
    inStateSince: now,
    evaluatedAt: now,
  });
}

/** Every verdict on the resource moves to a new one: nothing of the old one is left. */
function replace(
  region: FakeRegion,
  resource: FakeResource,
  told: { readonly judged: readonly Judged[]; readonly now: Date; readonly number: number },
): number {
  const { judged, now, number } = told;
  const resourceId = `${resource.id}-${number}`;
  deleteResource(region, resource.type, resource.id);
  region.resources.set(rowKey(resource.type, resourceId), { type: resource.type, id: resourceId });
  for (const each of judged)
    verdictNow(each, { resourceId, fails: each.row.verdict === "NON_COMPLIANT", now });
  return judged.length * 2;
}

/** Turns one verdict around: as often a failure that was put right as a new one. */
function turn(judged: readonly Judged[], dice: () => number, now: Date): number {
  const failing = judged.filter(({ row }) => row.verdict === "NON_COMPLIANT");
  const passing = judged.filter(({ row }) => row.verdict === "COMPLIANT");
  const [wished, other] = dice() < 0.5 ? [failing, passing] : [passing, failing];
  const among = wished.length > 0 ? wished : other;
  const one = among[Math.floor(dice() * among.length)];
  if (one === undefined) return 0;
  const { resourceId, verdict } = one.row;
  verdictNow(one, { resourceId, fails: verdict === "COMPLIANT", now });
  return 1;
}

function changeVerdicts(account: FakeAccount, region: FakeRegion, share: number): number {
  const { now } = account;
  const dice = diceOf(`${region.name}/${now.toISOString()}/verdicts`);
  const rows = [...region.rules.values()].reduce((sum, rule) => sum + rule.rows.size, 0);
  let left = Math.round(rows * share);
  const whole = left;
  const resources = [...region.resources.values()];
  for (let number = 0; left > 0; number += 1) {
    const resource = resources[Math.floor(dice() * resources.length)];
    if (resource === undefined) break;
    const key = rowKey(resource.type, resource.id);
    const judged = [...region.rules.values()].flatMap((rule): Judged[] => {
      const row = rule.rows.get(key);
      return row === undefined ? [] : [{ rule, row }];
    });
    // Replaced already, or turned already: a verdict that turns twice has not changed.
    if (judged.length === 0 || judged.some(({ row }) => row.inStateSince === now)) continue;
    left -=
      dice() < replacedShare && left >= judged.length * 2
        ? replace(region, resource, { judged, now, number })
        : turn(judged, dice, now);
    if (number > whole * 20) break;
  }
  region.changes += 1;
  return whole - left;
}

function oneFindingMore(
  findings: FakeDetector["findings"],
  old: FakeFinding,
  told: { readonly dice: () => number; readonly now: Date; readonly newId: string },
): void {
  const { dice, now, newId } = told;
  const fate = dice();
  const { archived } = old.service;
  if (fate < 0.2) {
    findings.set(
      newId,
      copyOf(old, { id: newId, createdAt: now, updatedAt: now, archived: false }),
    );
    return;
  }
  const again = copyOf(old, {
    id: old.id,
    createdAt: new Date(old.createdAt),
    updatedAt: now,
    archived: fate < 0.4 || archived,
  });
  findings.set(old.id, {
    ...again,
    service: { ...again.service, count: old.service.count + 1 },
  });
}

function changeFindings(account: FakeAccount, region: FakeRegion, share: number): number {
  const findings = region.detector?.findings;
  if (findings === undefined) return 0;
  const { now } = account;
  const dice = diceOf(`${region.name}/${now.toISOString()}/findings`);
  const all = [...findings.values()];
  const wanted = Math.round(all.length * share);
  const chosen = new Set<FakeFinding>();
  while (chosen.size < wanted) {
    const one = all[Math.floor(dice() * all.length)];
    if (one !== undefined) chosen.add(one);
  }
  let number = all.length;
  for (const old of chosen) {
    number += 1;
    oneFindingMore(findings, old, { dice, now, newId: findingId(region.name, number) });
  }
  region.changes += 1;
  return chosen.size;
}

/** Changes that share of verdicts and findings, at the account's `now`; move its clock on before. */
export function changeAccount(account: FakeAccount, share: number): Changed {
  let evaluations = 0;
  let findings = 0;
  for (const region of account.regions.values()) {
    evaluations += changeVerdicts(account, region, share);
    findings += changeFindings(account, region, share);
  }
  return { evaluations, findings };
}
