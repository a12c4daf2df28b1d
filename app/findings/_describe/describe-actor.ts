import { at, joined, listOf, text } from "../../../lib/posture/walk-json.ts";
import { carriedBy, remoteOf } from "./action-parts.ts";
import { eachOnce, type Fact, fact } from "./fact.ts";

/** Who did it, as far as the finding tells: the far end, the identity, the process. */
export function describeActor(finding: unknown): Fact[] {
  const action = at(finding, "Service", "Action");
  return eachOnce([
    ...remoteFacts(remoteOf(finding)),
    ...callerFacts(carriedBy(action)),
    ...identityFacts(at(finding, "Resource")),
    ...processFacts(at(finding, "Service", "RuntimeDetails")),
  ]);
}

/** A far address with where it is and who runs the network. */
function remoteFacts(remote: unknown): Fact[] {
  const organisation = at(remote, "Organization");
  const asn = text(at(organisation, "Asn"));
  return [
    ...fact("Address", text(at(remote, "IpAddressV4")) ?? text(at(remote, "IpAddressV6"))),
    ...fact(
      "Place",
      joined([text(at(remote, "City", "CityName")), text(at(remote, "Country", "CountryName"))]),
    ),
    ...fact("Network", joined([text(at(organisation, "AsnOrg")), asn && `AS${asn}`])),
    ...fact("Organisation", differs(at(organisation, "Org"), at(organisation, "AsnOrg"))),
    ...fact("Provider", differs(at(organisation, "Isp"), at(organisation, "AsnOrg"))),
  ];
}

function differs(value: unknown, from: unknown): string | null {
  return text(value) === text(from) ? null : text(value);
}

function callerFacts(carried: unknown): Fact[] {
  const remoteAccount = at(carried, "RemoteAccountDetails");
  const affiliated = at(remoteAccount, "Affiliated");
  const whose =
    affiliated === true ? "of your organisation" : affiliated === false ? "foreign" : null;
  const login = listOf(at(carried, "LoginAttributes"))[0];
  return [
    ...fact("User agent", text(at(carried, "UserAgent"))),
    ...fact("Account", joined([text(at(remoteAccount, "AccountId")), whose])),
    ...fact("AWS service", text(at(remoteAccount, "AwsServiceName"))),
    ...fact("Source addresses", joined(listOf(at(carried, "SourceIps")).map(text))),
    ...fact("Domain of the caller", text(at(carried, "DomainDetails", "Domain"))),
    ...fact("Database user", text(at(login, "User"))),
    ...fact("Application", text(at(login, "Application"))),
  ];
}

function identityFacts(resource: unknown): Fact[] {
  const key = at(resource, "AccessKeyDetails");
  const user = at(resource, "KubernetesDetails", "KubernetesUserDetails");
  return [
    ...fact("User", text(at(key, "UserName"))),
    ...fact("User type", text(at(key, "UserType"))),
    ...fact("Access key", text(at(key, "AccessKeyId"))),
    ...fact("Principal", text(at(key, "PrincipalId"))),
    ...fact("Kubernetes user", text(at(user, "Username"))),
    ...fact("Groups", joined(listOf(at(user, "Groups")).map(text))),
    ...fact("Acting as", text(at(user, "ImpersonatedUser", "Username"))),
  ];
}

function processFacts(runtime: unknown): Fact[] {
  const process = at(runtime, "Process");
  const pid = text(at(process, "Pid"));
  return [
    ...fact("Process", joined([text(at(process, "Name")), pid && `process ${pid}`])),
    ...fact("Program", text(at(process, "ExecutablePath"))),
    ...fact("SHA-256", text(at(process, "ExecutableSha256"))),
    ...fact("Runs as", text(at(process, "User"))),
    ...fact("In folder", text(at(process, "Pwd"))),
    ...fact("Started by", lineageOf(process)),
  ];
}

/** The process's parents, the nearest last. */
function lineageOf(process: unknown): string | null {
  const parents = listOf(at(process, "Lineage")).map(
    (parent) => text(at(parent, "ExecutablePath")) ?? text(at(parent, "Name")) ?? "unnamed",
  );
  return parents.length === 0 ? null : parents.toReversed().join(" → ");
}
