/**
 * The sample account: Northwind, a decent company with real problems, under AWS's documentation account
 * number. The same seed and the same `now` always give the same account, byte for byte.
 */
import { FakeAccount } from "./account.ts";
import { addResource } from "./config-changes.ts";
import { type PartitionName, partitions } from "./partitions.ts";
import { deployRules } from "./sample/deploy.ts";
import { addDetector } from "./sample/detectors.ts";
import { evaluateRegion } from "./sample/evaluations.ts";
import { resourcesIn } from "./sample/inventory.ts";
import {
  findingCounts,
  forbiddenRegion,
  recorderPlans,
  regionWithoutGuardDutyPermission,
  regionWithStoppedRecorder,
  sampleAccountId,
} from "./sample/regions.ts";
import { addReports } from "./sample/reports.ts";
import { ruleOnItsWayOut } from "./sample/rules.ts";
import type { FakeRecorder, FakeRegion, FakeRole, RegionOptStatus } from "./state.ts";

/** The role tests may assume, with its external id. */
export const sampleRole = roleIn("aws");

export interface AccountOptions {
  /** What stands for now; the machine's clock when absent. */
  readonly now?: Date;
  readonly seed?: number;
}

/** The role of an account in another part of AWS. */
export function roleIn(partition: PartitionName): FakeRole & { readonly externalId: string } {
  return {
    arn: `arn:${partition}:iam::${sampleAccountId}:role/demarc-read-only`,
    externalId: "demarc-sandbox",
  };
}

const day = 86_400_000;

function emptyRegion(name: string, optStatus: RegionOptStatus): FakeRegion {
  return {
    name,
    optStatus,
    denials: [],
    recorder: null,
    rules: new Map(),
    packs: new Map(),
    resources: new Map(),
    detector: null,
    changes: 0,
  };
}

/** An account with AWS's regions and nothing set up in them: tests add what they need. */
export function buildEmptyAccount(
  options: AccountOptions & { readonly partition?: PartitionName } = {},
): FakeAccount {
  const { now = new Date(), partition = "aws" } = options;
  const { homeRegion, regions } = partitions[partition];
  const account = new FakeAccount({ id: sampleAccountId, partition, homeRegion, now });
  for (const [name, status] of regions) account.regions.set(name, emptyRegion(name, status));
  account.roles.push(roleIn(partition));
  return account;
}

/** A recorder that records everything but the global types; what differs is given. */
export function buildRecorder(
  account: FakeAccount,
  plan: Partial<FakeRecorder> = {},
): FakeRecorder {
  return {
    name: "default",
    roleArn: account.arn(
      "iam",
      "",
      "role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
    ),
    recording: true,
    strategy: "all",
    resourceTypes: [],
    includesGlobalTypes: false,
    legacy: false,
    daily: false,
    startedAt: new Date(account.now.getTime() - 400 * day),
    stoppedAt: null,
    lastStatus: "Success",
    lastError: null,
    ...plan,
  };
}

function setUpRecorder(account: FakeAccount, region: FakeRegion): void {
  const plan = recorderPlans[region.name];
  if (plan === undefined) return;
  region.recorder = buildRecorder(account, plan);
  if (region.name !== regionWithStoppedRecorder) return;
  region.recorder.recording = false;
  region.recorder.stoppedAt = new Date(account.now.getTime() - 61 * day);
}

/** The demo's account: see `sample/` for what it is made of. */
export function buildSampleAccount(options: AccountOptions = {}): FakeAccount {
  const { seed = 1 } = options;
  const account = buildEmptyAccount(options);
  for (const region of account.regions.values()) {
    setUpRecorder(account, region);
    for (const { type, id } of resourcesIn({ accountId: account.id, region: region.name }))
      addResource(region, type, id);
    if (region.recorder !== null) {
      deployRules(account, region);
      evaluateRegion(account, region, seed);
    }
    const findings = findingCounts[region.name];
    if (findings !== undefined) addDetector(account, region, findings, seed);
  }
  account.deny({ region: forbiddenRegion, service: "*", by: "service_control_policy" });
  account.deny({
    region: regionWithoutGuardDutyPermission,
    service: "guardduty",
    by: "identity_policy",
  });
  account.rule(ruleOnItsWayOut.region, ruleOnItsWayOut.name).state = "DELETING";
  addReports(account);
  return account;
}
