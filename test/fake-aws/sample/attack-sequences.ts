/** Attack sequences: several ordinary findings told as one story, which they then point back to. */
import type { FakeAccount } from "../account.ts";
import { attributeOf } from "../finding-criteria.ts";
import { hexOf } from "../fingerprint.ts";
import type { FakeFinding, FakeRegion, JsonObject } from "../state.ts";

interface SequencePlan {
  readonly type: string;
  readonly title: string;
  /** Which ordinary findings it is made of. */
  readonly signals: RegExp;
}

const plans: Readonly<Record<string, readonly SequencePlan[]>> = {
  "us-east-1": [
    {
      type: "AttackSequence:IAM/CompromisedCredentials",
      title: "Credentials were stolen and used to hide, to look around and to stay",
      signals: /:IAMUser\/(InstanceCredential|AnomalousBehavior|CloudTrailLogging)/,
    },
    {
      type: "AttackSequence:S3/CompromisedData",
      title: "Data was searched for, read and deleted in buckets",
      signals: /:S3\/AnomalousBehavior/,
    },
  ],
  "eu-west-1": [
    {
      type: "AttackSequence:EKS/CompromisedCluster",
      title: "A cluster was entered, and a miner was started in it",
      signals: /:(Kubernetes|Runtime)\//,
    },
  ],
};

const mostSignals = 5;
const seconds = (instant: string): number => Date.parse(instant) / 1000;

interface Involved {
  readonly uid: string;
  readonly name: string;
  /** GuardDuty's word for the type within a sequence. */
  readonly resourceType: string;
  readonly service: string;
  readonly data: JsonObject;
}

const firstText = (finding: FakeFinding, ...path: string[]): string =>
  String(attributeOf(finding, ["resource", ...path])[0] ?? "");

/** The resource a signal is about, in the sequence's own words. */
function involvedIn(account: FakeAccount, finding: FakeFinding): Involved {
  const bucket = firstText(finding, "s3BucketDetails", "name");
  if (bucket !== "")
    return {
      uid: `arn:${account.partition}:s3:::${bucket}`,
      name: bucket,
      resourceType: "S3_BUCKET",
      service: "s3",
      data: { s3Bucket: { effectivePermission: "NOT_PUBLIC", encryptionType: "SSEAlgorithm" } },
    };
  const cluster = firstText(finding, "eksClusterDetails", "arn");
  if (cluster !== "")
    return {
      uid: cluster,
      name: firstText(finding, "eksClusterDetails", "name"),
      resourceType: "EKS_CLUSTER",
      service: "eks",
      data: { eksCluster: { arn: cluster, status: "ACTIVE" } },
    };
  const key = firstText(finding, "accessKeyDetails", "accessKeyId");
  const userName = firstText(finding, "accessKeyDetails", "userName");
  const principalId = firstText(finding, "accessKeyDetails", "principalId");
  const userType = firstText(finding, "accessKeyDetails", "userType");
  return {
    uid: key,
    name: userName,
    resourceType: "ACCESS_KEY",
    service: "iam",
    data: { accessKey: { principalId, userName, userType } },
  };
}

const signalOf = (finding: FakeFinding, resourceUid: string): JsonObject => ({
  uid: finding.id,
  type: "FINDING",
  name: finding.type,
  description: String(finding.title),
  createdAt: seconds(finding.createdAt),
  updatedAt: seconds(finding.updatedAt),
  firstSeenAt: seconds(String(finding.service.eventFirstSeen)),
  lastSeenAt: seconds(String(finding.service.eventLastSeen)),
  count: finding.service.count,
  severity: finding.severity,
  resourceUids: [resourceUid],
  actorIds: ["actor-1"],
  endpointIds: ["endpoint-1"],
  signalIndicators: [
    { key: "ATTACK_TACTIC", title: "Tactic", values: [finding.type.split(":")[0] ?? ""] },
  ],
});

const actorOf = (account: FakeAccount): JsonObject => ({
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
});

