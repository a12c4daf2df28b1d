/**
 * The sample account: Northwind, a decent company with real problems, under AWS's documentation account
 * number. The same seed and the same `now` always give the same account, byte for byte.
 */
import { FakeAccount } from "./account.ts";
import { addPack, addResource, addRule } from "./config-changes.ts";
import managedRules from "./facts/managed-rules.json" with { type: "json" };
import { hexOf } from "./fingerprint.ts";
import { addDetector } from "./sample/detectors.ts";
import { evaluateRegion } from "./sample/evaluations.ts";
import { resourcesIn } from "./sample/inventory.ts";
import { deployedPacks, identifiersOf, parametersOf, processChecks } from "./sample/packs.ts";
import {
  findingCounts,
  forbiddenRegion,
  homeRegion,
  recorderPlans,
  regionStatuses,
  regionWithoutGuardDutyPermission,
  regionWithStoppedRecorder,
  sampleAccountId,
} from "./sample/regions.ts";
import { addReports } from "./sample/reports.ts";
import { customRulesIn, securityHubIn, standaloneIn } from "./sample/rules.ts";
import type { FakeRecorder, FakeRegion, RegionOptStatus, RuleTrigger } from "./state.ts";

/** The role tests may assume, with its external id. */
export const sampleRole = {
  arn: `arn:aws:iam::${sampleAccountId}:role/demarc-read-only`,
  externalId: "demarc-sandbox",
};

export interface AccountOptions {
  /** What stands for now; the machine's clock when absent. */
  readonly now?: Date;
  readonly seed?: number;
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
export function buildEmptyAccount(options: AccountOptions = {}): FakeAccount {
  const account = new FakeAccount({
    id: sampleAccountId,
    partition: "aws",
    homeRegion,
    now: options.now ?? new Date(),
  });
  for (const [name, status] of regionStatuses) account.regions.set(name, emptyRegion(name, status));
  account.roles.push(sampleRole);
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

interface ManagedRule {
  readonly ruleName: string;
  readonly trigger: RuleTrigger;
  readonly resourceTypes: readonly string[];
}

const rulesByIdentifier = new Map(Object.entries(managedRules));

/** What AWS says of a managed rule. Throws for one that is not among the sandbox's facts. */
function managedRule(identifier: string): ManagedRule {
  const found = rulesByIdentifier.get(identifier);
  if (found === undefined) throw new Error(`the sandbox knows no managed rule ${identifier}`);
  const { trigger } = found;
  if (trigger !== "change" && trigger !== "periodic" && trigger !== "both")
    throw new Error(`${identifier} has no trigger the sandbox knows`);
  return { ...found, trigger };
}

function setUpRecorder(account: FakeAccount, region: FakeRegion): void {
  const plan = recorderPlans[region.name];
  if (plan === undefined) return;
  region.recorder = buildRecorder(account, plan);
  if (region.name !== regionWithStoppedRecorder) return;
  region.recorder.recording = false;
  region.recorder.stoppedAt = new Date(account.now.getTime() - 61 * day);
}

function deployManaged(
  account: FakeAccount,
  region: FakeRegion,
  identifier: string,
  named: { readonly name?: string; readonly createdBy?: string } = {},
): void {
  const { ruleName, trigger, resourceTypes } = managedRule(identifier);
  addRule(account, region, {
    name: ruleName,
    identifier,
    trigger,
    resourceTypes,
    parameters: parametersOf(identifier),
    activatedAt: new Date(account.now.getTime() - 300 * day),
    ...named,
  });
}

function deployPacks(account: FakeAccount, region: FakeRegion): void {
  for (const { name } of deployedPacks.filter((pack) => pack.region === region.name)) {
    const deployedAt = new Date(account.now.getTime() - 200 * day);
    const pack = addPack(account, region, { name, deployedAt });
    pack.scoreUpdatedAt = new Date(account.now.getTime() - 0.3 * day);
    const checks = (processChecks[name] ?? []).map((ruleName) => ({
      identifier: "AWS_CONFIG_PROCESS_CHECK",
      ruleName,
    }));
    const managed = identifiersOf(name).map((identifier) => ({
      identifier,
      ruleName: managedRule(identifier).ruleName,
    }));
    for (const { identifier, ruleName } of [...managed, ...checks]) {
      const { trigger, resourceTypes } = managedRule(identifier);
      addRule(account, region, {
        name: `${ruleName}-${pack.id}`,
        identifier,
        trigger,
        resourceTypes,
        parameters: parametersOf(identifier, name),
        packId: pack.id,
        createdBy: null,
        activatedAt: deployedAt,
      });
    }
  }
}

function deployOwnRules(account: FakeAccount, region: FakeRegion): void {
  for (const identifier of standaloneIn(region.name)) deployManaged(account, region, identifier);
  for (const identifier of securityHubIn(region.name)) {
    const mark = hexOf(`${region.name}/securityhub/${identifier}`, 8);
    deployManaged(account, region, identifier, {
      name: `securityhub-${managedRule(identifier).ruleName}-${mark}`,
      createdBy: "securityhub.amazonaws.com",
    });
  }
  if (region.name === homeRegion)
    deployManaged(account, region, "EBS_OPTIMIZED_INSTANCE", {
      name: "AWSControlTower_AWS-GR_EBS_OPTIMIZED_INSTANCE",
    });
  for (const { name, ...rule } of customRulesIn(region.name))
    addRule(account, region, {
      name,
      ...rule,
      identifier:
        rule.owner === "CUSTOM_LAMBDA"
          ? account.arn("lambda", region.name, `function:config-${name}`)
          : null,
    });
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
      deployPacks(account, region);
      deployOwnRules(account, region);
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
  addReports(account);
  return account;
}
