/** Changes to the AWS Config side of a region: what tests and the sample account's builder do to it. */

import type { FakeAccount } from "./account.ts";
import { fingerprintOf } from "./fingerprint.ts";
import {
  type FakePack,
  type FakeRegion,
  type FakeRule,
  type RuleTrigger,
  rowKey,
  type Verdict,
} from "./state.ts";

/** A rule to deploy; what is left out gets AWS's usual value. */
export interface NewRule {
  readonly name: string;
  readonly owner?: FakeRule["owner"];
  readonly identifier?: string | null;
  readonly description?: string;
  readonly createdBy?: string | null;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly resourceTypes?: readonly string[];
  readonly trigger?: RuleTrigger;
  readonly packId?: string | null;
  readonly activatedAt?: Date;
}

/** Deploys a rule that has not been evaluated yet. */
export function addRule(account: FakeAccount, region: FakeRegion, rule: NewRule): FakeRule {
  const id = `config-rule-${fingerprintOf(`${region.name}/${rule.name}`, 6)}`;
  const deployed: FakeRule = {
    name: rule.name,
    id,
    arn: account.arn("config", region.name, `config-rule/${id}`),
    owner: rule.owner ?? "AWS",
    identifier: rule.identifier ?? null,
    description: rule.description ?? "",
    createdBy: rule.createdBy ?? null,
    parameters: rule.parameters ?? {},
    tags: rule.tags ?? {},
    resourceTypes: rule.resourceTypes ?? [],
    trigger: rule.trigger ?? "change",
    state: "ACTIVE",
    packId: rule.packId ?? null,
    activatedAt: rule.activatedAt ?? account.now,
    firstEvaluationStarted: false,
    lastSuccessAt: null,
    lastFailure: null,
    rows: new Map(),
  };
  region.rules.set(deployed.name, deployed);
  region.changes += 1;
  return deployed;
}

export interface NewVerdict {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly verdict: Verdict;
  readonly annotation?: string | null;
  /** `at` when absent. */
  readonly inStateSince?: Date;
  readonly mode?: "DETECTIVE" | "PROACTIVE";
}

/** Records one verdict as evaluated at `at`; the time of change moves only when the verdict does. */
export function setVerdict(
  region: FakeRegion,
  rule: FakeRule,
  verdict: NewVerdict,
  at: Date,
): void {
  const key = rowKey(verdict.resourceType, verdict.resourceId);
  const before = rule.rows.get(key);
  const annotation = verdict.annotation ?? null;
  rule.rows.set(key, {
    resourceType: verdict.resourceType,
    resourceId: verdict.resourceId,
    verdict: verdict.verdict,
    annotation,
    inStateSince:
      verdict.inStateSince ?? (before?.verdict === verdict.verdict ? before.inStateSince : at),
    evaluatedAt: at,
    mode: verdict.mode ?? "DETECTIVE",
  });
  rule.firstEvaluationStarted = true;
  rule.lastSuccessAt = at;
  rule.lastFailure = null;
  region.changes += 1;
}

/** Puts a resource into the region, whether or not the recorder records its type. */
export function addResource(region: FakeRegion, type: string, id: string): void {
  region.resources.set(rowKey(type, id), { type, id });
  region.changes += 1;
}

/** Takes a resource away, and with it every row about it. */
export function deleteResource(region: FakeRegion, type: string, id: string): void {
  const key = rowKey(type, id);
  region.resources.delete(key);
  for (const rule of region.rules.values()) rule.rows.delete(key);
  region.changes += 1;
}

/** Takes a pack away with the rules it deployed. */
export function deletePack(region: FakeRegion, name: string): void {
  const pack = region.packs.get(name);
  if (pack === undefined)
    throw new Error(`the sandbox account has no pack ${name} in ${region.name}`);
  region.packs.delete(name);
  for (const rule of [...region.rules.values()])
    if (rule.packId === pack.id) region.rules.delete(rule.name);
  region.changes += 1;
}

/** Deploys an empty pack; its rules are added with its id. */
export function addPack(
  account: FakeAccount,
  region: FakeRegion,
  pack: {
    readonly name: string;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly deployedAt?: Date;
  },
): FakePack {
  const id = `conformance-pack-${fingerprintOf(`${account.id}/${region.name}/${pack.name}`, 9)}`;
  const deployedAt = pack.deployedAt ?? account.now;
  const deployed: FakePack = {
    name: pack.name,
    id,
    arn: account.arn("config", region.name, `conformance-pack/${pack.name}/${id}`),
    parameters: pack.parameters ?? {},
    createdBy: null,
    deployedAt,
    scoreUpdatedAt: account.now,
    state: "CREATE_COMPLETE",
    stateReason: null,
  };
  region.packs.set(deployed.name, deployed);
  region.changes += 1;
  return deployed;
}
