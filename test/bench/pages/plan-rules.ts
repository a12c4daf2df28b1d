/** The rules of the account whose pages are measured: some 300 checks, most of them deployed more than once. */
import type { RuleMapping } from "../../../lib/posture/control.ts";
import type { ConformancePack, Rule } from "../../../lib/posture/snapshot.ts";
import { aRule } from "../../builders/a-rule.ts";
import { aPack } from "../../builders/an-observation.ts";
import { chanceOf, fingerprintOf } from "../../fake-aws/fingerprint.ts";

/** Of what the account has many; every other type of the catalogue is rare in it. */
const commonTypes: readonly (readonly [type: string, share: number, prefix: string])[] = [
  ["AWS::EC2::Instance", 20, "i-"],
  ["AWS::S3::Bucket", 14, "northwind-logs-"],
  ["AWS::Lambda::Function", 18, "order-pipeline-"],
  ["AWS::ECS::TaskDefinition", 12, "service-"],
  ["AWS::EC2::Volume", 12, "vol-"],
  ["AWS::EC2::SecurityGroup", 10, "sg-"],
  ["AWS::RDS::DBInstance", 5, "db-"],
  ["AWS::DynamoDB::Table", 5, "orders-"],
  ["AWS::ElasticLoadBalancingV2::LoadBalancer", 3, "app/edge-"],
  ["AWS::KMS::Key", 3, "key-"],
  ["AWS::EFS::FileSystem", 2, "fs-"],
];
const rareShare = 0.1;

const packs = [
  { name: "northwind-payment-systems", share: 0.35 },
  { name: "northwind-security-baseline", share: 0.25 },
  { name: "northwind-health-records", share: 0.15 },
] as const;

/** Of the checks, the share that Security Hub deploys too. */
const serviceLinkedShare = 0.2;

/** No check fails for more than this share of its resources; over all, some 11 % do. */
const worstShare = 0.55;
const faultlessShare = 0.35;

export interface PlannedRule {
  readonly rule: Rule;
  /** Equal for every copy of one check in one region. */
  readonly failingShare: number;
  /** Tells a check's copies from every other check in the dice. */
  readonly check: number;
}

export interface PlannedType {
  readonly type: string;
  readonly share: number;
  readonly prefix: string;
  readonly rules: readonly PlannedRule[];
}

/** The checks: all of the common types first. */
export function chooseChecks(known: readonly RuleMapping[], wanted: number) {
  const common = new Set(commonTypes.map(([type]) => type));
  const isCommon = ({ resourceTypes: [type = ""] }: RuleMapping) => common.has(type);
  const withType = known.filter(({ resourceTypes }) => resourceTypes.length > 0);
  return [...withType.filter(isCommon), ...withType.filter((rule) => !isCommon(rule))].slice(
    0,
    wanted,
  );
}

/** What stands in one region: its rules by the type they judge, and the packs that brought some of them. */
export function planRegion(
  accountId: string,
  region: string,
  checks: readonly RuleMapping[],
): { readonly types: readonly PlannedType[]; readonly packs: readonly ConformancePack[] } {
  const planned = checks.flatMap((mapping, check) => {
    const luck = chanceOf(`${region}/${mapping.identifier}`);
    const failingShare =
      luck < faultlessShare
        ? 0
        : worstShare * ((luck - faultlessShare) / (1 - faultlessShare)) ** 2;
    return copiesOf(accountId, region, mapping).map((rule) => ({ rule, failingShare, check }));
  });
  const byType = Map.groupBy(planned, ({ rule }) => rule.resourceTypes[0] ?? "");
  const types = [...byType].map(([type, rules]): PlannedType => {
    const [, share, prefix] = commonTypes.find(([name]) => name === type) ?? [
      type,
      rareShare,
      `${type.split("::").at(-1)?.toLowerCase() ?? "thing"}-`,
    ];
    return { type, share, prefix, rules };
  });
  return { types, packs: packs.map(({ name }) => packOf(accountId, region, name, planned)) };
}

const packIdOf = (region: string, name: string): string =>
  `conformance-pack-${fingerprintOf(`${region}/${name}`, 9)}`;

/** One check as it is deployed: the company's own rule, packs' copies, Security Hub's. */
function copiesOf(accountId: string, region: string, mapping: RuleMapping): readonly Rule[] {
  const identifier = mapping.identifier ?? "";
  const name = identifier.toLowerCase().replaceAll("_", "-");
  const luckOf = (by: string) => chanceOf(`${by}/${identifier}`);
  const inPacks = packs
    .filter((pack) => luckOf(pack.name) < pack.share)
    .map((pack) => ({ name: `${name}-${packIdOf(region, pack.name)}`, packName: pack.name }));
  const linked =
    luckOf("securityhub") < serviceLinkedShare
      ? [
          {
            name: `securityhub-${name}-${fingerprintOf(`${region}/${name}`, 8)}`,
            createdBy: "securityhub.amazonaws.com",
          },
        ]
      : [];
  const brought = [...inPacks, ...linked];
  return (brought.length > 0 ? brought : [{ name: `northwind-${name}` }]).map((copy) => ({
    ...aRule({ accountId, region, identifier, ...copy }),
    resourceTypes: mapping.resourceTypes.slice(0, 1),
  }));
}

function packOf(
  accountId: string,
  region: string,
  name: string,
  planned: readonly PlannedRule[],
): ConformancePack {
  const ruleNames = planned
    .filter(({ rule }) => rule.packName === name)
    .map(({ rule }) => rule.name);
  const id = packIdOf(region, name);
  const arn = `arn:aws:config:${region}:${accountId}:conformance-pack/${name}/${id}`;
  return aPack({
    accountId,
    region,
    name,
    id,
    arn,
    ruleNames,
    compliance: "NON_COMPLIANT",
    awsScore: Math.round(6_000 + 3_500 * chanceOf(id)) / 100,
  });
}
