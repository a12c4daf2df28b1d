/** Deploys the sample account's rules: packs, the company's own, Security Hub's, Control Tower's. */
import type { FakeAccount } from "../account.ts";
import { addPack, addRule } from "../config-changes.ts";
import managedRules from "../facts/managed-rules.json" with { type: "json" };
import { hexOf } from "../fingerprint.ts";
import type { FakeRegion, RuleTrigger } from "../state.ts";
import { deployedPacks, identifiersOf, parametersOf, processChecks } from "./packs.ts";
import { homeRegion } from "./regions.ts";
import { customRulesIn, securityHubIn, standaloneIn } from "./rules.ts";

const day = 86_400_000;

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

/** Every rule of a region, none of them evaluated yet. */
export function deployRules(account: FakeAccount, region: FakeRegion): void {
  deployPacks(account, region);
  deployOwnRules(account, region);
}