const endpoint: JsonObject = {
  id: "endpoint-1",
  ip: "198.51.100.23",
  location: { city: "Amsterdam", country: "Netherlands", lat: 52.37, lon: 4.9 },
  autonomousSystem: { name: "Example Hosting B.V.", number: 64_496 },
};

function sequenceOf(
  account: FakeAccount,
  region: FakeRegion,
  plan: SequencePlan,
  signals: readonly FakeFinding[],
): JsonObject {
  const involved = signals.map((finding) => ({ finding, resource: involvedIn(account, finding) }));
  const resources = new Map(involved.map(({ resource }) => [resource.uid, resource]));
  return {
    uid: hexOf(`sequence/${region.name}/${plan.type}`, 32),
    description: plan.title,
    signals: involved.map(({ finding, resource }) => signalOf(finding, resource.uid)),
    actors: [actorOf(account)],
    endpoints: [endpoint],
    resources: [...resources.values()].map((resource) => ({
      ...resource,
      accountId: account.id,
      region: region.name,
      cloudPartition: account.partition,
      tags: [],
    })),
    sequenceIndicators: [
      { key: "SUSPICIOUS_NETWORK", title: "Network", values: ["AS64496"] },
      {
        key: "ATTACK_TACTIC",
        title: "Tactic",
        values: [...new Set(signals.map(({ type }) => type.split(":")[0] ?? ""))],
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

/** The order in which an intruder goes about it; signals are told in this order. */
const tactics = [
  "InitialAccess",
  "UnauthorizedAccess",
  "Discovery",
  "CredentialAccess",
  "PrivilegeEscalation",
  "Persistence",
  "DefenseEvasion",
  "Stealth",
  "Execution",
  "CryptoCurrency",
  "Exfiltration",
  "Impact",
];

const stageOf = ({ type }: FakeFinding): number => {
  const stage = tactics.indexOf(type.split(":")[0] ?? "");
  return stage < 0 ? tactics.length : stage;
};

const isSample = ({ title }: FakeFinding): boolean => String(title).startsWith("[SAMPLE]");

/** One finding of each fitting type, moved into one night: AWS correlates what happens within a day. */
function signalsFor(
  plan: SequencePlan,
  findings: readonly FakeFinding[],
  begin: Date,
): readonly FakeFinding[] {
  const fitting = findings.filter(
    (finding) => plan.signals.test(finding.type) && !finding.service.archived && !isSample(finding),
  );
  const oneOfEach = [...new Map(fitting.map((finding) => [finding.type, finding])).values()];
  return oneOfEach
    .sort((a, b) => stageOf(a) - stageOf(b))
    .slice(0, mostSignals)
    .map((finding, index) => {
      const at = (minutes: number): string =>
        new Date(begin.getTime() + minutes * 60_000).toISOString();
      const [firstSeen, lastSeen] = [at(index * 47), at(index * 47 + 31)];
      return {
        ...finding,
        createdAt: at(index * 47 + 5),
        updatedAt: at(index * 47 + 38),
        service: { ...finding.service, eventFirstSeen: firstSeen, eventLastSeen: lastSeen },
      };
    });
}

const day = 86_400_000;

/** The same number of findings: each sequence takes the place of the last ordinary one. */
export function attackSequencesFor(
  account: FakeAccount,
  region: FakeRegion,
  detectorId: string,
  ordinary: readonly FakeFinding[],
): readonly FakeFinding[] {
  let findings = [...ordinary];
  for (const [index, plan] of (plans[region.name] ?? []).entries()) {
    findings.pop();
    const begin = new Date(account.now.getTime() - (2 + 5 * index) * day);
    const signals = signalsFor(plan, findings, begin);
    if (signals.length === 0) continue;
    const sequence = sequenceFinding(account, region, detectorId, plan, signals);
    const members = new Map(signals.map((signal) => [signal.id, signal]));
    findings = findings.map((finding) => {
      const signal = members.get(finding.id);
      return signal === undefined
        ? finding
        : { ...signal, associatedAttackSequenceArn: sequence.arn };
    });
    findings.unshift(sequence);
  }
  return findings;
}
