/** The `service` of a finding, as far as it tells what happened: action, evidence, process or files. */
import type { JsonObject } from "../state.ts";
import type { Act } from "./finding-plots.ts";
import { objectScan, processOf, volumeScan } from "./finding-scans.ts";
import { chance, hexFor, pick, remoteOf, type Scene } from "./finding-scene.ts";

const portNames: Readonly<Record<number, string>> = {
  22: "SSH",
  25: "SMTP",
  53: "DNS",
  443: "HTTPS",
  3389: "RDP",
  5432: "PostgreSQL",
};

const portOf = (port: number): JsonObject => ({ port, portName: portNames[port] ?? "Unknown" });

function apiCall(scene: Scene, act: Act & { kind: "api" }): JsonObject {
  return {
    actionType: "AWS_API_CALL",
    awsApiCallAction: {
      api: act.api,
      serviceName: act.service,
      callerType: "Remote IP",
      userAgent: pick(scene, "agent", ["aws-cli/2.15.0", "Boto3/1.34.0", "console.amazonaws.com"]),
      ...(chance(scene, "error") < 0.2 ? { errorCode: "AccessDenied" } : {}),
      remoteIpDetails: remoteOf(scene).details,
      affectedResources: {},
    },
  };
}

function connection(scene: Scene, act: Act & { kind: "net" }): JsonObject {
  const far = Math.floor(chance(scene, "port") * 20_000) + 40_000;
  const isInbound = act.direction === "INBOUND";
  return {
    actionType: "NETWORK_CONNECTION",
    networkConnectionAction: {
      connectionDirection: act.direction,
      protocol: act.port === 53 ? "UDP" : "TCP",
      blocked: false,
      localIpDetails: { ipAddressV4: "10.20.1.17" },
      localPortDetails: portOf(isInbound ? act.port : far),
      remoteIpDetails: remoteOf(scene).details,
      remotePortDetails: portOf(isInbound ? far : act.port),
    },
  };
}

function probe(scene: Scene, act: Act & { kind: "probe" }): JsonObject {
  return {
    actionType: "PORT_PROBE",
    portProbeAction: {
      blocked: false,
      portProbeDetails: [
        {
          localIpDetails: { ipAddressV4: "10.20.1.17" },
          localPortDetails: portOf(act.port),
          remoteIpDetails: remoteOf(scene).details,
        },
      ],
    },
  };
}

function kubernetesCall(scene: Scene, act: Act & { kind: "kubernetes" }): JsonObject {
  return {
    actionType: "KUBERNETES_API_CALL",
    kubernetesApiCallAction: {
      requestUri: act.uri,
      verb: act.verb,
      resource: act.uri.split("/").at(-1) ?? "",
      namespace: "default",
      sourceIPs: [remoteOf(scene).ip],
      userAgent: "kubectl/v1.29.0",
      statusCode: 200,
      remoteIpDetails: remoteOf(scene).details,
    },
    ...(scene.plot.type.includes("RoleBinding")
      ? {
          kubernetesRoleBindingDetails: {
            kind: "RoleBinding",
            name: "debug",
            uid: hexFor(scene, "binding", 36),
            roleRefName: "cluster-admin",
            roleRefKind: "ClusterRole",
          },
        }
      : {}),
  };
}

const login = (scene: Scene, act: Act & { kind: "login" }): JsonObject => ({
  actionType: "RDS_LOGIN_ATTEMPT",
  rdsLoginAttemptAction: {
    remoteIpDetails: remoteOf(scene).details,
    LoginAttributes: [
      {
        user: "app_owner",
        application: "psql",
        failedLoginAttempts: act.succeeded ? 212 : 37,
        successfulLoginAttempts: act.succeeded ? 1 : 0,
      },
    ],
  },
});

function evidenceOf(scene: Scene): JsonObject {
  const isListed = /MaliciousIP|Tor|C&C|Bitcoin|PortProbe/.test(scene.plot.type);
  return isListed
    ? {
        evidence: {
          threatIntelligenceDetails: [
            {
              threatListName: scene.plot.type.includes("Tor") ? "TorProject" : "ProofPoint",
              threatNames: [scene.plot.type.includes("C&C") ? "known control server" : "scanner"],
            },
          ],
        },
      }
    : {};
}

function anomalyOf(scene: Scene): JsonObject {
  if (!scene.plot.type.includes("AnomalousBehavior") || scene.plot.act.kind !== "api") return {};
  const api = {
    profileType: "FREQUENCY",
    profileSubtype: "UNSEEN",
    observations: { text: [scene.plot.act.api] },
  };
  return {
    detection: {
      anomaly: {
        profiles: { USER: { API: [api] }, ACCOUNT: { API: [{ ...api, profileSubtype: "RARE" }] } },
        unusual: { behavior: { USER: { API: api } } },
      },
    },
  };
}

function actionOf(scene: Scene): JsonObject {
  const { act } = scene.plot;
  switch (act.kind) {
    case "api":
      return { action: apiCall(scene, act) };
    case "net":
      return { action: connection(scene, act) };
    case "probe":
      return { action: probe(scene, act) };
    case "kubernetes":
      return { action: kubernetesCall(scene, act) };
    case "login":
      return { action: login(scene, act) };
    case "dns":
      return {
        action: {
          actionType: "DNS_REQUEST",
          dnsRequestAction: {
            domain: act.domain,
            protocol: "UDP",
            blocked: false,
            domainWithSuffix: act.domain,
          },
        },
      };
    case "process":
      return { runtimeDetails: processOf(scene, act), featureName: "RuntimeMonitoring" };
    case "file":
      return scene.plot.resource === "object"
        ? { malwareScanDetails: objectScan(scene, act), featureName: "MalwareProtectionS3" }
        : { ebsVolumeScanDetails: volumeScan(scene, act), featureName: "EbsVolumeScan" };
    default:
      return act satisfies never;
  }
}

/** What happened: to be spread into `service`. */
export const happeningOf = (scene: Scene): JsonObject => ({
  ...actionOf(scene),
  ...evidenceOf(scene),
  ...anomalyOf(scene),
});
