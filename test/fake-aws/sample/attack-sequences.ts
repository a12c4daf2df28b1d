/** Attack sequences: several ordinary findings told as one story, which they then point back to. */
import type { FakeAccount } from "../account.ts";
import { hexOf } from "../fingerprint.ts";
import type { FakeFinding, FakeRegion, JsonObject } from "../state.ts";

interface SequencePlan {
  readonly type: string;
  readonly title: string;
  /** Which ordinary findings it is made of. */
  readonly signals: RegExp;
  readonly resourceType: string;
}

const plans: Readonly<Record<string, readonly SequencePlan[]>> = {
  "us-east-1": [
    {
      type: "AttackSequence:IAM/CompromisedCredentials",
      title: "Credentials were stolen and used to hide, to look around and to stay",
      signals: /:IAMUser\/(InstanceCredential|AnomalousBehavior|CloudTrailLogging)/,
      resourceType: "ACCESS_KEY",
    },
    {
      type: "AttackSequence:S3/CompromisedData",
      title: "Data was searched for, read and deleted in buckets",
      signals: /:S3\/AnomalousBehavior/,
      resourceType: "S3_BUCKET",
    },
  ],
  "eu-west-1": [
    {
      type: "AttackSequence:EKS/CompromisedCluster",
      title: "A cluster was entered, and a miner was started in it",
      signals: /:(Kubernetes|Runtime)\//,
      resourceType: "EKS_CLUSTER",
    },
  ],
};

const mostSignals = 5;
const seconds = (instant: string): number => Date.parse(instant) / 1000;

const signalOf = (finding: FakeFinding, resourceUid: string): JsonObject => ({
  uid: finding.id,
  type: "FINDING",
  name: finding.type,
  description: String(finding.title),
  createdAt: seconds(finding.createdAt),
  updatedAt: seconds(finding.updatedAt),
  firstSeenAt: seconds(finding.createdAt),
  lastSeenAt: seconds(finding.updatedAt),
  count: finding.service.count,
  severity: finding.severity,
  resourceUids: [resourceUid],
  actorIds: ["actor-1"],
  endpointIds: ["endpoint-1"],
  signalIndicators: [
    { key: "ATTACK_TACTIC", title: "Tactic", values: [finding.type.split(":")[0] ?? ""] },
  ],
});

function sequenceOf(
  account: FakeAccount,
  region: FakeRegion,
  plan: SequencePlan,
  signals: readonly FakeFinding[],
): JsonObject {
  const resourceUid = account.arn("ec2", region.name, plan.resourceType.toLowerCase());
  return {
    uid: hexOf(`sequence/${region.name}/${plan.type}`, 32),
    description: plan.title,
    signals: signals.map((finding) => signalOf(finding, resourceUid)),
    actors: [
      {
        id: "actor-1",
        user: {
          name: "ci-deployer",
          uid: "AIDAEXAMPLEEXAMPLE001",
          type: "IAMUser",
          account: { uid: account.id, account: "northwind" },
        },
        session: {
          uid: "session-1",
          mfaStatus: "DISABLED",
          issuer: account.arn("iam", "", "user/ci-deployer"),
        },
      },
    ],
    endpoints: [
      {
        id: "endpoint-1",
        ip: "198.51.100.23",
        location: { city: "Amsterdam", country: "Netherlands", lat: 52.37, lon: 4.9 },
        autonomousSystem: { name: "Example Hosting B.V.", number: 64_496 },
      },
    ],
    resources: [
      {
        uid: resourceUid,
        resourceType: plan.resourceType,
        name: plan.resourceType.toLowerCase(),
        accountId: account.id,
        region: region.name,
        service: "s3",
        cloudPartition: account.partition,
        tags: [],
      },
    ],
    sequenceIndicators: [
      { key: "SUSPICIOUS_NETWORK", title: "Network", values: ["AS64496"] },
      {
        key: "ATTACK_TACTIC",
        title: "Tactic",
        values: ["InitialAccess", "DefenseEvasion", "Impact"],
      },
    ],
  };
}

function sequenceFinding(
  account: FakeAccount,
  region: FakeRegion,
  detectorId: string,
  plan: SequencePlan,
  signals: readonly FakeFinding[],
): FakeFinding {
  const id = hexOf(`attack/${region.name}/${plan.type}`, 32);
  const firstSeen =
    signals.map(({ createdAt }) => createdAt).sort()[0] ?? account.now.toISOString();
  const lastSeen =
    signals
      .map(({ updatedAt }) => updatedAt)
      .sort()
      .at(-1) ?? account.now.toISOString();
  return {
    schemaVersion: "2.0",
    accountId: account.id,
    region: region.name,
    partition: account.partition,
    id,
    arn: account.arn("guardduty", region.name, `detector/${detectorId}/finding/${id}`),
    type: plan.type,
    severity: 9,
    title: `${plan.title}.`,
    description: `${plan.title}: ${signals.length} signals, one actor.`,
    createdAt: firstSeen,
    updatedAt: lastSeen,
    resource: { resourceType: "AttackSequence" },
    service: {
      serviceName: "guardduty",
      detectorId,
      archived: false,
      count: 1,
      eventFirstSeen: firstSeen,
      eventLastSeen: lastSeen,
      resourceRole: "TARGET",
      additionalInfo: { type: "default", value: "{}" },
      detection: { sequence: sequenceOf(account, region, plan, signals) },
    },
  };
}

/** The same number of findings: each sequence takes the place of the last ordinary one. */
export function attackSequencesFor(
  account: FakeAccount,
  region: FakeRegion,
  detectorId: string,
  ordinary: readonly FakeFinding[],
): readonly FakeFinding[] {
  let findings = [...ordinary];
  for (const plan of plans[region.name] ?? []) {
    findings.pop();
    const signals = findings
      .filter(({ type, service }) => plan.signals.test(type) && !service.archived)
      .slice(0, mostSignals);
    if (signals.length === 0) continue;
    const sequence = sequenceFinding(account, region, detectorId, plan, signals);
    const members = new Set(signals.map(({ id }) => id));
    findings = findings.map((finding) =>
      members.has(finding.id) ? { ...finding, associatedAttackSequenceArn: sequence.arn } : finding,
    );
    findings.unshift(sequence);
  }
  return findings;
}
