/** Whether AWS lets a request in: signature, credentials, region, permission and rate, in AWS's order. */
import type { FakeAccount } from "./account.ts";
import { namedByHost } from "./addresses.ts";
import {
  badlySigned,
  denied,
  expiredCredentials,
  throttled,
  unknownCredentials,
  unknownOperation,
  unsigned,
  wronglyScoped,
} from "./aws-error.ts";
import type { Signature } from "./signature.ts";
import type { Denial, FakeCredential, FakeRegion, ServiceName } from "./state.ts";

export interface AskedFor {
  readonly service: ServiceName;
  readonly operation: string;
  readonly exists: boolean;
  /** Whether the caller's own policies allow it anywhere. */
  readonly allowed: boolean;
  readonly signature: Signature;
}

/** Services with one endpoint for the partition: a region's state does not concern them. */
const isGlobal = (service: ServiceName): boolean => service === "account" || service === "artifact";

function credentialOf(
  account: FakeAccount,
  service: ServiceName,
  signature: Signature & { kind: "signed" },
): FakeCredential {
  const credential = account.credentials.get(signature.accessKeyId);
  if (credential === undefined) throw unknownCredentials(service);
  if (credential.sessionToken !== signature.sessionToken && credential.sessionToken !== null)
    throw unknownCredentials(service);
  if (credential.expiresAt !== null && credential.expiresAt.getTime() <= Date.now())
    throw expiredCredentials(service);
  return credential;
}

const isEnabled = ({ optStatus }: FakeRegion): boolean =>
  optStatus === "ENABLED" || optStatus === "ENABLED_BY_DEFAULT";

function regionOf(account: FakeAccount, service: ServiceName, name: string): FakeRegion {
  const region = account.regions.get(isGlobal(service) ? account.homeRegion : name);
  if (region === undefined) throw unknownCredentials(service);
  if (!isEnabled(region)) throw unknownCredentials(service);
  return region;
}

const concerns = (denial: Denial, service: ServiceName, operation: string): boolean =>
  (denial.service === "*" || denial.service === service) &&
  (denial.operation === undefined || denial.operation === operation);

function checkScope(
  request: Request,
  service: ServiceName,
  signature: Signature & { kind: "signed" },
): void {
  if (signature.service !== service)
    throw wronglyScoped(service, `Credential should be scoped to correct service: '${service}'.`);
  const host = namedByHost(new URL(request.url));
  if (host?.region != null && host.region !== signature.region)
    throw wronglyScoped(service, `Credential should be scoped to a valid region.`);
}

/** Throws the refusal AWS would give, or returns who asks and where. */
export function checkCaller(
  account: FakeAccount,
  request: Request,
  asked: AskedFor,
): { credential: FakeCredential; region: FakeRegion } {
  const { service, operation, signature } = asked;
  if (signature.kind === "missing") throw unsigned(service);
  if (signature.kind === "incomplete") throw badlySigned(service, signature.why);
  checkScope(request, service, signature);
  const credential = credentialOf(account, service, signature);
  const region = regionOf(account, service, signature.region);
  if (!asked.exists) throw unknownOperation(service, operation);
  const denial = [...account.denials, ...(isGlobal(service) ? [] : region.denials)].find((each) =>
    concerns(each, service, operation),
  );
  // No policy can take this away.
  const isAlwaysAllowed = service === "sts" && operation === "GetCallerIdentity";
  if (denial !== undefined && !isAlwaysAllowed)
    throw denied(service, operation, credential.callerArn, denial.by);
  if (!asked.allowed) throw denied(service, operation, credential.callerArn);
  if (!account.rates.allows({ service, operation, region: region.name }, performance.now()))
    throw throttled(service);
  return { credential, region };
}
