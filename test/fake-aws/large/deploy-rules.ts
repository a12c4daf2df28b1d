/** The rules of a large account: two packs and the company's own in every region, a manual pack at home. */
import type { FakeAccount } from "../account.ts";
import { addPack, addRule } from "../config-changes.ts";
import managedRules from "../facts/managed-rules.json" with { type: "json" };
import { parametersOf, processChecks } from "../sample/packs.ts";
import type { FakePack, FakeRegion, FakeRule } from "../state.ts";

/**
 * What the account is made of: share of the resources in a hundred, and how many rules judge each type
 * from the first pack, the second, and on their own. Some five rules for a resource.
 */
const kinds = [
  { type: "AWS::EC2::Instance", share: 22, rules: [3, 2, 1], prefix: "i-" },
  { type: "AWS::S3::Bucket", share: 14, rules: [3, 2, 2], prefix: "northwind-logs-" },
  { type: "AWS::Lambda::Function", share: 20, rules: [2, 2, 1], prefix: "order-pipeline-" },
  { type: "AWS::ECS::TaskDefinition", share: 16, rules: [2, 2, 1], prefix: "service-" },
  { type: "AWS::EC2::Volume", share: 12, rules: [1, 1, 1], prefix: "vol-" },
  { type: "AWS::DynamoDB::Table", share: 6, rules: [2, 1, 1], prefix: "orders-" },
  { type: "AWS::SecretsManager::Secret", share: 5, rules: [1, 1, 1], prefix: "secret-" },
  { type: "AWS::RDS::DBInstance", share: 5, rules: [3, 2, 1], prefix: "db-" },
] as const;

/** Judged types of which the account has none: their rules run and find nothing. */
const absentTypes = ["AWS::OpenSearch::Domain", "AWS::Redshift::Cluster"];

/** What the company's own function judges: its results carry words of their own. */
const judgedByOwnFunction = "AWS::Lambda::Function";

export interface JudgedType {
  readonly type: string;
  readonly share: number;
  readonly prefix: string;
  readonly rules: readonly FakeRule[];
}

const identifiersByType = Map.groupBy(
  Object.entries(managedRules).filter(
    ([, rule]) => rule.trigger === "change" && rule.resourceTypes.length === 1,
  ),
  ([, { resourceTypes }]) => resourceTypes[0] ?? "",
);

interface Wanted {
  readonly type: string;
  /** Where in the type's list of managed rules it stands; further than the end begins anew. */
  readonly index: number;
  readonly pack: FakePack | null;
}

function deployOne(account: FakeAccount, region: FakeRegion, wanted: Wanted): FakeRule {
  const { type, index, pack } = wanted;
  const known = identifiersByType.get(type) ?? [];
  const [identifier, managed] = known[index % known.length] ?? [];
  if (identifier === undefined || managed === undefined)
    throw new Error(`the sandbox knows no managed rule for ${type}`);
  const isOwn = pack === null && type === judgedByOwnFunction;
  return addRule(account, region, {
    name:
      pack === null
        ? `${isOwn ? "northwind-runtime-of" : "northwind"}-${managed.ruleName}`
        : `${managed.ruleName}-${pack.id}`,
    ...(isOwn
      ? {
          owner: "CUSTOM_LAMBDA" as const,
          identifier: account.arn("lambda", region.name, "function:config-runtime"),
        }
      : { identifier, parameters: parametersOf(identifier) }),
    resourceTypes: [type],
    packId: pack?.id ?? null,
    activatedAt: new Date(account.now.getTime() - 300 * 86_400_000),
  });
}

/** Runs without anything to judge. */
function ranInVain(account: FakeAccount, rule: FakeRule): void {
  rule.firstEvaluationStarted = true;
  rule.lastSuccessAt = account.now;
}

function deployWithoutResults(
  account: FakeAccount,
  region: FakeRegion,
  packs: readonly (FakePack | null)[],
): void {
  for (const type of absentTypes)
    for (const [index, pack] of packs.entries())
      ranInVain(account, deployOne(account, region, { type, index, pack }));
  addRule(account, region, { name: "northwind-deployed-a-moment-ago", owner: "CUSTOM_POLICY" });
  const broken = addRule(account, region, {
    name: "northwind-hr-directory",
    owner: "CUSTOM_LAMBDA",
    identifier: account.arn("lambda", region.name, "function:config-hr-directory"),
  });
  broken.firstEvaluationStarted = true;
  broken.lastFailure = {
    at: account.now,
    code: "AccessDenied",
    message: "The function config-hr-directory may not be invoked.",
  };
}

/** Checks that nothing evaluates, a person attests. */
function deployManualPack(account: FakeAccount, region: FakeRegion): void {
  const pack = addPack(account, region, { name: "northwind-manual-checks" });
  for (const name of Object.values(processChecks).flatMap((names) => names ?? []))
    addRule(account, region, {
      name: `${name}-${pack.id}`,
      identifier: "AWS_CONFIG_PROCESS_CHECK",
      trigger: "periodic",
      packId: pack.id,
    });
}

/** Deploys the region's rules; none has judged anything yet. Gives those that are to judge, by type. */
export function deployLargeRules(
  account: FakeAccount,
  region: FakeRegion,
  isHome: boolean,
): readonly JudgedType[] {
  const packs = [
    addPack(account, region, { name: "northwind-security-baseline" }),
    addPack(account, region, { name: "northwind-payment-systems" }),
    null,
  ];
  if (isHome) deployManualPack(account, region);
  deployWithoutResults(account, region, packs);
  return kinds.map(({ type, share, rules, prefix }) => {
    let index = 0;
    const deployed = packs.flatMap((pack, place) =>
      Array.from({ length: rules[place] ?? 0 }, () => {
        const rule = deployOne(account, region, { type, index, pack });
        index += 1;
        return rule;
      }),
    );
    return { type, share, prefix, rules: deployed };
  });
}
