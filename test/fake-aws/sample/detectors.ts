/** GuardDuty in the sample account: a detector, its plans, its filters and its findings. */
import type { FakeAccount } from "../account.ts";
import { hexOf } from "../fingerprint.ts";
import type { FakeDetector, FakeFilter, FakeRegion } from "../state.ts";
import { findingsFor } from "./findings.ts";
import { regionWithSuspendedDetector } from "./regions.ts";

const day = 86_400_000;

/** Plans that are switched on wherever GuardDuty is. */
const foundational = ["CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS"];

/** Plans the company pays for, by region; elsewhere only the first two. */
const paid = [
  "S3_DATA_EVENTS",
  "EBS_MALWARE_PROTECTION",
  "EKS_AUDIT_LOGS",
  "RDS_LOGIN_EVENTS",
  "LAMBDA_NETWORK_LOGS",
];
const paidEverywhere = 2;
const fullyProtected = ["us-east-1", "eu-west-1"];

const agents = ["EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"];

function featuresIn(region: string): FakeDetector["features"] {
  const isFull = fullyProtected.includes(region);
  const on = (enabled: boolean): "ENABLED" | "DISABLED" => (enabled ? "ENABLED" : "DISABLED");
  return [
    ...foundational.map((name) => ({ name, status: on(true), additional: [] })),
    ...paid.map((name, index) => ({
      name,
      status: on(isFull || index < paidEverywhere),
      additional: [],
    })),
    {
      name: "RUNTIME_MONITORING",
      status: on(isFull),
      additional: agents.map((name) => ({ name, status: on(isFull) })),
    },
  ];
}

function filtersIn(region: string, now: Date): readonly FakeFilter[] {
  if (region !== "us-east-1") return [];
  const createdAt = new Date(now.getTime() - 120 * day);
  return [
    {
      name: "office-vulnerability-scanner",
      description: "Our own scanner probes ports every night.",
      action: "ARCHIVE",
      rank: 1,
      criterion: {
        type: { equals: ["Recon:EC2/Portscan"], eq: ["Recon:EC2/Portscan"] },
        "resource.instanceDetails.tags.value": { equals: ["vulnerability-scanner"] },
      },
      createdAt,
    },
    {
      name: "low-severity-noise",
      description: "Too broad: hides every low finding.",
      action: "ARCHIVE",
      rank: 2,
      criterion: { severity: { lessThan: 4 } },
      createdAt,
    },
  ];
}

/** Switches GuardDuty on in a region, with that many findings. */
export function addDetector(
  account: FakeAccount,
  region: FakeRegion,
  findings: number,
  seed: number,
): void {
  const isSuspended = region.name === regionWithSuspendedDetector;
  const detector: FakeDetector = {
    id: hexOf(`detector/${region.name}`, 32),
    status: isSuspended ? "DISABLED" : "ENABLED",
    createdAt: new Date(account.now.getTime() - 500 * day),
    updatedAt: new Date(account.now.getTime() - (isSuspended ? 140 : 30) * day),
    publishingFrequency: "FIFTEEN_MINUTES",
    features: featuresIn(region.name),
    findings: new Map(),
    filters: filtersIn(region.name, account.now),
  };
  region.detector = detector;
  for (const finding of findingsFor(account, region, detector.id, findings, seed))
    detector.findings.set(finding.id, finding);
}
