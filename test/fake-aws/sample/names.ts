/** Ids of made-up resources, in the form AWS gives each type. */
import { fingerprintOf, hexOf } from "../fingerprint.ts";

export interface NamedPlace {
  readonly accountId: string;
  readonly region: string;
}

/** What the company runs: the words its resources are named after. */
const workloads = [
  "orders",
  "payments",
  "catalog",
  "auth",
  "billing",
  "search",
  "reporting",
  "web",
  "ingest",
  "media",
  "notifications",
  "warehouse",
  "partner-api",
  "admin",
  "mobile-api",
  "ml-features",
];

const stages = ["prod", "prod", "staging", "dev"];

/** The number's workload and stage: `orders-prod`, `payments-prod`, `catalog-staging`, … */
export const nameOf = (index: number): string => {
  const workload = workloads[index % workloads.length];
  const stage = stages[(index + Math.floor(index / workloads.length)) % stages.length];
  return `${workload}-${stage}`;
};

const uuid = (seed: string): string => {
  const hex = hexOf(seed, 32);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
};

const upper = (seed: string, length: number): string => fingerprintOf(seed, length).toUpperCase();

type IdOf = (name: string, seed: string, place: NamedPlace) => string;

const hex17 =
  (prefix: string): IdOf =>
  (_name, seed) =>
    `${prefix}-0${hexOf(seed, 16)}`;
const plain: IdOf = (name) => name;
const arnOf =
  (service: string, resource: (name: string, seed: string) => string): IdOf =>
  (name, seed, { accountId, region }) =>
    `arn:aws:${service}:${region}:${accountId}:${resource(name, seed)}`;

/** Region codes without hyphens tell buckets apart, whose names are the world's. */
const short = (region: string): string => region.replace(/^(..)-(.).*-(\d)$/, "$1$2$3");

const ids: Readonly<Record<string, IdOf>> = {
  "AWS::EC2::Instance": hex17("i"),
  "AWS::EC2::Volume": hex17("vol"),
  "AWS::EC2::SecurityGroup": hex17("sg"),
  "AWS::EC2::Subnet": hex17("subnet"),
  "AWS::EC2::VPC": hex17("vpc"),
  "AWS::EC2::InternetGateway": hex17("igw"),
  "AWS::EC2::RouteTable": hex17("rtb"),
  "AWS::EC2::NetworkAcl": hex17("acl"),
  "AWS::EC2::EIP": hex17("eipalloc"),
  "AWS::EC2::LaunchTemplate": hex17("lt"),
  "AWS::EC2::TransitGateway": hex17("tgw"),
  "AWS::EC2::VPNConnection": hex17("vpn"),
  "AWS::EFS::FileSystem": hex17("fs"),
  "AWS::S3::Bucket": (name, _seed, { region }) => `northwind-${name}-${short(region)}`,
  "AWS::IAM::User": (_name, seed) => `AIDA${upper(seed, 17)}`,
  "AWS::IAM::Group": (_name, seed) => `AGPA${upper(seed, 17)}`,
  "AWS::IAM::Role": (_name, seed) => `AROA${upper(seed, 17)}`,
  "AWS::IAM::Policy": (_name, seed) => `ANPA${upper(seed, 17)}`,
  "AWS::RDS::DBInstance": (_name, seed) => `db-${upper(seed, 26)}`,
  "AWS::RDS::DBCluster": (_name, seed) => `cluster-${upper(seed, 26)}`,
  "AWS::RDS::DBSnapshot": (name) => `${name}-before-upgrade`,
  "AWS::KMS::Key": (_name, seed) => uuid(seed),
  "AWS::SNS::Topic": arnOf("sns", (name) => name),
  "AWS::SQS::Queue": (name, _seed, { accountId, region }) =>
    `https://sqs.${region}.amazonaws.com/${accountId}/${name}`,
  "AWS::ElasticLoadBalancingV2::LoadBalancer": arnOf(
    "elasticloadbalancing",
    (name, seed) => `loadbalancer/app/${name}/${hexOf(seed, 16)}`,
  ),
  "AWS::ACM::Certificate": arnOf("acm", (_name, seed) => `certificate/${uuid(seed)}`),
  "AWS::SecretsManager::Secret": arnOf(
    "secretsmanager",
    (name, seed) => `secret:${name}/database-${fingerprintOf(seed, 6)}`,
  ),
  "AWS::ECS::Cluster": arnOf("ecs", (name) => `cluster/${name}`),
  "AWS::ECS::Service": arnOf("ecs", (name) => `service/${name}/${name}`),
  "AWS::ECS::TaskDefinition": arnOf("ecs", (name) => `task-definition/${name}:7`),
  "AWS::ApiGateway::Stage": (name, seed, { region }) =>
    `arn:aws:apigateway:${region}::/restapis/${fingerprintOf(seed, 10)}/stages/${name.split("-").at(-1)}`,
  "AWS::ApiGatewayV2::Stage": (_name, seed) => `${fingerprintOf(seed, 10)}/$default`,
  "AWS::OpenSearch::Domain": (name, _seed, { accountId }) => `${accountId}/${name}`,
  "AWS::CodeBuild::Project": arnOf("codebuild", (name) => `project/${name}`),
  "AWS::CloudFront::Distribution": (_name, seed) => `E${upper(seed, 13)}`,
  "AWS::Backup::BackupPlan": (_name, seed) => uuid(seed),
  "AWS::Backup::RecoveryPoint": arnOf("backup", (_name, seed) => `recovery-point:${uuid(seed)}`),
  "AWS::AutoScaling::AutoScalingGroup": arnOf(
    "autoscaling",
    (name, seed) => `autoScalingGroup:${uuid(seed)}:autoScalingGroupName/${name}`,
  ),
  "AWS::CloudFormation::Stack": arnOf(
    "cloudformation",
    (name, seed) => `stack/${name}/${uuid(seed)}`,
  ),
  "AWS::StepFunctions::StateMachine": arnOf("states", (name) => `stateMachine:${name}`),
  "AWS::WAFv2::WebACL": arnOf("wafv2", (name, seed) => `regional/webacl/${name}/${uuid(seed)}`),
  "AWS::SSM::PatchCompliance": (_name, seed) =>
    `AWS::SSM::ManagedInstanceInventory/i-0${hexOf(seed, 16)}`,
  "AWS::SSM::AssociationCompliance": (_name, seed) =>
    `AWS::SSM::ManagedInstanceInventory/i-0${hexOf(seed, 16)}`,
  "AWS::S3::AccountPublicAccessBlock": (_name, _seed, { accountId }) => accountId,
  "AWS::Route53::HealthCheck": (_name, seed) => uuid(seed),
  "AWS::Route53::HostedZone": (_name, seed) => `Z${upper(seed, 20)}`,
  "AWS::Logs::LogGroup": (name) => `/aws/lambda/${name}`,
};

/** The id of the `index`th resource of a type in a place. The same words always give the same id. */
export function idOf(type: string, index: number, place: NamedPlace): string {
  // IAM is one for the account: its resources are the same wherever they are recorded.
  const where = type.startsWith("AWS::IAM::") ? "global" : place.region;
  // An instance's patch and association records bear the instance's own id.
  const kin = type.startsWith("AWS::SSM::") ? "AWS::EC2::Instance" : type;
  return (ids[type] ?? plain)(nameOf(index), `${where}/${kin}/${index}`, place);
}
